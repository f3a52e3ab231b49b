/** Atom (RFC 4287): a feed of what was published for news readers, and OPDS 1.2, the catalogue for older reader apps. */
import type { Element, ElementContent, Root } from 'xast';
import { x } from 'xastscript';
import type { Language } from '../../message/message.ts';
import type { Words } from '../../template/translate.ts';
import { factsOf, linkTitle } from './describe.ts';
import { type CatalogueEntry, type CatalogueFile, entryTitle, lastUpdated, readingFiles, updated } from './entry.ts';
import { openAccess } from './opds-json.ts';

const atomNamespace = 'http://www.w3.org/2005/Atom';
/** DCMI Metadata Terms, which OPDS 1.2, 5.1.1, asks for besides Atom's own elements. */
const termsNamespace = 'http://purl.org/dc/terms/';
const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';

export const atomType = 'application/atom+xml';
/** OPDS 1.2, 7.1.3. */
export const opdsAtomType = 'application/atom+xml;profile=opds-catalog;kind=acquisition';

/**
 * The feed of publications, newest first: `feed.xml`.
 *
 * @param id an absolute IRI that stays the same
 */
export function atomFeed(entries: readonly CatalogueEntry[], id: string, words: Words): Root {
  return feed(entries, id, words, [
    x('link', { rel: 'self', href: 'feed.xml', type: atomType }),
    ...newestFirst(entries).map((entry) =>
      x('entry', [
        ...common(entry),
        x('link', { rel: 'alternate', href: pageOf(entry), type: 'text/html' }),
        ...readingFiles(entry)
          .filter(({ group }) => group !== 'web')
          .map((file) => link('enclosure', file, entry, words)),
        x('content', { type: 'xhtml' }, newsOf(entry, words)),
      ]),
    ),
  ]);
}

/**
 * The acquisition feed of OPDS 1.2, newest first: `opds.xml`. A publication without a file to read has no entry.
 *
 * @param id an absolute IRI that stays the same
 */
export function opdsAtom(entries: readonly CatalogueEntry[], id: string, words: Words): Root {
  return feed(
    entries,
    id,
    words,
    [
      x('link', { rel: 'self', href: 'opds.xml', type: opdsAtomType }),
      x('link', { rel: 'start', href: 'opds.xml', type: opdsAtomType }),
      ...newestFirst(entries)
        .filter((entry) => readingFiles(entry).length > 0)
        .map((entry) => opdsEntry(entry, words)),
    ],
    { 'xmlns:dc': termsNamespace },
  );
}

function opdsEntry(entry: CatalogueEntry, words: Words): Element {
  const { about, languages, cover, thumbnail } = entry;
  return x('entry', [
    ...common(entry),
    ...languages.map((language) => x('dc:language', language)),
    x('dc:issued', about.date),
    x('dc:publisher', languages.map((language) => about.issuer[language]).join(' — ')),
    x('content', { type: 'text' }, languages.map((language) => about.description[language]).join('\n\n')),
    ...(cover ? [x('link', { rel: 'http://opds-spec.org/image', href: cover.href, type: cover.mediaType })] : []),
    ...(thumbnail
      ? [x('link', { rel: 'http://opds-spec.org/image/thumbnail', href: thumbnail.href, type: thumbnail.mediaType })]
      : []),
    x('link', { rel: 'alternate', href: pageOf(entry), type: 'text/html' }),
    ...readingFiles(entry).map((file) => link(openAccess, file, entry, words)),
    ...entry.files
      .filter(({ group }) => group === 'print' || group === 'more')
      .map((file) => link('related', file, entry, words)),
  ]);
}

function feed(
  entries: readonly CatalogueEntry[],
  id: string,
  words: Words,
  content: readonly ElementContent[],
  namespaces: Readonly<Record<string, string>> = {},
): Root {
  const order = entries[0]?.languages ?? ['ja', 'en'];
  const title = order.map((language) => words[language]('frame.catalogue')).join(' — ');
  return {
    type: 'root',
    children: [
      { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' },
      { type: 'text', value: '\n' },
      x('feed', { xmlns: atomNamespace, ...namespaces, 'xml:lang': order[0] }, [
        x('title', title),
        x('id', id),
        x('updated', lastUpdated(entries)),
        x('link', { rel: 'alternate', href: 'index.html', type: 'text/html' }),
        ...content,
      ]),
    ],
  };
}

function newestFirst(entries: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  return entries.toSorted((a, b) => (updated(a) === updated(b) ? 0 : updated(a) < updated(b) ? 1 : -1));
}

/** What RFC 4287, 4.1.2, asks of every entry. */
function common(entry: CatalogueEntry): Element[] {
  const { about, languages } = entry;
  const authors = about.authors.length > 0 ? about.authors : [about.issuer];
  return [
    x('title', entryTitle(entry)),
    x('id', entry.id),
    x('updated', updated(entry)),
    ...authors.map((author) => x('author', [x('name', languages.map((language) => author[language]).join(' — '))])),
    x('rights', `${about.licence.id} ${about.licence.url}`),
  ];
}

/** The web page where there is one, else the place on the download page. */
function pageOf({ files, publication }: CatalogueEntry): string {
  return files.find(({ group }) => group === 'web')?.href ?? `index.html#${publication}`;
}

/** `hreflang` names one language (RFC 4287, 4.2.7.4): a file in both says so in its title. */
function link(rel: string, file: CatalogueFile, entry: CatalogueEntry, words: Words): Element {
  const [only, second] = file.languages;
  return x('link', {
    rel,
    href: file.href,
    type: file.mediaType,
    length: String(file.bytes),
    title: linkTitle(file, entry, words),
    hreflang: second === undefined ? only : undefined,
  });
}

/** The description and the files as XHTML, each language marked (RFC 4287, 3.1.1.3). */
function newsOf(entry: CatalogueEntry, words: Words): Element {
  const { about, languages } = entry;
  const marked = (language: Language) => ({ lang: language, 'xml:lang': language });
  return x('div', { xmlns: xhtmlNamespace }, [
    ...languages.map((language) => x('p', marked(language), about.description[language])),
    ...languages.map((language) =>
      x(
        'ul',
        marked(language),
        readingFiles(entry).map((file) => x('li', itemOf(file, language, words))),
      ),
    ),
  ]);
}

/** `日本語版（EPUB、97 kB）`, `Japanese (EPUB, 97 kB)`, with the name as a link. */
function itemOf(file: CatalogueFile, language: Language, words: Words): (Element | string)[] {
  const word = words[language];
  const details = factsOf(file, word).join(word('frame.listSeparator'));
  const [before = '', after = ''] = word('catalogue.nameWithDetails', { name: slot, details }).split(slot);
  return [before, x('a', { href: file.href }, file.name[language]), after];
}

/** Stands for the name while the words about it are made; no name has this character. */
const slot = '\u0000';
