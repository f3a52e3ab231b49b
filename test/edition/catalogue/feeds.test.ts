/** The feed and the catalogues against grammars written from the specifications, and what no grammar can say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import type { CatalogueEntry } from '../../../scripts/edition/catalogue/entry.ts';
import { atomFeed, opdsAtom } from '../../../scripts/edition/catalogue/atom.ts';
import { opdsJson, opdsPublication } from '../../../scripts/edition/catalogue/opds-json.ts';
import { elementsOf, readXml } from '../../../scripts/exchange/translation/xml.ts';
import { words } from '../../../scripts/template/translate.ts';
import { xmlBytes } from '../../../scripts/writer/xml.ts';
import { about } from '../../release/about.ts';
import { artifact, artifacts, entry } from './entries.ts';
import { atomFaults } from './atom-rules.ts';
import { feedSchema, publicationSchema } from './opds-schema.ts';

xmlRegisterFsInputProviders();

function validator(name: string): (text: string) => void {
  const path = fileURLToPath(new URL(name, import.meta.url));
  const rules = RelaxNGValidator.fromDoc(XmlDocument.fromString(readFileSync(path, 'utf8'), { url: path }));
  return (text) => {
    const document = XmlDocument.fromString(text);
    try {
      rules.validate(document);
    } finally {
      document.dispose();
    }
  };
}

const validate = { feed: validator('atom.rng'), opds: validator('opds-1.2.rng') };
const id = 'urn:uuid:6409a00b-7bf2-405e-826c-3fdff0fd0734';
const feed = (...entries: readonly CatalogueEntry[]) => xmlText(atomFeed(entries, id, words()));
const opds = (...entries: readonly CatalogueEntry[]) => xmlText(opdsAtom(entries, id, words()));
const xmlText = (root: ReturnType<typeof atomFeed>) => new TextDecoder().decode(xmlBytes(root));

function entriesIn(text: string) {
  const read = readXml(text);
  assert.ok('root' in read, 'reason' in read ? read.reason : '');
  return elementsOf(read.root, 'entry');
}

function linksIn(text: string) {
  return entriesIn(text).map((one) => elementsOf(one, 'link').map(({ attributes }) => attributes));
}

const only = (...names: readonly string[]) => artifacts.filter(({ path }) => names.includes(path));
const odd: readonly CatalogueEntry[] = [
  entry({ publication: 'whole', about: { ...about, subtitle: { ja: '副題', en: 'Subtitle' } } }),
  entry({ publication: 'no-epub' }, only('images/cover.png', 'index.html', 'small-leaflet.pdf')),
  entry({ publication: 'no-cover' }, only('index.html', 'small.epub')),
  entry({ publication: 'sheets-alone' }, only('images/cover.png', 'print/small-2up.pdf')),
  entry({ publication: 'nothing' }, []),
  entry({ publication: 'english-leaflet', languages: ['en', 'ja'] }, [
    artifact('english-leaflet.pdf', {
      kind: 'leaflet',
      edition: 'leaflet',
      languages: ['en'],
      mediaType: 'application/pdf',
    }),
    ...only('images/cover.png'),
  ]),
  entry({ publication: 'long', about: { ...about, title: { ja: '長'.repeat(900), en: 'long '.repeat(300) } } }),
  entry({ publication: 'odd-name' }, [
    artifact('print/毛 焼き %#?.pdf', { kind: 'book', mediaType: 'application/pdf' }),
  ]),
];

describe('the feed and the catalogues', () => {
  it('keep to Atom, OPDS 1.2 and OPDS 2.0, for all kinds of publications, together and alone', () => {
    for (const entries of [odd, ...odd.map((one) => [one]), []]) {
      validate.feed(feed(...entries));
      validate.opds(opds(...entries));
      feedSchema.parse(opdsJson(entries, words()));
    }
    for (const one of odd.filter(({ publication }) => ['whole', 'no-epub', 'long'].includes(publication)))
      publicationSchema.parse(opdsPublication(one, words()));
  });

  it('are well formed whatever a title says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const hostile = `${text}]]><script>&amp;<%= 1 %>\u0000\ud800`;
        const made = entry({
          about: { ...about, title: { ja: hostile, en: hostile }, authors: [{ ja: hostile, en: 'x' }] },
        });
        validate.feed(feed(made));
        validate.opds(opds(made));
        feedSchema.parse(JSON.parse(JSON.stringify(opdsJson([made], words()))));
      }),
      { numRuns: 60 },
    );
  });

  it('offer every file to read with type, size and language, e-books first, and sheets as related', () => {
    const [links] = linksIn(opds(entry()));
    const offered = links?.filter(({ length }) => length !== undefined);
    assert.deepEqual(
      offered?.map(({ rel, href, type, length, hreflang }) => [rel?.split('/').at(-1), href, type, length, hreflang]),
      [
        ['open-access', 'small/small.epub', 'application/epub+zip', '65432', undefined],
        ['open-access', 'small/small-ja.epub', 'application/epub+zip', '1000', 'ja'],
        ['open-access', 'small/small-ja-vertical.epub', 'application/epub+zip', '1000', 'ja'],
        ['open-access', 'small/small-en.epub', 'application/epub+zip', '1000', 'en'],
        ['open-access', 'small/small-leaflet.pdf', 'application/pdf', '1000', undefined],
        ['open-access', 'small/small-booklet.pdf', 'application/pdf', '1000', undefined],
        ['open-access', 'small/small-large-print.pdf', 'application/pdf', '1000', undefined],
        ['open-access', 'small/small-pocket-2.pdf', 'application/pdf', '1000', undefined],
        ['open-access', 'small/small-ja-vertical.pdf', 'application/pdf', '1000', 'ja'],
        ['open-access', 'small/index.html', 'text/html', '1499', undefined],
        ['related', 'small/print/small-2up.pdf', 'application/pdf', '3000000', undefined],
        ['related', 'small/translation.html', 'text/html', '1000', undefined],
      ],
    );
    const { links: inJson } = publicationSchema.parse(opdsPublication(entry(), words()));
    const sized = inJson.filter(({ size }) => size !== undefined);
    assert.deepEqual(
      sized.map(({ href, type, size, title }) => [href, type, String(size), title]),
      offered?.map(({ href, type, length, title }) => [href, type, length, title]),
    );
    assert.deepEqual(
      sized.map(({ language }) => language?.join()),
      ['ja,en', 'ja', 'ja', 'en', 'ja,en', 'ja,en', 'ja,en', 'ja,en', 'ja', 'ja,en', 'ja,en', 'ja,en'],
    );
  });

  it('name both languages of a publication, and show cover and thumbnail', () => {
    const [one] = entriesIn(opds(entry()));
    assert.ok(one);
    assert.deepEqual(
      elementsOf(one, 'language').flatMap(({ children }) => children),
      ['ja', 'en'],
    );
    const pictures = elementsOf(one, 'link').filter(({ attributes }) => attributes.type === 'image/png');
    assert.deepEqual(
      pictures.map(({ attributes: { rel, href } }) => [rel, href]),
      [
        ['http://opds-spec.org/image', 'small/images/cover.png'],
        ['http://opds-spec.org/image/thumbnail', 'small/images/thumbnail.png'],
      ],
    );
    const shown = (made: CatalogueEntry) =>
      publicationSchema
        .parse(opdsPublication(made, words()))
        .images.map(({ href, width, height }) => [href.replace('small/images/', ''), width, height]);
    assert.deepEqual(shown(entry()), [
      ['cover.png', 1200, 1800],
      ['thumbnail.png', 400, 600],
    ]);
    const older = [
      artifact('images/cover.png', { kind: 'image', mediaType: 'image/png', edition: 'cover' }),
      ...only('small.epub'),
    ];
    assert.deepEqual(
      shown(entry({}, older)),
      [['cover.png', undefined, undefined]],
      'a folder from before there were thumbnails and sizes',
    );
  });

  it('keep an id over versions, dates and texts, and have another for another publication', () => {
    const ids = (...entries: readonly CatalogueEntry[]) =>
      entries.map((one) =>
        entriesIn(opds(one))
          .flatMap((found) => elementsOf(found, 'id').flatMap(({ children }) => children))
          .join(),
      );
    const [first, later, other, elsewhere] = ids(
      entry(),
      entry({
        version: '2.0.0',
        languages: ['en', 'ja'],
        about: { ...about, date: '2024-01-01', title: { ja: '新', en: 'New' } },
      }),
      entry({ publication: 'other' }),
      entry({ about: { ...about, url: 'https://example.net/book' } }),
    );
    assert.equal(first, later);
    assert.equal(new Set([first, other, elsewhere]).size, 3);
    assert.match(first ?? '', /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('say when a publication changed: its day, and its version as the time of the day', () => {
    const times = (...versions: readonly string[]) =>
      entriesIn(feed(...versions.map((version, index) => entry({ version, publication: `p${index}` })))).map((one) =>
        elementsOf(one, 'updated')
          .flatMap(({ children }) => children)
          .join(),
      );
    assert.deepEqual(times('1.0', '1.2.3', '0.9.0', '120.99.99'), [
      '2021-03-05T23:59:59Z',
      '2021-03-05T01:02:03Z',
      '2021-03-05T01:00:00Z',
      '2021-03-05T00:09:00Z',
    ]);
  });

  it('keep the rules that no grammar says', () => {
    for (const entries of [odd, [entry()], [entry(), entry({ publication: 'other', version: '2.0.0' })]]) {
      for (const made of [feed(...entries), opds(...entries)]) {
        assert.deepEqual(atomFaults(made), []);
        const spoilt = made.replace(/<entry>[^]*?<\/entry>/, (one) => one + one);
        assert.deepEqual(atomFaults(spoilt).length > 0, true, 'the same entry twice');
      }
    }
    const [atom, catalogue] = [feed(entry()), opds(entry())];
    const twice = (link: RegExp) => (one: string) => one.replace(link, (found) => found + found);
    for (const spoilt of [
      atom.replace(/<updated>/, '<updated>1'),
      atom.replace(/<author>[^]*?<\/author>/, ''),
      twice(/<link rel="self"[^>]*>/)(atom),
      twice(/<link rel="alternate" href="small[^>]*>/)(atom),
      catalogue.replace(/(<link rel="start"[^>]*);kind=acquisition/, '$1'),
      catalogue.replace(/<\/entry>/, '<dc:title>A</dc:title></entry>'),
    ]) {
      assert.notEqual(spoilt, atom);
      assert.notEqual(spoilt, catalogue);
      assert.notDeepEqual(atomFaults(spoilt), []);
    }
  });

  it('would not pass with a part missing or out of place', () => {
    const [atom, catalogue] = [feed(entry()), opds(entry())];
    assert.throws(() => validate.feed(atom.replace(/<id>.*?<\/id>/, '')));
    assert.throws(() => validate.feed(atom.replace(/<updated>[^<]*/, '<updated>2021-03-05')));
    assert.throws(() => validate.feed(atom.replace('href="small/', 'href="https://example.org/small/')));
    assert.throws(() => validate.feed(atom.replace('<div ', '<div><script></script></div><div ')));
    assert.throws(() => validate.opds(catalogue.replaceAll('/open-access"', '/buy"')));
    assert.throws(() => validate.opds(catalogue.replace(' length="65432"', '')));
    assert.throws(() =>
      validate.opds(catalogue.replace(/<dc:language>ja<\/dc:language><dc:language>en<\/dc:language>/, '')),
    );
    const json = JSON.stringify(opdsJson([entry()], words()));
    for (const [from, to] of [
      ['"rel":"self","href":"opds.json"', '"rel":"start","href":"opds.json"'],
      ['"images"', '"pictures"'],
      [',"size":65432', ''],
      ['small/small.epub', '/small/small.epub'],
    ] as const) {
      assert.ok(json.includes(from), from);
      assert.throws(() => feedSchema.parse(JSON.parse(json.replace(from, to))), from);
    }
  });
});
