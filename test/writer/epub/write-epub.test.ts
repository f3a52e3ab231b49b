import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'hastscript';
import type { EpubBook } from '../../../scripts/writer/epub/book.ts';
import { writeEpub } from '../../../scripts/writer/epub/write-epub.ts';
import { xmlText } from '../../../scripts/writer/epub/xml-text.ts';
import {
  book,
  books,
  both,
  chapter,
  englishLetter,
  hostile,
  hostileText,
  letter,
  pixel,
  row,
  stylesheet,
  templates,
} from './books.ts';
import { assertValidEpubs, epubcheckFindings, portFindings } from './epubcheck.ts';
import { textOf, unpack } from './unpack.ts';

const write = (given: EpubBook) => writeEpub(given, templates);
const opfOf = async (given: EpubBook) => textOf(await write(given), 'OEBPS/content.opf');

/** The whole matches, or the first group of each, of an expression. */
const all = (text: string, expression: RegExp): string[] =>
  [...text.matchAll(expression)].map((match) => match[1] ?? match[0]);

const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text of a file as a reader would see it: without tags, with the character references read once. */
const readable = (xml: string): string =>
  xml
    .replace(/<\w+(?:\s[\w:-]+="[^"]*")*\s*\/?>|<\/[^>]*>/g, '')
    .replace(/&(?:#x(\w+)|#(\d+)|(\w+));/g, (_, hexadecimal?: string, decimal?: string, name?: string) =>
      name
        ? (references[name] ?? '')
        : String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
    );

test('both validators find nothing in any of the books', async () => {
  const written = await Promise.all([...books].map(async ([name, given]) => [name, await write(given)] as const));
  await assertValidEpubs(new Map(written));
});

test('the validator that always runs sees a link that leads nowhere', async () => {
  const broken = book({ chapters: [chapter('a', both('一', 'One'), h('p', h('a', { href: '#nowhere' }, 'x')))] });
  const findings = await portFindings(new Map([['broken', await write(broken)]]));
  assert.deepEqual(
    findings.map(({ book: name, severity, code }) => [name, severity, code]),
    [['broken', 'error', 'RSC-012']],
  );
});

test('what is no mistake but was not meant is found too, by both validators', async () => {
  const image = { path: 'unused.png', mediaType: 'image/png', bytes: pixel } as const;
  const unused = new Map([['unused', await write(book({ images: [image] }))]]);
  for (const findings of [await portFindings(unused), await epubcheckFindings(unused)]) {
    if (findings)
      assert.deepEqual(
        findings.map(({ severity, code }) => [severity, code]),
        [['usage', 'OPF-097']],
      );
  }
  await assert.rejects(assertValidEpubs(unused), /OPF-097/);
});

test('each font comes with its licence, which the package links to it', async () => {
  const [one, two] = ['fonts/ofl.txt', 'fonts/ofl-2.txt'].map((path) => ({ path, bytes: new Uint8Array([65]) }));
  assert.ok(one && two);
  const fonts = [one, one, two].map((licence, index) => ({ path: `fonts/${index}.ttf`, bytes: pixel, licence }));
  const archive = await write(book({ fonts }));
  assert.deepEqual(
    all(textOf(archive, 'OEBPS/content.opf'), /<link refines="(#font-\d" rel="dcterms:license" href="[^"]*)"/g),
    [1, 2, 3].map((n) => `#font-${n}" rel="dcterms:license" href="fonts/ofl${n === 3 ? '-2' : ''}.txt`),
  );
  assert.deepEqual(
    unpack(archive).flatMap(({ name }) => (name.endsWith('.txt') ? [name] : [])),
    ['OEBPS/fonts/ofl.txt', 'OEBPS/fonts/ofl-2.txt'],
  );
});

test('the contents mark the characters that the book brings a typeface for', async () => {
  const one = chapter('a', both('𠮷田と𠮷󠄀', 'Yoshida'), row('本文。', 'Text.'));
  const nav = textOf(await write(book({ chapters: [one], rare: ['𠮷', '𠮷󠄀'] })), 'OEBPS/toc.xhtml');
  assert.match(nav, /<span class="rare">𠮷<\/span>田と<span class="rare">𠮷󠄀<\/span><\/span>/u);
  assert.doesNotMatch(textOf(await write(book({ chapters: [one] })), 'OEBPS/toc.xhtml'), /rare/);
});

test('selectors that older reading systems do not know stand alone, or they would leave out their neighbours', () => {
  const lists = stylesheet.replace(/\/\*[^]*?\*\//g, '').match(/[^{};]+(?=\{)/g) ?? [];
  const mixed = lists.filter((list) => list.includes(':has(') && list.split(/,(?![^(]*\))/).length > 1);
  assert.deepEqual(mixed, []);
});

test('readings have no brackets: every reading system knows ruby', async () => {
  const page = textOf(await write(letter), 'OEBPS/text/01-opening.xhtml');
  assert.match(page, /<ruby>手紙<rt>てがみ<\/rt><\/ruby>/);
});

test('the media type is the first file of the archive, stored, without extra field', async () => {
  const [first] = unpack(await write(letter));
  assert.deepEqual(
    { name: first?.name, method: first?.method, extra: first?.extraFieldBytes, text: first?.bytes.toString() },
    { name: 'mimetype', method: 0, extra: 0, text: 'application/epub+zip' },
  );
});

test('only the document in which a chapter begins is called a chapter', async () => {
  const [first, second] = ['a', 'b'].map((name) => chapter(name, both('一', 'One')));
  assert.ok(first && second);
  const archive = await write(book({ chapters: [first, { ...second, continues: true }] }));
  const opening = (name: string) => all(textOf(archive, `OEBPS/text/${name}.xhtml`), /<section[^>]*>/g);
  assert.deepEqual(opening('a'), ['<section class="chapter" epub:type="chapter" role="doc-chapter">']);
  assert.deepEqual(opening('b'), ['<section class="chapter">']);
  assert.match(textOf(archive, 'OEBPS/text/b.xhtml'), /<title>一<.*<body [^>]*epub:type="bodymatter"/s);
  assert.deepEqual(all(textOf(archive, 'OEBPS/toc.xhtml'), /"text\/[ab]\.xhtml"/g), Array(2).fill('"text/a.xhtml"'));
});

test('every file in the archive bears the same fixed date, and there are no folder entries', async () => {
  const entries = unpack(await write(letter));
  const firstOfJanuary1980 = (1 << 5) | 1;
  assert.deepEqual([...new Set(entries.map(({ date, time }) => `${date} ${time}`))], [`${firstOfJanuary1980} 0`]);
  assert.deepEqual(
    entries.filter(({ name }) => name.endsWith('/')),
    [],
  );
});

test('the archive holds exactly what the manifest lists, and the container', async () => {
  const archive = await write(letter);
  const listed = all(textOf(archive, 'OEBPS/content.opf'), /<item [^>]*href="([^"]*)"/g).map((href) => `OEBPS/${href}`);
  const frame = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf'];
  const names = unpack(archive).map(({ name }) => name);
  assert.deepEqual(names.toSorted(), [...listed, ...frame].toSorted());
});

test('the same book gives the same bytes', async () => {
  for (const given of [letter, hostile]) assert.deepEqual(await write(given), await write(structuredClone(given)));
});

test('the given book is not changed', async () => {
  const given = structuredClone(hostile);
  await write(given);
  assert.deepEqual(given, hostile);
});

test('both languages are declared in order, each once', async () => {
  assert.deepEqual(all(await opfOf(letter), /<dc:language>(\w+)</g), ['ja', 'en']);
  assert.deepEqual(all(await opfOf({ ...letter, languages: ['en', 'ja'] }), /<dc:language>(\w+)</g), ['en', 'ja']);
  assert.deepEqual(all(await opfOf(englishLetter), /<dc:language>(\w+)</g), ['en']);
});

test('titles, names, publisher and description stand in the leading language, the other beside it', async () => {
  const opf = await opfOf(letter);
  for (const [id, ja, en] of [
    ['title', '手紙', 'A Letter'],
    ['subtitle', '往復の記録', 'A Record of Both Sides'],
    ['creator-1', '山田花子', 'Hanako Yamada'],
    ['creator-2', '架空の会', 'The Imaginary Society'],
    ['publisher', '架空の会', 'The Imaginary Society'],
    ['description', '手紙についての短い本。', 'A short book about letters.'],
  ] as const) {
    assert.match(opf, new RegExp(`id="${id}" xml:lang="ja">${ja}</dc:`));
    assert.match(opf, new RegExp(`refines="#${id}" property="alternate-script" xml:lang="en">${en}</meta>`));
  }
  const english = await opfOf({ ...letter, languages: ['en', 'ja'] });
  assert.match(english, /<dc:title id="title" xml:lang="en">A Letter<.*\n.*alternate-script" xml:lang="ja">手紙</);
  assert.doesNotMatch(await opfOf(englishLetter), /alternate-script|手紙/);
});

test('the package says what is main title and subtitle, who did what, when, under which rights, from where', async () => {
  const opf = await opfOf(letter);
  for (const line of [
    '<meta refines="#title" property="title-type">main</meta>',
    '<meta refines="#subtitle" property="title-type">subtitle</meta>',
    '<meta refines="#creator-1" property="role" scheme="marc:relators">aut</meta>',
    '<meta refines="#creator-1" property="file-as" xml:lang="ja">ヤマダハナコ</meta>',
    '<meta refines="#creator-2" property="role" scheme="marc:relators">isb</meta>',
    '<dc:date>2021-03-05</dc:date>',
    '<meta property="dcterms:modified">2021-03-05T00:00:00Z</meta>',
    '<meta property="schema:version">1.2.0</meta>',
    '<dc:rights>© 2021 The Imaginary Society. CC-BY-4.0</dc:rights>',
    '<meta property="dcterms:license">https://creativecommons.org/licenses/by/4.0/</meta>',
    '<dc:source>https://example.org/letter</dc:source>',
  ]) {
    assert.ok(opf.includes(line), line);
  }
});

test('the identifier is the one that is given, in the package and in the NCX', async () => {
  const archive = await write(letter);
  assert.deepEqual(all(textOf(archive, 'OEBPS/content.opf'), /<dc:identifier[^>]*>([^<]*)</g), [letter.identifier]);
  assert.deepEqual(all(textOf(archive, 'OEBPS/toc.ncx'), /name="dtb:uid" content="([^"]*)"/g), [letter.identifier]);
});

test('nobody is said to have evaluated the book', async () => {
  assert.doesNotMatch(await opfOf(letter), /conformsTo|certifiedBy/);
});

test('the accessibility summary is told in each language of the book, and only a book in both is parallel', async () => {
  const summaries = (opf: string) => all(opf, /accessibilitySummary" xml:lang="(\w+">[^<]*)</g);
  const found = 'DESCRIBED. TABLES. RUBY. NOTES.';
  assert.deepEqual(summaries(await opfOf(letter)), [
    'ja">TEXT。PARALLEL。DESCRIBED。TABLES。RUBY。NOTES。',
    `en">TEXT. PARALLEL. ${found}`,
  ]);
  assert.deepEqual(summaries(await opfOf(englishLetter)), [`en">TEXT. ${found}`]);
});

test('the book opens at the cover; then come the contents and the chapters in their order', async () => {
  const opf = await opfOf(letter);
  const hrefs = new Map([...opf.matchAll(/<item id="([^"]*)" href="([^"]*)"/g)].map(([, id, href]) => [id, href]));
  const spine = all(opf, /<itemref idref="([^"]*)" \/>/g).map((id) => hrefs.get(id));
  assert.deepEqual(spine, [
    'cover.xhtml',
    'toc.xhtml',
    'text/01-opening.xhtml',
    'text/02-table.xhtml',
    'text/colophon.xhtml',
  ]);
  assert.match(opf, /href="cover\.png" media-type="image\/png" properties="cover-image"/);
});

test('the cover page shows the cover with its alternative text', async () => {
  const page = textOf(await write(letter), 'OEBPS/cover.xhtml');
  assert.match(
    page,
    /<img src="cover\.png" alt="手紙 \/ A Letter" width="1" height="1" style="[^"]*" role="doc-cover" \/>/,
  );
});

test('the contents name each chapter and heading in both languages, nested, each marked with its language', async () => {
  const nav = textOf(await write(letter), 'OEBPS/toc.xhtml');
  const [toc = ''] = nav.split('</nav>');
  const list = toc.slice(toc.indexOf('<ol>'));
  assert.equal(
    readable(list).replace(/\s+/g, ' ').trim(),
    'はじめに Opening 書く理由 Why write いま Now 結び Close 表 A Table 奥付 Colophon',
  );
  assert.equal(
    list.replace(/<li><a [^>]*>.*?<\/a>/g, '*').replace(/\s|<\/?li>/g, ''),
    '<ol>*<ol>*<ol>*</ol>*</ol>**</ol>',
  );
  assert.match(
    list,
    /<a href="text\/01-opening\.xhtml#why"><span class="ja" lang="ja" xml:lang="ja">書く理由<\/span> <span class="en" lang="en" xml:lang="en">Why write</,
  );
});

test('the landmarks lead to cover, contents and start of the text', async () => {
  const nav = textOf(await write(letter), 'OEBPS/toc.xhtml');
  assert.deepEqual(all(nav, /<a epub:type="\w+" href="[^"]*"/g), [
    '<a epub:type="cover" href="cover.xhtml"',
    '<a epub:type="toc" href="toc.xhtml#toc"',
    '<a epub:type="bodymatter" href="text/01-opening.xhtml"',
  ]);
});

test('the text starts at the first chapter proper', async () => {
  const titlePage = { ...chapter('front', both('扉', 'Title')), type: 'titlepage' as const };
  const nav = textOf(
    await write(book({ chapters: [titlePage, chapter('one', both('一', 'One'))] })),
    'OEBPS/toc.xhtml',
  );
  assert.match(nav, /epub:type="bodymatter" href="text\/one\.xhtml"/);
});

test('the NCX lists the same entries in order', async () => {
  const ncx = textOf(await write(letter), 'OEBPS/toc.ncx');
  assert.deepEqual(all(ncx, /<content src="([^"]*)"/g), [
    'text/01-opening.xhtml',
    'text/01-opening.xhtml#why',
    'text/01-opening.xhtml#why-now',
    'text/01-opening.xhtml#end',
    'text/02-table.xhtml',
    'text/colophon.xhtml',
  ]);
  assert.deepEqual(all(ncx, /playOrder="(\d+)"/g), ['1', '2', '3', '4', '5', '6']);
  assert.match(ncx, /name="dtb:depth" content="3"/);
});

