import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type ExchangeFormat, readExchange } from '../../../scripts/exchange/translation/read-exchange.ts';
import { takeTranslations } from '../../../scripts/exchange/translation/take-translations.ts';
import { tmxText } from '../../../scripts/exchange/translation/tmx-writer.ts';
import { unitsOf } from '../../../scripts/exchange/translation/units.ts';
import { xliffText } from '../../../scripts/exchange/translation/xliff-writer.ts';
import type { Language } from '../../../scripts/message/message.ts';
import { documentOf, type Sides, sidesOf } from './publication.ts';

const formats = ['xliff', 'tmx'] as const;

function exported(sides: Sides, format: ExchangeFormat, from: Language = 'ja'): string {
  const exchange = { publication: 'test', from, units: unitsOf(documentOf(sides)) };
  return format === 'tmx' ? tmxText(exchange) : xliffText(exchange);
}

function imported(file: string, sides: Sides, format: ExchangeFormat) {
  const { exchange, messages } = readExchange(new TextEncoder().encode(file), 'file', format);
  assert.deepEqual(messages, []);
  assert.ok(exchange);
  const taken = takeTranslations(exchange, documentOf(sides), (path) => (path === 'ja.md' ? sides.ja : sides.en));
  const text = (language: Language): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(taken.files.get(`${language}.md`) ?? sides[language]);
  return { ...taken, ja: text('ja'), en: text('en'), codes: taken.messages.map(({ code }) => code) };
}

const decoded = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const ja = `最初の**段落**は{暗号|あんごう}の話。
折り返した行。

## 見出し

- 一つ目
- 二つ目 [リンク](https://example.org/?a=1&b=2)

| 甲 | 乙 |
| --- | --- |
| 1 | \`code\` |

> 引用\\*文[^n]

[^n]: 注の本文。
`;
const en = `The first *paragraph* is about encryption
and is wrapped.

## Heading

- One
- Two [link](https://example.org/?a=1&b=2)

| A | B |
| --- | --- |
| 1 | \`code\` |

> Quoted\\*text[^n]

[^n]: The text of the note.
`;

const inline = fc.constantFrom(
  'word',
  '語',
  'a < b & c',
  '**bold**',
  '*it*',
  '`x|y`',
  '[l](u "t")',
  '<https://a.b/c>',
  '{漢|かん}',
  '\\*',
  '&amp;',
  '  ',
  ' ',
  '\n',
  'é',
  'か\u3099',
  '![alt](i.png)',
  '"q"',
  "'",
  ']]>',
  '<b>',
  '</b>',
);
const phrase = fc
  .array(inline, { minLength: 1, maxLength: 8 })
  .map((parts) => `x${parts.join('')}y`.replace(/\n\s*/g, '\n'));
const flow = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    text,
    `## ${text.replaceAll('\n', ' ')}`,
    `- ${text.replaceAll('\n', '\n  ')}\n- z`,
    `> ${text.replaceAll('\n', '\n> ')}`,
    `1. a\n\n   b ${text.replaceAll('\n', ' ')}`,
    '```\ncode\n```',
    '---',
    `<!-- note -->\n\n${text}`,
  );
const markdown = fc
  .array(phrase.chain(flow), { minLength: 1, maxLength: 5 })
  .map((blocks) => `${blocks.join('\n\n')}\n`);
const spelled = fc
  .tuple(markdown, fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([text, lineEnd, mark]) => ({ text, lineEnd, mark }));
const fileOf = ({ text, lineEnd, mark }: { text: string; lineEnd: string; mark: boolean }): Uint8Array =>
  new TextEncoder().encode((mark ? '\uFEFF' : '') + `---\ntitle: T\n---\n\n${text}`.replaceAll('\n', lineEnd));

