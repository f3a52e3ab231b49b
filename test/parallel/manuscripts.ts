/** Manuscripts for the tests of pairing, made from Markdown or from random blocks. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Manuscript } from '../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';
import type { Language } from '../../scripts/message/message.ts';
import type { ManuscriptPair } from '../../scripts/parallel/assemble.ts';

/** A manuscript without mistakes of its own; `markdown` is what follows the front matter, from line 4 on. */
export function manuscript(language: Language, markdown: string, name = '01-a'): Manuscript {
  const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n${markdown}`);
  const parsed = parseManuscript({ language, file: `${language}/${name}.md`, name, bytes });
  assert.ok(parsed.manuscript);
  return parsed.manuscript;
}

/** The two sides of a chapter. */
export function chapter(ja: string, en: string, name = '01-a'): ManuscriptPair {
  return { ja: manuscript('ja', ja, name), en: manuscript('en', en, name) };
}

/** The chapters of the shipped publications without their front matter. */
export function shippedChapters(): readonly { readonly name: string; readonly ja: string; readonly en: string }[] {
  const root = new URL('../../manuscripts/', import.meta.url);
  const read = (path: string): string => readFileSync(new URL(path, root), 'utf8').replace(/^---\n.*?\n---\n/s, '');
  return readdirSync(root).flatMap((publication) =>
    readdirSync(new URL(`${publication}/ja/`, root)).map((file) => ({
      name: `${publication}/${file}`,
      ja: read(`${publication}/ja/${file}`),
      en: read(`${publication}/en/${file}`),
    })),
  );
}

const additions: Readonly<Record<Language, readonly [before: string, after: string]>> = {
  ja: ['しかしながら、', 'この点については、次の章でもう一度、詳しく述べる。'],
  en: ['All the same, ', ' The next chapter comes back to this point and says more about it.'],
};

/** A text with one of its paragraphs or headings edited, for each of them and in two ways. */
export function edits(markdown: string, language: Language): readonly { text: string; index: number }[] {
  const [before, after] = additions[language];
  const { blocks: all, source } = manuscript(language, markdown);
  const body = source.length - markdown.length;
  return all.flatMap(({ type, position }, index) => {
    if (type !== 'paragraph' && type !== 'heading') return [];
    const [start = 0, end = 0] = [position?.start.offset, position?.end.offset].map((at) => (at ?? 0) - body);
    const words = start + (/^#+ /.exec(markdown.slice(start))?.[0].length ?? 0);
    return [
      { text: `${markdown.slice(0, words)}${before}${markdown.slice(words)}`, index },
      { text: `${markdown.slice(0, end)}${after}${markdown.slice(end)}`, index },
    ];
  });
}

/** Words and what they are in Japanese. */
const dictionary: Readonly<Record<string, string>> = {
  the: 'この',
  call: '呼びかけの',
  law: '法律の',
  key: '鍵の',
  encryption: '暗号の',
  state: '国家の',
  people: '人々の',
  market: '市場の',
  open: '公開の',
  letter: '手紙の',
  right: '権利の',
  too: 'もまた',
};

const word = fc.constantFrom(...Object.keys(dictionary).filter((one) => one !== 'the' && one !== 'too'));

/** English text that says something: three to nine words. */
export const sentence = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => ['the', ...words].join(' '));

/** The same Markdown with each sentence in Japanese, word for word. */
export function inJapanese(markdown: string): string {
  const words = Object.keys(dictionary).join('|');
  return markdown.replace(new RegExp(`\\b(?:${words})\\b ?`, 'g'), (found) => dictionary[found.trim()] ?? found);
}

/** One block of Markdown that stands alone, of any kind, around some words. */
export const block = fc.oneof(
  { weight: 4, arbitrary: sentence },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), sentence).map(([n, text]) => `${'#'.repeat(n)} ${text}`),
  },
  sentence.map((text) => `- ${text}\n- ${text} too`),
  sentence.map((text) => `1. ${text}\n2. ${text} too`),
  sentence.map((text) => `> ${text}`),
  sentence.map((text) => `| ${text} | b |\n| --- | --- |\n| 1 | 2 |`),
  sentence.map((text) => `\`\`\`\n${text}\n\`\`\``),
  sentence.map((text) => `![${text}](a.png)`),
  fc.constant('* * *'),
  fc.tuple(fc.constantFrom('x', 'y', 'z'), sentence).map(([label, text]) => `[^${label}]: ${text}`),
  fc.tuple(fc.constantFrom('one', 'two', 'three'), sentence).map(([id, text]) => `<!-- id: ${id} -->\n\n${text}`),
);

/** The Markdown of a chapter: blocks with something between them that keeps neighbours apart. */
export const blocks = fc.array(block, { maxLength: 14 });

export function joined(parts: readonly string[]): string {
  return parts.map((part) => `${part}\n`).join('\n<!-- next -->\n\n');
}