test('each document says what it is; a wrapper does not repeat a role that the text has', async () => {
  const archive = await write(letter);
  assert.match(
    textOf(archive, 'OEBPS/text/01-opening.xhtml'),
    /<body class="bilingual" epub:type="bodymatter">\n<section class="chapter" epub:type="chapter" role="doc-chapter">/,
  );
  assert.match(
    textOf(archive, 'OEBPS/text/colophon.xhtml'),
    /<body class="bilingual" epub:type="backmatter">\n<section class="colophon" epub:type="colophon" role="doc-colophon"/,
  );
  const own = chapter('a', both('一', 'One'), h('section', { role: 'doc-chapter' }, h('p', 'x')));
  const page = textOf(await write(book({ chapters: [own] })), 'OEBPS/text/a.xhtml');
  assert.equal(all(page, /role="doc-chapter"/g).length, 1);
});

test('every row keeps its text and its languages: kana stand in no English cell, and no cell changes sides', async () => {
  const rows = Array.from({ length: 20 }, (_, index) => row(`日本語の段落${index}。`, `English paragraph ${index}.`));
  const page = textOf(
    await write(book({ chapters: [chapter('a', both('一', 'One'), ...rows)] })),
    'OEBPS/text/a.xhtml',
  );
  const cells = [...page.matchAll(/<div class="cell (\w+)" lang="(\w+)" xml:lang="(\w+)"><p>([^<]*)</g)].map(
    ([, ...fields]) => fields,
  );
  assert.equal(cells.length, 40);
  for (const [index, [side, lang, xmlLang, text = '']] of cells.entries()) {
    const expected = index % 2 === 0 ? 'ja' : 'en';
    assert.deepEqual([side, lang, xmlLang], [expected, expected, expected]);
    assert.equal(text, expected === 'ja' ? `日本語の段落${index / 2}。` : `English paragraph ${(index - 1) / 2}.`);
  }
});

