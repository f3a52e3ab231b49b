/**
 * All files of the shipped publications and of a hostile one, as a user builds them: what validators ask for, and what
 * they miss.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Root } from 'hast';
import type { Language } from '../../scripts/message/message.ts';
import { repository, run, scratchFolder } from '../cli/run.ts';
import { aceFindings } from '../writer/epub/ace.ts';
import { assertValidEpubs } from '../writer/epub/epubcheck.ts';
import { textOf as fileText } from '../writer/epub/unpack.ts';
import { readPdf } from '../writer/pdf/read-pdf.ts';
import { bookDifferences, linkDifferences, notesOf, readBook, rowsOf } from './epub-book.ts';
import { claimDifferences, pageDifferences } from './epub-claims.ts';
import { hostilePublication } from './hostile-publication.ts';
import { longPublication } from './long-publication.ts';
import { manuscriptText, withoutRubyBrackets } from './manuscript-text.ts';
import { elementsOf, parseXml, textOf } from './markup.ts';

const files = {
  '': ['ja', 'en'],
  '-ja': ['ja'],
  '-en': ['en'],
  '-ja-vertical': ['ja'],
} as const satisfies Record<string, readonly Language[]>;
type Ending = keyof typeof files;
const endings = Object.keys(files) as Ending[];

const shipped = ['e2ee-statement', 'rally-handout'];
const names = [...shipped, 'hostile', 'store', 'long'];
/** Difficult texts, in both languages and in vertical lines, for the validators alone. */
const difficult = ['notes', 'pictures', 'technical', 'uneven'];

const claim = `epub:
    files: [bilingual, ja, en, ja-vertical]
    evaluation:
      certifier: { ja: 見本の会, en: Sample Society }
      credential: Sample credential
      report: https://example.org/report`;

