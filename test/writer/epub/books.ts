/** Small books for the tests of the EPUB writer. */
import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Bilingual, EpubBook, EpubChapter } from '../../../scripts/writer/epub/book.ts';
import { epubIdentifier } from '../../../scripts/writer/epub/identifier.ts';
import { epubTemplatesFolder, readEpubTemplates } from '../../../scripts/writer/epub/read-templates.ts';

export const { templates, stylesheet } = await readEpubTemplates(epubTemplatesFolder);

/** The smallest PNG: one transparent pixel. */
export const pixel = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export const both = (ja: string, en: string): Bilingual => ({ ja, en });

export const cell = (lang: 'ja' | 'en', ...children: (Element | string)[]): Element =>
  h(`div.cell.${lang}`, { lang }, ...children);

export const row = (ja: string, en: string): Element => h('div.row', cell('ja', h('p', ja)), cell('en', h('p', en)));

export const title = (text: Bilingual): Element =>
  h('h1', h('span.ja', { lang: 'ja' }, text.ja), ' ', h('span.en', { lang: 'en' }, text.en));

export function chapter(name: string, titles: Bilingual, ...rest: ElementContent[]): EpubChapter {
  return { name, title: titles, body: [title(titles), ...rest], sections: [] };
}

const identity = { id: 'letter', version: '1.2.0', url: 'https://example.org/letter' };

const sentence = (name: string): Bilingual => both(`${name}。`, `${name}.`);

/** A book with nothing in it but a title, and whatever is given. */
export function book(differences: Partial<EpubBook> = {}): EpubBook {
  return {
    identifier: epubIdentifier(identity, ['ja', 'en']),
    version: identity.version,
    date: '2021-03-05',
    languages: ['ja', 'en'],
    title: both('手紙', 'A Letter'),
    description: both('手紙についての短い本。', 'A short book about letters.'),
    creators: [],
    publisher: both('架空の会', 'The Imaginary Society'),
    rights: '© 2021 The Imaginary Society. CC-BY-4.0',
    licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
    source: identity.url,
    words: {
      contents: both('目次', 'Contents'),
      landmarks: both('案内', 'Landmarks'),
      cover: both('表紙', 'Cover'),
      start: both('本文の始まり', 'Start of text'),
      pageList: both('ページ', 'Pages'),
      accessibility: {
        text: sentence('TEXT'),
        parallel: sentence('PARALLEL'),
        imagesDescribed: sentence('DESCRIBED'),
        imagesNotDescribed: sentence('NOT DESCRIBED'),
        tables: sentence('TABLES'),
        ruby: sentence('RUBY'),
        notes: sentence('NOTES'),
        counterparts: sentence('COUNTERPARTS'),
        pages: sentence('PAGES'),
        vertical: sentence('VERTICAL'),
      },
    },
    cover: { bytes: pixel, mediaType: 'image/png', width: 1, height: 1, alt: '手紙 / A Letter' },
    chapters: [chapter('01-opening', both('はじめに', 'Opening'), row('こんにちは。', 'Good afternoon.'))],
    vertical: false,
    profile: 'standard',
    fonts: [],
    images: [],
    stylesheet,
    ...differences,
  };
}

function note(id: string, lang: 'ja' | 'en', text: string): Element {
  return h(
    'aside',
    { id, role: 'doc-footnote', lang },
    h('p', text, ' ', h('a', { href: `#${id}-ref`, role: 'doc-backlink', ariaLabel: '↩' }, '↩')),
  );
}

const noteReference = (id: string): Element => h('a', { id: `${id}-ref`, href: `#${id}`, role: 'doc-noteref' }, '1');

