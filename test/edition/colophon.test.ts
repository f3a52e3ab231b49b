import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { colophon, licenceName } from '../../scripts/edition/colophon.ts';
import { inputOf } from '../stage/small-publication.ts';
import { everything } from './editions.ts';
import { classed, tagged, words } from './tree.ts';

const input = await inputOf(everything);

describe('the colophon', () => {
  it('says who, when, which version, where and under which licence, in each language', () => {
    const tree = colophon(input, 2);
    const list = (language: string) =>
      classed(tree, language)
        .flatMap((side) => tagged(side, 'dt', 'dd'))
        .map(words);
    assert.deepEqual(list('ja'), [
      ...['発行', '発行者', '著者', '山田、田中', '日付', '2019年5月1日（令和元年）', '版', '1.2.0'],
      ...['正式の文書', 'example.org/book', '連絡先', '係 office@example.org'],
      ...['利用条件', 'クリエイティブ・コモンズ BY 4.0'],
    ]);
    assert.deepEqual(list('en'), [
      ...['Published by', 'The publisher', 'Author', 'Yamada, Tanaka', 'Date', '1 May 2019', 'Version', '1.2.0'],
      ...['Official text', 'example.org/book', 'Contact', 'Office office@example.org'],
      ...['Licence', 'Creative Commons BY 4.0'],
    ]);
    assert.equal(tagged(tree, 'h2').length, 1);
  });

  it('leaves out what the settings leave out', async () => {
    const tree = colophon(await inputOf(), 3);
    const terms = classed(tree, 'en').flatMap((side) => tagged(side, 'dt'));
    assert.deepEqual(terms.map(words), ['Published by', 'Date', 'Version', 'Official text', 'Licence']);
    assert.equal(tagged(tree, 'h3').length, 1);
  });

  it('links to the official text, the contact and the licence', () => {
    const links = tagged(colophon(input, 2), 'a').map(({ properties }) => properties.href);
    const expected = ['https://example.org/book', 'mailto:office@example.org', 'https://example.org/licence'];
    assert.deepEqual(links, [...expected, ...expected]);
  });
});

describe('the name of a licence', () => {
  const rows: readonly (readonly [id: string, ja: string, en: string])[] = [
    ['CC-BY-4.0', 'クリエイティブ・コモンズ BY 4.0', 'Creative Commons BY 4.0'],
    ['CC-BY-SA-4.0', 'クリエイティブ・コモンズ BY-SA 4.0', 'Creative Commons BY-SA 4.0'],
    ['CC-BY-NC-ND-3.0', 'クリエイティブ・コモンズ BY-NC-ND 3.0', 'Creative Commons BY-NC-ND 3.0'],
    ['CC0-1.0', 'パブリック・ドメイン（CC0 1.0）', 'Public domain (CC0 1.0)'],
    ['MIT', 'MIT', 'MIT'],
    ['CC-BY-4.0-JP', 'CC-BY-4.0-JP', 'CC-BY-4.0-JP'],
  ];
  for (const [id, ja, en] of rows) {
    it(id, () => {
      assert.deepEqual([licenceName(id, input, 'ja'), licenceName(id, input, 'en')], [ja, en]);
    });
  }
});
