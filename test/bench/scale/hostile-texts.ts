/** Texts that programs choke on, long enough on both sides for the language to be told, so that a book is made of them. */
import type { Both } from './sentences.ts';

const title = (body: string): string => `---\ntitle: T\n---\n\n${body}\n`;
const prose: Both = [
  '町の図書館の記録を残すために、住民が集まって話し合いを続けている。'.repeat(8),
  'The residents of the town meet and talk about the records that are kept in the library of the town. '.repeat(4),
];
const both = (ja: string, en: string): Both => [title(`${prose[0]}\n\n${ja}`), title(`${prose[1]}\n\n${en}`)];
const same = (body: string): Both => both(body, body);
const repeated = (text: string, times: number): Both => same(text.repeat(times));
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** One chapter each. */
export const hostileTexts: Readonly<Record<string, () => Both>> = {
  'one paragraph of 3,000 characters': () => [
    title('町の記録を残す。'.repeat(375)),
    title('Records are kept. '.repeat(160)),
  ],
  'a table of 20,000 rows': () =>
    both(
      `| 場所 | n |\n| --- | --- |\n${lines(20_000, (index) => `| 町の図書館 | ${index} |`)}`,
      `| Place | n |\n| --- | --- |\n${lines(20_000, (index) => `| The library of the town | ${index} |`)}`,
    ),
  '1,000 quotations in each other': () => same(`${'> '.repeat(1000)}x`),
  '1,000 lists in each other': () => same(lines(1000, (index) => `${'  '.repeat(index)}- x`)),
  '1,000 brackets in each other': () => same(`${'['.repeat(1000)}x${']'.repeat(1000)}(y)`),
  '1,000 emphases in each other': () => same(`${'*a **b '.repeat(500)}${'c** d*'.repeat(500)}`),
  '1,000 elements in each other': () => same(`${'<span>'.repeat(1000)}x${'</span>'.repeat(1000)}`),
  '100,000 references to one note': () =>
    both(
      `${lines(1000, () => `${'町の記録です[^a]。'.repeat(100)}\n`)}\n\n[^a]: 注です。`,
      `${lines(1000, () => `${'Records of the town[^a]. '.repeat(100)}\n`)}\n\n[^a]: A note.`,
    ),
  '10,000 notes': () =>
    both(
      `${lines(10_000, (index) => `町の記録です[^n${index}]。\n`)}\n\n${lines(10_000, (index) => `[^n${index}]: 注です。\n`)}`,
      `${lines(10_000, (index) => `Records of the town[^n${index}].\n`)}\n\n${lines(10_000, (index) => `[^n${index}]: A note.\n`)}`,
    ),
  '10,000 link definitions': () =>
    same(
      `${lines(10_000, (index) => `[字][l${index}]\n`)}\n\n${lines(10_000, (index) => `[l${index}]: https://example.org/${index}`)}`,
    ),
  '20,000 equal paragraphs': () => [
    title('同じ文です。\n\n'.repeat(20_000)),
    title('The same sentence.\n\n'.repeat(20_000)),
  ],
  '50,000 × [': () => repeated('[', 50_000),
  '50,000 × ![': () => repeated('![', 25_000),
  '50,000 × *': () => repeated('*', 50_000),
  '10,000 × *a': () => repeated('*a ', 10_000),
  '10,000 × a**': () => repeated('a**字', 10_000),
  '50,000 × `': () => same(lines(300, (index) => `x${'`'.repeat(index)}`)),
  '50,000 × {': () => repeated('{', 50_000),
  '50,000 × {|': () => repeated('{|', 25_000),
  '20,000 × {a|': () => repeated('{漢|', 20_000),
  '50,000 × |': () => repeated('|', 50_000),
  '10,000 × {a|b}': () => repeated('{漢|かん}', 10_000),
  'one ruby of 20,000 readings': () => same(`{${'漢'.repeat(20_000)}${'|か'.repeat(20_000)}}`),
  '50,000 × <': () => repeated('<', 50_000),
  '20,000 × <!--': () => repeated('<!-- ', 20_000),
  '20,000 × [^': () => repeated('[^', 20_000),
  '50,000 × \\': () => repeated('\\', 50_001),
  '50,000 × &': () => repeated('&', 50_000),
  'one line of 200,000 dashes': () => repeated('-', 200_000),
  'NUL and control characters': () => repeated('a\0b\u0007c\u001b', 100),
  'templates, CDATA, scripts': () =>
    repeated('<%= process.exit(1) %> ]]> <![CDATA[ <script>alert(1)</script> &lt; &#38; ', 1000),
  'an image that is none': () => same('![x](../publication.yaml)'),
};