describe('export and import of translations', () => {
  it('changes no byte where no translation was changed', () => {
    fc.assert(
      fc.property(
        spelled,
        spelled,
        fc.constantFrom(...formats),
        fc.constantFrom<Language>('ja', 'en'),
        (a, b, format, from) => {
          const sides = { ja: fileOf(a), en: fileOf(b) };
          const { files, messages, changed } = imported(exported(sides, format, from), sides, format);
          assert.deepEqual([files.size, messages.length, changed], [0, 0, 0]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('changes the bytes of a changed text only', () => {
    fc.assert(
      fc.property(
        spelled,
        fc.constantFrom(...formats),
        fc.constantFrom('NEW', 'x * y _z_ `', '# n', '1. n', '[n](m)', '{n|m}', 'a|b', '<i>'),
        (one, format, words) => {
          const row = 'A paragraph that is *changed* here.';
          const sides = {
            ja: fileOf({ ...one, text: `${one.text}\n変わる*段落*。\n\n${one.text}` }),
            en: fileOf({ ...one, text: `${one.text}\n${row}\n\n${one.text}` }),
          };
          const file = exported(sides, format);
          const escaped = words.replaceAll('<', '&lt;');
          const edited = file.replace('A paragraph that is ', `${escaped} is `);
          assert.notEqual(edited, file);
          const result = imported(edited, sides, format);
          assert.deepEqual(result.codes, []);
          assert.equal(result.changed, 1);
          assert.equal(result.ja, decoded(sides.ja));
          const before = decoded(sides.en);
          const start = before.indexOf('A paragraph that is ');
          const tail = '*changed* here.';
          assert.equal(result.en.slice(0, start), before.slice(0, start));
          assert.equal(result.en.slice(result.en.indexOf(tail)), before.slice(before.indexOf(tail)));
          // What was written reads as what the translator wrote.
          const again = exported({ ja: sides.ja, en: new TextEncoder().encode(result.en) }, format);
          assert.ok(again.includes(`${words.replaceAll('<', '&lt;').replaceAll('>', '&gt;')} is `), again);
        },
      ),
      { numRuns: 100 },
    );
  });

  for (const format of formats) {
    const sides = sidesOf(ja, en);
    const file = exported(sides, format);
    const edit = (from: string, to: string): string => {
      assert.ok(file.includes(from), from);
      return file.replace(from, to);
    };

    it(`${format}: every kind of block takes a new text`, () => {
      const rows: readonly (readonly [string, string, string])[] = [
        ['Heading<', 'New heading<', '## New heading\n'],
        ['One<', 'First one<', '- First one\n- Two [link](https://example.org/?a=1&b=2)\n'],
        ['>link<', '>new ] link<', '- Two [new \\] link](https://example.org/?a=1&b=2)\n'],
        ['>Quoted*text<', '>Quoted _more_<', '> Quoted \\_more\\_[^n]\n'],
        ['The text of the note.', 'Another note.', '[^n]: Another note.\n'],
        ['>A<', '>A | a<', '| A \\| a | B |\n'],
      ];
      for (const [from, to, expected] of rows) {
        const result = imported(edit(from, to), sides, format);
        assert.deepEqual(result.codes, [], from);
        assert.ok(result.en.includes(expected), `${expected}\n${result.en}`);
      }
    });

    it(`${format}: a text that is not translated yet comes in at its place`, () => {
      const missing = sidesOf('一。\n\n- 二つ[目](https://example.org/)\n- 三つ{目|め}\n\n## 四\n', 'One.\n');
      const exchange = readExchange(new TextEncoder().encode(exported(missing, format)), 'file', format).exchange;
      assert.ok(exchange);
      const units = exchange.units.map((unit) => ({
        ...unit,
        sides: {
          ...unit.sides,
          en:
            unit.sides.en ??
            unit.sides.ja?.map((token) =>
              token.kind === 'text' ? { ...token, text: `Item ${token.text.length}` } : token,
            ) ??
            [],
        },
      }));
      const taken = takeTranslations({ ...exchange, units }, documentOf(missing), () => missing.en);
      assert.deepEqual(taken.messages, []);
      assert.equal(
        decoded(taken.files.get('en.md') ?? new Uint8Array()),
        '---\ntitle: T\n---\n\nOne.\n\n- Item 2[Item 1](https://example.org/)\n- Item 2{Item 1|め}\n\n## Item 1\n',
      );
    });

    it(`${format}: a row that is newer in the manuscripts is reported with both texts and left alone`, () => {
      const edited = edit('The text of the note.', 'From the translator.');
      const newer = [
        sidesOf(ja, en.replace('The text of', 'A newer text of')),
        sidesOf(ja.replace('注の本文', '新しい注'), en),
      ];
      for (const now of newer) {
        const result = imported(edited, now, format);
        assert.deepEqual([result.codes, result.files.size], [['exchange-conflict'], 0]);
        const values = result.messages[0]?.values;
        assert.ok(
          values &&
            'ours' in values &&
            values.theirs === 'From the translator.' &&
            values.ours.includes('text of the note.'),
        );
      }
    });

    it(`${format}: what the manuscripts have already is no conflict`, () => {
      const now = sidesOf(ja, en.replace('The text of', 'That text of'));
      const result = imported(edit('The text of', 'That text of'), now, format);
      assert.deepEqual([result.codes, result.files.size], [[], 0]);
    });

    it(`${format}: an unchanged row of the file does not touch a newer one of the manuscripts`, () => {
      const result = imported(file, sidesOf(ja, en.replace('The text of', 'A newer text of')), format);
      assert.deepEqual([result.codes, result.files.size], [[], 0]);
    });

    it(`${format}: lost, strange and crossing marks are reported`, () => {
      const mark = format === 'tmx' ? /<ph x="\d+">`code`<\/ph>/g : /<ph [^>]*dataRef="d\d+"[^>]*\/>(?=<\/target>)/g;
      const lost = file.replaceAll(mark, ' x');
      assert.notEqual(lost, file);
      assert.ok(imported(lost, sides, format).codes.includes('exchange-codes'));
    });

    it(`${format}: a row that is gone is reported`, () => {
      const result = imported(edit('The text of', 'That text of'), sidesOf('別。\n', 'Other.\n'), format);
      assert.deepEqual([result.codes, result.files.size], [['exchange-row-missing'], 0]);
    });
  }

  const damaged: readonly (readonly [ExchangeFormat, string])[] = [
    ['xliff', ''],
    ['xliff', 'no xml'],
    ['xliff', '<xliff version="2.1" srcLang="ja" trgLang="en"><file>'],
    ['xliff', '<xliff version="2.1" srcLang="ja" trgLang="ja"/>'],
    [
      'xliff',
      '<!DOCTYPE x [<!ENTITY a "b">]><xliff version="2.1" srcLang="ja" trgLang="en"><file id="a">&b;</file></xliff>',
    ],
    [
      'xliff',
      '<xliff version="2.1" srcLang="ja" trgLang="en"><file id="a"><unit id="u"/><unit id="u"/></file></xliff>',
    ],
    ['tmx', '<tmx version="1.4"><header/></tmx>'],
    ['tmx', '<tmx version="1.4"><header/><body><tu tuid="a"/><tu tuid="a"/></body></tmx>'],
    ['tmx', '<a>'.repeat(10_000)],
  ];
  for (const [format, text] of damaged) {
    it(`${format} that is damaged: ${text.slice(0, 40)}`, () => {
      const { exchange, messages } = readExchange(new TextEncoder().encode(text), 'f', format);
      assert.equal(exchange, undefined);
      assert.deepEqual(
        messages.map(({ code }) => code),
        ['exchange-damaged'],
      );
    });
  }

  it('says of another kind of file what it is', () => {
    const others: readonly (readonly [ExchangeFormat, string, unknown])[] = [
      ['xliff', '<xliff version="1.2"/>', { kind: 'XLIFF', found: '<xliff version="1.2">' }],
      ['xliff', '<tmx version="1.4"/>', { kind: 'XLIFF', found: '<tmx version="1.4">' }],
      ['tmx', '<xliff version="2.1"/>', { kind: 'TMX', found: '<xliff>' }],
    ];
    for (const [format, text, values] of others) {
      const { messages } = readExchange(new TextEncoder().encode(text), 'f', format);
      assert.deepEqual(
        messages.map((one) => [one.code, one.values]),
        [['exchange-kind', values]],
      );
    }
  });

  it('says that a file is in another encoding', () => {
    const shiftJis = Uint8Array.from([...new TextEncoder().encode('<xliff>'), 0x93, 0xfa, 0x96, 0x7b]);
    const { messages } = readExchange(shiftJis, 'f', 'xliff');
    assert.deepEqual(
      messages.map(({ code }) => code),
      ['exchange-encoding'],
    );
  });
});
