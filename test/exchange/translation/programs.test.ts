/** What translation programs make of our files, as OmegaT 3.6 and Poedit 3.2 were seen to do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readExchange } from '../../../scripts/exchange/translation/read-exchange.ts';
import { takeTranslations } from '../../../scripts/exchange/translation/take-translations.ts';
import { unitsOf } from '../../../scripts/exchange/translation/units.ts';
import { xliffText } from '../../../scripts/exchange/translation/xliff-writer.ts';
import { documentOf, type Sides, sidesOf } from './publication.ts';

const sides = sidesOf(
  '{暗号|あんごう}の話。\n\n## 一\n\n二つ目の[段落](https://example.org/)`x`。\n\n## 二\n\n同じ。\n\n## 三\n\n三つ目。\n\n## 四\n\n同じ。\n',
  'On encryption.\n\n## One\n\nThe second [paragraph](https://example.org/) `x`.\n\n## Two\n\n## Three\n\nThe third.\n\n## Four\n',
);

/** A memory: each unit the original and its translation; no ids, no properties, an older version. */
function memory(units: readonly (readonly [string, string])[]): string {
  const body = units.map(
    ([ja, en]) => `<tu><tuv lang="JA"><seg>${ja}</seg></tuv><tuv lang="EN-GB"><seg>${en}</seg></tuv></tu>`,
  );
  const header = '<header creationtool="OmegaT" segtype="paragraph" srclang="JA"/>';
  return `<!DOCTYPE tmx SYSTEM "tmx11.dtd">\n<tmx version="1.1">${header}<body>${body.join('\n')}</body></tmx>`;
}

function take(text: string, format: 'tmx' | 'xliff', now: Sides = sides) {
  const { exchange, messages } = readExchange(new TextEncoder().encode(text), 'file', format);
  assert.deepEqual(messages, []);
  assert.ok(exchange);
  const taken = takeTranslations(exchange, documentOf(now), (path) => (path === 'ja.md' ? now.ja : now.en));
  return {
    ...taken,
    codes: taken.messages.map(({ code }) => code),
    en: new TextDecoder().decode(taken.files.get('en.md') ?? now.en),
  };
}

const xliff = (): string => xliffText({ publication: 'test', from: 'ja', units: unitsOf(documentOf(sides)) });

describe('the memory of a translation program', () => {
  it('fills the rows that have no translation, wherever the original stands', () => {
    const { codes, changed, en, files } = take(memory([['同じ。', 'The *same*.']]), 'tmx');
    assert.deepEqual([codes, changed, files.has('ja.md')], [[], 2, false]);
    assert.equal(
      en,
      new TextDecoder()
        .decode(sides.en)
        .replace('## Two\n', '## Two\n\nThe \\*same\\*.\n')
        .replace('## Four', '## Four\n\nThe \\*same\\*.'),
    );
  });

  it('never overwrites a translation, and shows both', () => {
    const { codes, files, messages } = take(memory([['三つ目。', 'Third.']]), 'tmx');
    assert.deepEqual([codes, files.size], [['exchange-differs'], 0]);
    assert.deepEqual(messages[0]?.values, { id: 'the-third', language: 'en', theirs: 'Third.', ours: 'The third.' });
  });

  it('is silent where only its marks are lost', () => {
    const units = memory([
      ['暗号の話。', 'On encryption.'],
      ['二つ目の段落 。', 'The second paragraph .'],
    ]);
    assert.deepEqual([take(units, 'tmx').codes, take(units, 'tmx').same], [[], 4]);
  });

  it('names what it has for no row, once', () => {
    const { codes, messages } = take(
      memory([
        ['別の本。', 'Another book.'],
        ['その次。', 'Next.'],
      ]),
      'tmx',
    );
    assert.deepEqual(codes, ['exchange-unknown']);
    assert.deepEqual(messages[0]?.values, { count: 2, text: '別の本。' });
  });
});

describe('an XLIFF file that a program has saved', () => {
  it('may write empty elements with an end tag', () => {
    assert.match(xliff(), /<ph [^>]*\/>/);
    const { codes, files, same } = take(xliff().replaceAll(/<(ph [^>]*)\/>/g, '<$1></ph>'), 'xliff');
    assert.deepEqual([codes, files.size, same], [[], 0, 18]);
  });

  it('keeps no tag that was typed into a text without a word', () => {
    const { codes, files } = take(xliff().replace('The third.', 'The <b>third</b>.'), 'xliff');
    assert.deepEqual([codes, files.size], [['exchange-codes'], 0]);
  });

  it('is refused where the original data of its marks is gone', () => {
    const text = xliff().replaceAll(/ *<originalData>[\s\S]*?<\/originalData>\n/g, '');
    const { exchange, messages } = readExchange(new TextEncoder().encode(text), 'file', 'xliff');
    assert.equal(exchange, undefined);
    assert.deepEqual(
      messages.map(({ code }) => code),
      ['exchange-marks'],
    );
    assert.deepEqual(messages[0]?.values, { unit: 'on-encryption' });
  });

  it('shows two long texts from where they part', () => {
    const long = 'Many words that both texts have in common. '.repeat(5);
    const now = sidesOf('長い。\n', `${long}Mine.\n`);
    const then = sidesOf('長い。\n', `${long}Old.\n`);
    const file = xliffText({ publication: 'test', from: 'ja', units: unitsOf(documentOf(then)) });
    const values = take(file.replace('Old.', 'Theirs.'), 'xliff', now).messages[0]?.values;
    assert.ok(values && 'ours' in values);
    assert.match(values.ours, /^….*Mine\.$/);
    assert.match(values.theirs, /^….*Theirs\.$/);
  });
});