describe('the EPUBs', () => {
  const { folder: scratch, remove } = scratchFolder();
  const manuscripts = join(scratch, 'manuscripts');
  const out = join(scratch, 'out');
  const bytesOf = (name: string, ending: string) =>
    new Uint8Array(readFileSync(join(out, name, `${name}${ending}.epub`)));
  const bookOf = (name: string, ending: Ending) => readBook(bytesOf(name, ending));
  const all = () => new Map([...booksOf(names, endings), ...booksOf(difficult, ['', '-ja-vertical'])]);
  /** Ace takes seconds for a book: every file that ships, and of the others one for each way of making a document. */
  const forAce = () =>
    new Map(
      [...booksOf(shipped, endings), ...booksOf(['hostile'], ['', '-ja-vertical'])].concat(
        booksOf(['store', ...difficult], ['']),
      ),
    );
  const booksOf = (some: readonly string[], kinds: readonly Ending[]) =>
    some.flatMap((name) => kinds.map((ending) => [`${name}${ending}`, bytesOf(name, ending)] as const));
  let stdout = '';

  const copy = (from: string, to: string, ...settings: readonly (readonly [RegExp, string])[]): void => {
    cpSync(join(repository, from), join(manuscripts, to), { recursive: true });
    const file = join(manuscripts, to, 'publication.yaml');
    writeFileSync(
      file,
      settings.reduce((text, [what, by]) => text.replace(what, by), readFileSync(file, 'utf8')),
    );
  };

  before(async () => {
    mkdirSync(manuscripts);
    for (const name of shipped) copy(`manuscripts/${name}`, name, [/epub: \{\}/, claim]);
    for (const name of difficult)
      copy(`test/cases/publications/${name}`, name, [
        /editions:[^]*/,
        'editions: { epub: { files: [bilingual, ja-vertical] } }',
      ]);
    copy(
      'manuscripts/e2ee-statement',
      'store',
      [/epub: \{\}/, 'epub: { files: [bilingual, ja, en, ja-vertical], profile: store, fonts: subset }'],
      [/^id: .*$/m, 'id: store'],
    );
    hostilePublication(join(manuscripts, 'hostile'));
    longPublication(join(manuscripts, 'long'));
    const built = await run('build', ['--manuscripts', manuscripts, '--out', out, '--only', 'booklet,epub', '--json']);
    assert.equal(built.status, 0, built.stdout + built.stderr);
    ({ stdout } = built);
  });
  after(remove);

  test('EPUBCheck and its port find nothing in any of them', async () => {
    await assertValidEpubs(all());
  });

  test('Ace finds nothing in those that ship, nor in one of each kind of the others', async () => {
    assert.deepEqual(await aceFindings(forAce()), []);
  });

  test('without settings there are three: in both languages, and one for each', async () => {
    const plain = join(scratch, 'plain');
    const { status, stdout: report } = await run('build', [
      '--out',
      plain,
      '--only',
      'epub',
      '--json',
      'rally-handout',
    ]);
    assert.equal(status, 0);
    const { publications } = JSON.parse(report) as {
      publications: { artifacts: { path: string; kind: string; edition: string; languages: string[] }[] }[];
    };
    assert.deepEqual(
      publications[0]?.artifacts.map(({ path, kind, edition, languages }) => [path, kind, edition, languages]),
      [
        ['rally-handout-en.epub', 'epub', 'epub-en', ['en']],
        ['rally-handout-ja.epub', 'epub', 'epub-ja', ['ja']],
        ['rally-handout.epub', 'epub', 'epub', ['ja', 'en']],
      ],
    );
    for (const name of readdirSync(join(plain, 'rally-handout')).filter((one) => one.endsWith('.epub'))) {
      const opf = fileText(new Uint8Array(readFileSync(join(plain, 'rally-handout', name))), 'OEBPS/content.opf');
      assert.doesNotMatch(opf, /conformsTo|certifiedBy|pageNavigation|font/, 'nobody evaluated it; nothing is printed');
    }
  });

  for (const name of names) {
    for (const ending of endings) {
      const languages = files[ending];
      test(`${name}${ending}: the documents say what the manuscripts say, and nothing else`, async () => {
        const chapters = await manuscriptText(join(manuscripts, name));
        const { chapters: documents } = bookOf(name, ending);
        assert.equal(documents.length, chapters.length);
        for (const [index, chapter] of chapters.entries()) {
          const body = documents[index] ?? assert.fail(chapter.id);
          for (const language of languages) {
            const expected = chapter.sections
              .flatMap(({ rows }) => rows)
              .map((row) => [row.id, withoutRubyBrackets(row[language])] as const);
            // A picture has no text: its row is there in both kinds of book; a row that lacks a side is in one of them.
            const isShown = ([, text]: readonly [string, string]) => languages.length > 1 || text !== '';
            assert.deepEqual(
              rowsOf(body, language).filter(isShown),
              expected.filter(isShown),
              `${chapter.id} ${language}`,
            );
            assert.deepEqual(
              notesOf(body, language),
              chapter.notes.map((note) => `${note.number}${withoutRubyBrackets(note[language])}`),
              `the notes of ${chapter.id} ${language}`,
            );
          }
        }
      });

      test(`${name}${ending}: languages, links between the sides and claims are right`, () => {
        const evaluated = shipped.includes(name);
        const book = bookOf(name, ending);
        assert.deepEqual(
          [...bookDifferences(book, languages, evaluated), ...claimDifferences(book), ...linkDifferences(book)],
          [],
        );
      });
    }
  }

  test('there is always an author for reading apps; a reading in kana sorts books that Japanese leads', () => {
    const creators = (name: string, ending: Ending) =>
      [...bookOf(name, ending).opf.matchAll(/refines="#creator-\d" property="(role|file-as)"[^>]*>([^<]*)/g)].map(
        ([, property, value]) => `${property} ${value}`,
      );
    assert.deepEqual(creators('rally-handout', ''), ['role aut']);
    assert.deepEqual(creators('e2ee-statement', '-ja'), ['role aut', 'file-as おぐら としまる', 'role isb']);
    assert.deepEqual(creators('e2ee-statement', '-en'), ['role aut', 'role isb']);
  });

  test('identifiers differ from book to book', () => {
    const ids = names.flatMap((name) => endings.map((ending) => bookOf(name, ending).identifier));
    assert.equal(new Set(ids).size, ids.length);
  });

  test('the page list has every page of the booklet, at the word that begins there', async () => {
    const pdf = await readPdf(new Uint8Array(readFileSync(join(out, 'e2ee-statement/e2ee-statement-booklet.pdf'))));
    const printed = pdf.pages.map(({ text }) => text);
    const booklet = 'e2ee-statement-booklet.pdf 1.0.0';
    for (const ending of endings) {
      const book = bookOf('e2ee-statement', ending);
      assert.deepEqual(pageDifferences(book, printed, booklet), []);
    }
    const good = bytesOf('e2ee-statement', '');
    for (const [path, what, by] of [
      [/toc\.xhtml/, /<li><a href="[^"]*#page\.9">.*\n/, ''],
      [/background/, /(id="page\.)6"([^]*id="page\.)7"/, '$17"$26"'],
      [/background/, /(<span id="page\.8".*?<\/span>)([^<]{22})/, '$2$1'],
      [/timeline/, /(<p>.*)(<span id="page\.14".*?<\/span>)/s, '$2$1'],
      [/content\.opf/, 'e2ee-statement-booklet.pdf', 'e2ee-statement-book.pdf'],
    ] as const) {
      const spoilt = readBook(good, (name, text) => (path.test(name) ? text.replace(what, by) : text));
      assert.notDeepEqual(pageDifferences(spoilt, printed, booklet), [], String(what));
    }
  });

  test('vertical books turn from right to left and set numbers upright', () => {
    const { opf, documents } = bookOf('e2ee-statement', '-ja-vertical');
    assert.match(opf, /page-progression-direction="rtl"/);
    assert.match(opf, /accessibilityFeature">verticalWriting</);
    const [cover, ...others] = documents;
    for (const { source } of others) assert.match(source, /<html [^>]*class="vrtl"/);
    assert.match(cover?.source ?? '', /<html [^>]*class="hltr"/, 'the picture stands in the middle of its page');
    const words = others.map(({ source }) => source).join('\n');
    assert.match(words, /<span class="nobr">105<\/span><\/a>/, 'the figures of an address lie with its letters');
    assert.ok(documents.some(({ source }) => /<span class="tcy">11<\/span>/.test(source)));
    assert.match(bookOf('e2ee-statement', '-ja').opf, /page-progression-direction="ltr"/);
  });

  test('the store profile has the folders and names of the guide, and says what it keeps against it', () => {
    const { paths, opf } = bookOf('store', '-ja-vertical');
    for (const path of ['item/standard.opf', 'item/navigation-documents.xhtml', 'item/xhtml/p-cover.xhtml']) {
      assert.ok(paths.includes(path), path);
    }
    for (const path of paths.filter((one) => one.startsWith('item/'))) {
      assert.match(path, /^item\/((xhtml|style|image|fonts)\/)?[a-z0-9.-]+$/);
    }
    assert.match(opf, /prefix="ebpaj: http:\/\/www\.ebpaj\.jp\/"/);
    assert.match(opf, /<meta property="ebpaj:guide-version">1\.1\.3</);
    for (const code of ['languages', 'markup', 'fonts']) assert.match(stdout, new RegExp(`"epub-store-${code}"`));
    assert.ok(paths.includes('item/image/cover.jpg'), 'the name that the guide gives to the cover');
  });

  test('a chapter that is too long for stores is several documents, and one chapter still', async () => {
    const pdf = await readPdf(new Uint8Array(readFileSync(join(out, 'long/long-booklet.pdf'))));
    const printed = pdf.pages.map(({ text }) => text);
    for (const [ending, count] of [
      ['', 3],
      ['-ja', 2],
      ['-en', 2],
      ['-ja-vertical', 3],
    ] as const) {
      const book = bookOf('long', ending);
      const parts = book.documents.filter(({ path }) => /p-\d+\.xhtml$/.test(path));
      // The short chapter comes after the parts of the long one.
      assert.deepEqual(
        parts.map(({ path }) => path),
        Array.from({ length: count + 1 }, (_, index) => `item/xhtml/p-00${index + 1}.xhtml`),
      );
      const title = ending === '-en' ? 'Records of the meetings' : '集まりの記録';
      for (const [index, { path, source }] of parts.slice(0, -1).entries()) {
        const bytes = Buffer.byteLength(source);
        assert.ok(bytes < 256_000 && bytes > 100_000, `${path}: ${bytes} bytes`);
        assert.equal(/<title>(.*)<\/title>/.exec(source)?.[1], title);
        assert.equal(/epub:type="chapter"|role="doc-chapter"|<h1>/.test(source), index === 0, path);
        assert.match(source, /<section class="chapter"[^>]*>\s*(<span [^>]*><\/span>)*<div class="row heading/);
      }
      const nav = book.documents.find(({ path }) => path === 'item/navigation-documents.xhtml')?.source ?? '';
      const toc = nav.slice(nav.indexOf('id="toc"'), nav.indexOf('id="landmarks"'));
      const entries = [...toc.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '');
      const home = (id: string) => parts.find(({ source }) => source.includes(`id="${id}"`))?.path.replace('item/', '');
      assert.deepEqual(entries, [
        'xhtml/p-001.xhtml',
        ...Array.from({ length: 30 }, (_, index) => `section-${index + 1}`).map((id) => `${home(id)}#${id}`),
        `xhtml/p-00${count + 1}.xhtml`,
        'xhtml/p-colophon.xhtml',
      ]);
      assert.match(nav, /epub:type="bodymatter" href="xhtml\/p-001\.xhtml"/);
      assert.deepEqual(pageDifferences(book, printed, 'long-booklet.pdf 1.0'), []);
    }
    const spoil = (path: RegExp, what: RegExp, by: string) =>
      linkDifferences(
        readBook(bytesOf('long', ''), (name, text) => {
          if (!path.test(name)) return text;
          assert.match(text, what);
          return text.replace(what, by);
        }),
      );
    assert.notDeepEqual(spoil(/p-001/, /href="p-003\.xhtml#section/, 'href="p-002.xhtml#section'), []);
    assert.notDeepEqual(spoil(/p-002/, /href="#note/, 'href="p-001.xhtml#note'), []);
    assert.notDeepEqual(spoil(/navigation/, /p-002\.xhtml#section-19/, 'p-001.xhtml#section-19'), []);
  });

  test('fonts: none, but for rare characters; with a licence, and a mark on each of them', () => {
    assert.deepEqual(
      bookOf('e2ee-statement', '').paths.filter((path) => path.includes('font')),
      [],
    );
    const { paths, documents, size } = bookOf('hostile', '-ja');
    assert.deepEqual(
      paths.filter((path) => path.includes('font')),
      ['OEBPS/fonts/serif-ja-400-normal.ttf', 'OEBPS/fonts/ofl.txt'],
    );
    assert.ok(size < 200_000, String(size));
    assert.ok(documents.some(({ source }) => source.includes('<span class="rare">𠮟</span>')));
    const store = bookOf('store', '-ja');
    assert.match(
      fileText(bytesOf('store', '-ja'), 'item/style/book-style.css'),
      /url\("\.\.\/fonts\/serif-ja-400-normal\.ttf"\)/,
    );
    assert.ok(store.paths.includes('item/fonts/ofl.txt'));
    assert.ok(!bookOf('hostile', '-en').paths.some((path) => path.includes('font')), 'English has no rare kanji');
  });

  test('hostile text arrives as text', () => {
    const { documents, paths } = bookOf('hostile', '');
    const words = documents.map(({ tree }: { tree: Root }) => textOf(tree)).join('\n');
    for (const part of [']]>', '<%= process.exit(1) %>', '<%- include("/etc/passwd") %>', '&nbsp;', '「？」'])
      assert.ok(words.includes(part), part);
    for (const { tree } of documents) {
      assert.ok(!elementsOf(tree).some(({ tagName, properties }) => tagName === 'script' || 'onclick' in properties));
    }
    assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, paths.length, 'no two names alike');
    for (const path of paths) assert.match(path, /^[\w./-]+$/);
  });

  test('our checks see what validators miss', () => {
    const swapped = (text: string) =>
      text.replace(/lang="(ja|en)"/g, (_, language) => `lang="${language === 'ja' ? 'en' : 'ja'}"`);
    type Spoilt = readonly [ending: Ending, path: RegExp, what: RegExp | string, by: string | typeof swapped];
    const spoil = ([ending, path, what, by]: Spoilt): readonly string[] => {
      const change = typeof by === 'string' ? (text: string) => text.replace(what, by) : by;
      const book = readBook(bytesOf('e2ee-statement', ending), (name, text) => {
        if (!path.test(name)) return text;
        assert.notEqual(change(text), text, `nothing is spoilt by ${what}`);
        return change(text);
      });
      return [...bookDifferences(book, files[ending], true), ...claimDifferences(book)];
    };
    assert.deepEqual(spoil(['', /nothing/, '', '']), []);
    const spoilt: readonly Spoilt[] = [
      ['', /content\.opf/, '<dc:language>en</dc:language>', ''],
      ['', /content\.opf/, /<dc:language>ja(.*\n.*)en</, '<dc:language>en$1ja<'],
      ['-en', /content\.opf/, '<dc:language>en<', '<dc:language>ja<'],
      ['', /content\.opf/, 'EPUB Accessibility 1.1 - WCAG', 'EPUB Accessibility 1.1 – WCAG'],
      ['', /content\.opf/, /<meta property="dcterms:conformsTo".*\n/, ''],
      ['', /content\.opf/, /<meta refines="#conformance".*\n/, ''],
      ['', /content\.opf/, 'rubyAnnotations', 'alternativeText'],
      ['', /content\.opf/, /.*pageNavigation.*\n/, ''],
      ['-ja-vertical', /content\.opf/, 'verticalWriting', 'horizontalWriting'],
      ['', /background/, 'swapped languages', swapped],
      ['-ja', /background/, 'swapped languages', swapped],
      ['', /background/, /<p>(?=\p{Script=Han})/u, '<p lang="en" xml:lang="en">'],
      ['', /background/, / lang="en"/, ''],
      ['', /background/, / xml:lang="en"/, ''],
      ['', /background/, /(<html [^>]*) lang="ja" xml:lang="ja"/, '$1'],
      ['', /background/, /\u00a0<a class="counterpart"[^>]*>English<\/a>/, ''],
      ['', /background/, /(<a class="counterpart"[^>]*href="#[^"]*)\.en"/, '$1.ja"'],
      ['', /background/, /(<a class="counterpart"[^>]*href="#[^"]*)\.en"/, '$1"'],
      ['', /governments/, ' aria-label="注1"', ''],
      ['', /governments/, ' aria-label="注1"', ' aria-label="Note 1"'],
    ];
    for (const one of spoilt) assert.notDeepEqual(spoil(one), [], String(one[2]));
    assert.throws(() => parseXml('<a>'));
  });
});