/** What a publication usually holds: headings, ruby, a table, notes, a picture, links between chapters, a colophon. */
export const letter: EpubBook = book({
  subtitle: both('往復の記録', 'A Record of Both Sides'),
  creators: [
    { name: both('山田花子', 'Hanako Yamada'), reading: 'ヤマダハナコ', role: 'aut' },
    { name: both('架空の会', 'The Imaginary Society'), role: 'isb' },
  ],
  chapters: [
    {
      ...chapter(
        '01-opening',
        both('はじめに', 'Opening'),
        row('こんにちは。', 'Good afternoon.'),
        h('div.row', cell('ja', h('h2', { id: 'why' }, '書く理由')), cell('en', h('h2', 'Why write'))),
        h(
          'div.row',
          cell(
            'ja',
            h(
              'p',
              h('ruby', '手紙', h('rp', '（'), h('rt', 'てがみ'), h('rp', '）')),
              'を書く。',
              noteReference('fn-ja-1'),
            ),
          ),
          cell('en', h('p', 'I write a letter.', noteReference('fn-en-1'))),
        ),
        h('div.row', cell('ja', h('h3', { id: 'why-now' }, 'いま')), cell('en', h('h3', 'Now'))),
        h(
          'div.row',
          cell('ja', h('p', '次章の', h('a', { href: '#letters-table' }, '表'), 'を見よ。')),
          cell('en', h('p', 'See the table.')),
        ),
        h('div.row', cell('ja', h('h2', { id: 'end' }, '結び')), cell('en', h('h2', 'Close'))),
        h('div.notes', note('fn-ja-1', 'ja', '注。'), note('fn-en-1', 'en', 'A note.')),
      ),
      sections: [
        { id: 'why', title: both('書く理由', 'Why write'), depth: 2 },
        { id: 'why-now', title: both('いま', 'Now'), depth: 3 },
        { id: 'end', title: both('結び', 'Close'), depth: 2 },
      ],
    },
    chapter(
      '02-table',
      both('表', 'A Table'),
      h(
        'div.row',
        cell(
          'ja',
          h(
            'table#letters-table',
            h('thead', h('tr', h('th', { scope: 'col' }, '日付'), h('th', { scope: 'col' }, '数'))),
            h('tbody', h('tr', h('td', '三月'), h('td', '2'))),
          ),
        ),
        cell('en', h('p', h('img', { src: 'images/封筒 1.png', alt: 'An envelope', width: 1, height: 1 }))),
      ),
    ),
    {
      ...chapter(
        'colophon',
        both('奥付', 'Colophon'),
        h('div.row', cell('ja', h('p', '第1.2版')), cell('en', h('p', 'Version 1.2'))),
      ),
      type: 'colophon',
    },
  ],
  images: [{ path: 'images/封筒 1.png', mediaType: 'image/png', bytes: pixel }],
});

/** The same text in one language. */
export const englishLetter: EpubBook = {
  ...letter,
  identifier: epubIdentifier(identity, ['en']),
  languages: ['en'],
};

export const hostileText =
  '<script>alert(1)</script> ]]> <![CDATA[ <%= process.exit() %> <%- 1 %> %> &nbsp; &amp; &#0; <!-- --> 🗾👩‍👩‍👧 "quoted" \'single\' 𠮟る \u0000\u000b\ufffe\ud800 end';

/** Text and markup that try to break out of XML, of the templates, and of the zip file. */
export const hostile: EpubBook = book({
  title: both(hostileText, '”…』'),
  subtitle: both('『「…」』', '— ? —'),
  description: both(hostileText, hostileText),
  rights: hostileText,
  creators: [{ name: both(hostileText, hostileText), reading: hostileText, role: 'aut' }],
  publisher: both(hostileText, hostileText),
  cover: { bytes: pixel, mediaType: 'image/png', width: 1, height: 1, alt: hostileText },
  chapters: [
    {
      ...chapter(
        'cover',
        both('？！', '…'),
        row(hostileText, hostileText),
        h('script', 'alert("<b>")'),
        h('p', { title: hostileText, onClick: 'alert(1)', lang: 'en' }, 'an attribute'),
        h(
          'p',
          h('a', { href: '#drawing' }, 'the drawing'),
          h('br'),
          h('a', { href: 'https://example.org/?a=1&b=<2>', rel: ['noopener'] }, 'a < b && c'),
        ),
        h('p', h('img', { src: 'a.png', alt: '' }), h('img', { src: 'a%20b.png', alt: hostileText })),
        h('details', { open: true }, h('summary', 'summary'), h('p', 'x')),
        { type: 'comment', value: ' -- > --' },
        h('h2', { id: 'q' }, '？'),
      ),
      sections: [{ id: 'q', title: both('？', hostileText), depth: 4 }],
    },
    chapter(
      'toc',
      both('「」', hostileText),
      h(
        'p',
        s(
          'svg',
          { viewBox: '0 0 10 10', role: 'img', ariaLabel: 'circle', id: 'drawing' },
          s('title', hostileText),
          s('linearGradient', { id: 'fade' }, s('stop', { offset: '0' })),
          s('circle', { id: 'disc', cx: 5, cy: 5, r: 4, strokeWidth: 2, fill: 'url(#fade)' }),
          s('use', { xLinkHref: '#disc' }),
        ),
      ),
    ),
  ],
  images: [
    { path: 'a.png', mediaType: 'image/png', bytes: pixel },
    { path: 'a b.png', mediaType: 'image/png', bytes: pixel },
  ],
});

export const books: ReadonlyMap<string, EpubBook> = new Map([
  ['letter', letter],
  ['english-letter', englishLetter],
  ['hostile', hostile],
  ['smallest', book()],
]);
