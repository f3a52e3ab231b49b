import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkGlyphs } from '../../scripts/stage/check-glyphs.ts';
import { missingGlyphs } from '../../scripts/stage/fonts.ts';
import { inputOf, type Parts, prepare, settings, shown } from './small-publication.ts';

const printed = settings.replace('web: {}', 'booklet: {}');

async function missing(parts: Parts): Promise<unknown[]> {
  const { prepared } = await prepare({ settings: printed, ...parts });
  assert.ok(prepared);
  return (await checkGlyphs(prepared)).map(shown);
}

describe('characters that no font has', () => {
  it('are none in an ordinary text', async () => {
    const text = '鷗𠮟①Ⅳ―、「」“”‘’—…〜é';
    assert.deepEqual(await missing({ ja: { '01-a': text }, en: { '01-a': text } }), []);
  });

  it('are reported where they stand first, in the language that has them', async () => {
    const found = await missing({
      ja: { '01-a': '本文。\n', '02-b': '乙\n\n古代文字\u{13000}と\u{13000}\n' },
      en: { '01-a': 'A private \u{10FFFD} character\n', '02-b': 'Two words\n\nHieroglyph\n' },
    });
    assert.deepEqual(found, [
      { code: 'glyph-missing', ja: 'ja/02-b.md:6:5', values: { character: '\u{13000}', codePoint: 'U+13000' } },
      { code: 'glyph-missing', en: 'en/01-a.md:4:11', values: { character: '\u{10FFFD}', codePoint: 'U+10FFFD' } },
    ]);
  });

  it('are found in the titles of chapters', async () => {
    const { document } = await inputOf();
    const place = { file: 'small/publication.yaml', line: 4, column: 1 };
    const first = document.chapters[0];
    assert.ok(first);
    const titled = { ...first.ja, source: first.ja.source.replace('title: 題', 'title: 題\u{13000}') };
    const found = missingGlyphs([0x13000], { chapters: [{ ...first, ja: titled }] }, place);
    assert.deepEqual(found.map(shown), [
      { code: 'glyph-missing', ja: 'ja/01-a.md:2:9', values: { character: '\u{13000}', codePoint: 'U+13000' } },
    ]);
  });

  it('are found in the settings', async () => {
    assert.deepEqual(await missing({ settings: printed.replace('発行者', '発行者\u{10FFFD}') }), [
      {
        code: 'glyph-missing',
        settings: 'small/publication.yaml:4:1',
        values: { character: '\u{10FFFD}', codePoint: 'U+10FFFD' },
      },
    ]);
  });
});

describe('characters that no font has, where nothing is printed', () => {
  const epub = settings.replace('web: {}', 'epub: {}');
  const rare = { ja: { '01-a': '龘と𠮟る\n' }, en: { '01-a': 'A 한글 letter\n' } };

  it('are left to the typefaces of readers; rare kanji that an EPUB cannot bring along are warned of', async () => {
    const values = { character: '龘', codePoint: 'U+9F98' };
    assert.deepEqual(await missing({ settings: epub, ...rare }), [
      { code: 'epub-glyph-missing', ja: 'ja/01-a.md:4:1', values },
    ]);
    assert.deepEqual(await missing({ settings, ...rare }), []);
  });

  it('are reported where the cover has them', async () => {
    const [found] = await missing({ settings: epub.replace('小さな本', '小さな\u{13000}'), ...rare });
    assert.deepEqual((found as { code: string }).code, 'glyph-missing');
  });
});

it('counts what is printed, not what only stands in the markup', async () => {
  const link = '[b](https://example.org/ "\u{13000}")\n';
  assert.deepEqual(await missing({ ja: { '01-a': link }, en: { '01-a': link } }), []);
});