test('hostile text arrives as text, whole, wherever it stands', async () => {
  const archive = await write(hostile);
  const expected = xmlText(hostileText);
  const page = textOf(archive, 'OEBPS/text/cover.xhtml');
  assert.equal(readable(page).split(expected).length - 1, 2);
  assert.doesNotMatch(page, /<script|onclick|<!--/i);
  assert.ok(readable(textOf(archive, 'OEBPS/content.opf')).includes(expected));
  assert.ok(readable(textOf(archive, 'OEBPS/toc.xhtml')).includes(expected));
  assert.ok(readable(textOf(archive, 'OEBPS/toc.ncx')).includes(expected));
});

test('chapters may bear the names of the frame’s own files', async () => {
  const names = unpack(await write(hostile)).map(({ name }) => name);
  for (const name of ['OEBPS/cover.xhtml', 'OEBPS/text/cover.xhtml', 'OEBPS/toc.xhtml', 'OEBPS/text/toc.xhtml']) {
    assert.ok(names.includes(name), name);
  }
});

test('a document that holds SVG says so in the manifest; others do not', async () => {
  const opf = await opfOf(hostile);
  assert.deepEqual(all(opf, /<item [^>]*properties="svg"[^>]*>/g).length, 1);
  assert.match(opf, /href="text\/toc\.xhtml" media-type="application\/xhtml\+xml" properties="svg"/);
});

test('images come in as they are, stored, and the text points at them whatever their names', async () => {
  const archive = await write(letter);
  const image = unpack(archive).find(({ name }) => name === 'OEBPS/images/image-1.png');
  assert.equal(image?.method, 0);
  assert.deepEqual(image && new Uint8Array(image.bytes), pixel);
  assert.match(textOf(archive, 'OEBPS/text/02-table.xhtml'), /<img src="\.\.\/images\/image-1\.png" alt="An envelope"/);
  assert.match(
    textOf(await write(hostile), 'OEBPS/text/cover.xhtml'),
    /src="\.\.\/images\/image-1\.png" alt="".*src="\.\.\/images\/image-2\.png"/,
  );
});

test('the style sheet leaves ink, paper and typeface to the reader', () => {
  // Of code the width, and of pictures the ground, without which black lines would vanish at night.
  const ground = 'img {\n  background-color: #fff;\n}\n';
  assert.ok(stylesheet.includes(ground));
  const own = stylesheet.replace('font-family: monospace, monospace;', '').replace(ground, '');
  assert.doesNotMatch(own, /(?:^|[\s{;])(?:color|background(?:-color)?|font-family|font)\s*:/);
  assert.doesNotMatch(own, /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i);
});
