import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogueEntry } from '../../../scripts/edition/catalogue/entry.ts';
import { cataloguePage } from '../../../scripts/edition/catalogue/page.ts';
import { words as dictionaries } from '../../../scripts/template/translate.ts';
import type { Artifact } from '../../../scripts/release/manifest.ts';
import { about } from '../../release/about.ts';
import { classed, elements, ids, tagged, targets, texts, words } from '../tree.ts';
import { artifact, artifacts, entry } from './entries.ts';

const page = (...entries: readonly CatalogueEntry[]) => cataloguePage(entries, dictionaries(), 'p {}');

/** The words of an element as a reader in one language sees them. */
const inLanguage = (language: string, node: Parameters<typeof texts>[0]) =>
  texts(node)
    .filter((one) => one.language === language)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('');

describe('the download page', () => {
  it('offers every file but pictures, in the order in which readers look for them, with its facts', () => {
    const [files] = classed(page(entry()), 'files');
    assert.ok(files);
    const items = tagged(files, 'li').map((item) => [
      tagged(item, 'a')[0]?.properties.href,
      inLanguage('ja', item),
      inLanguage('en', item),
    ]);
    assert.deepEqual(items, [
      ['small/index.html', 'ウェブページ HTML、日本語・英語、1 kB', 'Web page HTML, Japanese and English, 1 kB'],
      ['small/small.epub', '日英対訳 EPUB、65 kB', 'Both languages EPUB, 65 kB'],
      ['small/small-ja.epub', '日本語版 EPUB、1 kB', 'Japanese EPUB, 1 kB'],
      ['small/small-ja-vertical.epub', '日本語版（縦書き） EPUB、1 kB', 'Japanese (vertical) EPUB, 1 kB'],
      ['small/small-en.epub', '英語版 EPUB、1 kB', 'English EPUB, 1 kB'],
      [
        'small/small-leaflet.pdf',
        'リーフレット PDF、日本語・英語、210 × 99 mm、1ページ、1 kB',
        'Leaflet PDF, Japanese and English, 210 × 99 mm, 1 page, 1 kB',
      ],
      [
        'small/small-booklet.pdf',
        '冊子 PDF、日本語・英語、A5判、17ページ、1 kB',
        'Booklet PDF, Japanese and English, A5, 17 pages, 1 kB',
      ],
      [
        'small/small-large-print.pdf',
        '冊子（大きな文字） PDF、日本語・英語、A4判、30ページ、1 kB',
        'Booklet (large print) PDF, Japanese and English, A4, 30 pages, 1 kB',
      ],
      [
        'small/small-pocket-2.pdf',
        '書籍（pocket-2） PDF、日本語・英語、はがき、2ページ、1 kB',
        'Book (pocket-2) PDF, Japanese and English, postcard, 2 pages, 1 kB',
      ],
      [
        'small/small-ja-vertical.pdf',
        '書籍（縦書き） PDF、日本語、A4判、2ページ、1 kB',
        'Book (vertical) PDF, Japanese, A4, 2 pages, 1 kB',
      ],
      [
        'small/print/small-2up.pdf',
        'コピー用2面付け PDF、日本語・英語、A4判、用紙1枚、3.0 MB',
        'Two on a sheet, for the copier PDF, Japanese and English, A4, 1 sheet, 3.0 MB',
      ],
      [
        'small/translation.html',
        '翻訳の状態 HTML、日本語・英語、1 kB',
        'Translation state HTML, Japanese and English, 1 kB',
      ],
    ]);
  });

  it('names a booklet or book by how it shows the languages, and large print by its type', () => {
    const named = (edition: string, more: Partial<Artifact>) => {
      const made = entry({}, [artifact('a.pdf', { kind: 'book', edition, mediaType: 'application/pdf', ...more })]);
      return [made.files[0]?.name.ja, made.files[0]?.name.en];
    };
    for (const [edition, layout, typeSize, ja, en] of [
      ['book', 'facing', 9, '書籍（見開き対訳）', 'Book (facing pages)'],
      ['facing', 'facing', 9, '書籍（見開き対訳）', 'Book (facing pages)'],
      ['book', 'columns', 9, '書籍（左右対訳）', 'Book (side by side)'],
      ['book', 'interleaved', 13.75, '書籍（段落ごとの対訳）', 'Book (paragraph by paragraph)'],
      ['big', 'columns', 14, '書籍（大きな文字、左右対訳、big）', 'Book (large print, side by side, big)'],
      [
        'large-print',
        'sequential',
        18,
        '書籍（大きな文字、日本語のあとに英語）',
        'Book (large print, Japanese before English)',
      ],
    ] as const)
      assert.deepEqual(named(edition, { layout, typeSize }), [ja, en]);
    assert.deepEqual(named('book', { layout: 'sequential', languages: ['en', 'ja'] }), [
      '書籍（英語のあとに日本語）',
      'Book (English before Japanese)',
    ]);
    assert.deepEqual(named('ja-vertical', { layout: 'ja-vertical', languages: ['ja'] }), [
      '書籍（縦書き）',
      'Book (vertical)',
    ]);
    assert.deepEqual(named('ja', { layout: 'ja', languages: ['ja'] }), ['書籍', 'Book']);
    assert.deepEqual(named('booklet', { kind: 'booklet', layout: 'columns' }), [
      '冊子（左右対訳）',
      'Booklet (side by side)',
    ]);
    assert.deepEqual(
      named('facing', {}),
      ['書籍（見開き対訳）', 'Book (facing pages)'],
      'a folder from before layouts were recorded',
    );
  });

  it('says of each link what type and language it leads to, and saves an EPUB under its name', () => {
    const links = classed(page(entry()), 'files').flatMap((files) => tagged(files, 'a'));
    const of = (name: string) => links.find(({ properties }) => String(properties.href).endsWith(name))?.properties;
    assert.deepEqual(of('small-ja.epub'), {
      href: 'small/small-ja.epub',
      type: 'application/epub+zip',
      hrefLang: 'ja',
      download: 'small-ja.epub',
    });
    assert.deepEqual(of('small-leaflet.pdf'), { href: 'small/small-leaflet.pdf', type: 'application/pdf' });
  });

  it('shows title, issuer, date, version, description, cover and official address', () => {
    const tree = page(entry());
    assert.equal(tagged(tree, 'h2').map(words)[0], '小さな本A small book');
    const { src, width, height } = tagged(tree, 'img')[0]?.properties ?? {};
    assert.deepEqual([src, width, height], ['small/images/thumbnail.png', 400, 600]);
    const [article] = tagged(tree, 'article');
    assert.ok(article);
    assert.match(inLanguage('ja', article), /発行者 2021年3月5日（令和3年） 第1\.0\.0版説明/);
    assert.match(inLanguage('en', article), /The publisher 5 March 2021 Version 1\.0\.0What it is/);
    assert.deepEqual(tagged(article, 'a').filter(({ properties }) => properties.href === about.url).length, 1);
  });

  it('lists the checksum of every file that it offers, and leads to SHA256SUMS', () => {
    const made = entry();
    const [list] = classed(page(made), 'checksums');
    assert.ok(list);
    assert.deepEqual(
      tagged(list, 'dt', 'dd').map(words),
      made.files.flatMap(({ fileName, sha256 }) => [fileName, sha256]),
    );
    assert.equal(tagged(list, 'a')[0]?.properties.href, 'small/SHA256SUMS');
  });

  it('tells programs of the catalogues and the feed', () => {
    const links = tagged(page(entry()), 'link').map(({ properties: { rel, type, href } }) => [rel, type, href]);
    assert.deepEqual(links, [
      [['alternate'], 'application/atom+xml', 'feed.xml'],
      [['alternate'], 'application/opds+json', 'opds.json'],
      [['related'], 'application/atom+xml;profile=opds-catalog;kind=acquisition', 'opds.xml'],
    ]);
  });

  it('advises on the formats that are there, and names a file that is there in its commands', () => {
    const advised = (...files: readonly string[]) => {
      const made = entry(
        {},
        artifacts.filter(({ path }) => files.includes(path)),
      );
      const tree = page(made);
      const commands = classed(tree, 'verify').flatMap((one) => tagged(one, 'code').map(words));
      return [
        classed(tree, 'advice').flatMap((one) => tagged(one, 'dt').map((term) => inLanguage('en', term))),
        commands[0],
      ];
    };
    assert.deepEqual(advised('index.html', 'small-leaflet.pdf'), [
      ['PDF'],
      'certutil -hashfile small-leaflet.pdf SHA256',
    ]);
    assert.deepEqual(advised('small.epub'), [
      ['iPhone and iPad', 'Android', 'Kindle', 'Kobo', 'Computer'],
      'certutil -hashfile small.epub SHA256',
    ]);
    assert.deepEqual(advised('index.html'), [[], 'certutil -hashfile index.html SHA256']);
  });

  it('has no link and no picture that leads nowhere where an edition or the cover is missing', () => {
    const tree = page(
      entry({}, [artifact('small-leaflet.pdf', { kind: 'leaflet', edition: 'leaflet', languages: ['en'] })]),
    );
    assert.deepEqual(tagged(tree, 'img'), []);
    const [title] = tagged(tree, 'h2');
    assert.ok(title);
    assert.deepEqual(tagged(title, 'a'), []);
    const addresses = elements(tree).flatMap(({ properties: { href, src } }) => [href, src].filter((one) => one));
    assert.deepEqual(
      addresses.filter((one) => String(one).startsWith('small/')),
      ['small/small-leaflet.pdf', 'small/SHA256SUMS'],
    );
  });

  it('begins with the titles where there are many publications', () => {
    const ten = Array.from({ length: 10 }, (_, index) => entry({ publication: `p${index}` }));
    assert.deepEqual(
      targets(page(...ten)),
      ten.map(({ publication }) => publication),
    );
    assert.equal(new Set(ids(page(...ten))).size, ids(page(...ten)).length);
    assert.deepEqual(targets(page(...ten.slice(0, 3))), []);
  });

  it('has the leading language of its first publication first', () => {
    const tree = page(entry({ languages: ['en', 'ja'] }));
    assert.equal(tagged(tree, 'html')[0]?.properties.lang, 'en');
    assert.equal(tagged(tree, 'h1').map(words).join(), 'Publications刊行物一覧');
    assert.equal(tagged(page(entry()), 'html')[0]?.properties.lang, 'ja');
  });

  it('shows text of a manuscript as text', () => {
    const title = { ja: '<script>alert(1)</script>', en: ']]> & "quoted"' };
    const tree = page(entry({ about: { ...about, title } }));
    assert.deepEqual(tagged(tree, 'script'), []);
    assert.equal(tagged(tree, 'h2').map(words)[0], `${title.ja}${title.en}`);
  });
});
