import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue } from '../../scripts/edition/catalogue.ts';
import { type Artifact, manifestOf } from '../../scripts/release/manifest.ts';
import { catalogueFiles } from '../../scripts/stage/catalogue-files.ts';
import { words as dictionaries } from '../../scripts/template/translate.ts';
import { inputOf } from '../stage/small-publication.ts';
import { englishFirst, everything } from './editions.ts';
import { tagged, words } from './tree.ts';

function artifact(path: string, edition: string, size: number, pages?: number): Artifact {
  return {
    path,
    kind: 'web',
    edition,
    languages: ['ja', 'en'],
    mediaType: 'text/html',
    bytes: new Uint8Array(size),
    ...(pages !== undefined && { pages }),
  };
}

const artifacts = [
  artifact('images/cover.png', 'cover', 10),
  artifact('index.html', 'web', 1499),
  artifact('print/small-2up.pdf', '2up', 3_000_000, 2),
  artifact('small-leaflet.pdf', 'leaflet', 100, 1),
  artifact('small.epub', 'epub', 65_432),
];

async function list(parts = everything) {
  const { publication } = await inputOf(parts);
  const entry = catalogueFiles('small', manifestOf(publication, artifacts), dictionaries());
  return catalogue([{ publication, ...entry }], dictionaries(), 'p {}');
}

describe('the list of publications', () => {
  it('offers the files in the order in which readers look for them', async () => {
    const items = tagged(await list(), 'li').map((item) => [tagged(item, 'a')[0]?.properties.href, words(item)]);
    assert.deepEqual(items, [
      ['small/index.html', 'ウェブページWeb page 1 kB'],
      ['small/small-leaflet.pdf', 'リーフレット（PDF）Leaflet (PDF) 1 kB1ページ1 page'],
      ['small/small.epub', '電子書籍（EPUB）E-book (EPUB) 65 kB'],
      ['small/print/small-2up.pdf', 'コピー用2面付け（PDF）Two on a sheet, for the copier (PDF) 3000 kB2ページ2 pages'],
    ]);
  });

  it('shows title, issuer, date, description and cover', async () => {
    const tree = await list();
    assert.equal(tagged(tree, 'h2').map(words).join(), '小さな本A small book');
    assert.equal(tagged(tree, 'img')[0]?.properties.src, 'small/images/cover.png');
    assert.match(words(tree), /発行者The publisher2019年5月1日（令和元年）1 May 2019説明What it is/);
  });

  it('has the leading language of its first publication first', async () => {
    const tree = await list(englishFirst);
    assert.equal(tagged(tree, 'html')[0]?.properties.lang, 'en');
    assert.equal(tagged(tree, 'h1').map(words).join(), 'Publications刊行物一覧');
  });

  it('may be empty', () => {
    const tree = catalogue([], dictionaries(), '');
    assert.deepEqual(tagged(tree, 'article'), []);
    assert.equal(tagged(tree, 'html')[0]?.properties.lang, 'ja');
  });
});
