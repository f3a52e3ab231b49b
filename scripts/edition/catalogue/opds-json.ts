/** OPDS 2.0: the catalogue for reader apps as JSON, on the model of the Readium Web Publication Manifest. */
import type { Words } from '../../template/translate.ts';
import { both } from '../bilingual.ts';
import { linkTitle } from './describe.ts';
import { type CatalogueEntry, entryTitle, lastUpdated, readingFiles, updated } from './entry.ts';

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export const opdsJsonType = 'application/opds+json';
export const opdsPublicationType = 'application/opds-publication+json';
/** OPDS 2.0, 4.3; OPDS 1.2, 5.2.1. */
export const openAccess = 'http://opds-spec.org/acquisition/open-access';

/**
 * The catalogue. A publication can be listed there only with a picture and a file to read (OPDS 2.0, 1.2 and 4.1); any
 * other is a link to its place on the download page.
 */
export function opdsJson(entries: readonly CatalogueEntry[], words: Words): Json {
  const listed = entries.filter(isListable);
  const others = entries.filter((entry) => !isListable(entry));
  const order = entries[0]?.languages ?? ['ja', 'en'];
  return {
    metadata: {
      title: both((language) => words[language]('frame.catalogue')),
      modified: lastUpdated(entries),
      numberOfItems: listed.length,
    },
    links: [
      { rel: 'self', href: 'opds.json', type: opdsJsonType },
      { rel: 'start', href: 'opds.json', type: opdsJsonType },
      {
        rel: 'alternate',
        href: 'index.html',
        type: 'text/html',
        title: order.map((language) => words[language]('frame.catalogue')).join(' — '),
      },
    ],
    ...((listed.length > 0 || others.length === 0) && {
      publications: listed.map((entry) => opdsPublication(entry, words)),
    }),
    ...(others.length > 0 && {
      navigation: others.map((entry) => ({
        rel: 'subsection',
        href: `index.html#${entry.publication}`,
        type: 'text/html',
        title: entryTitle(entry),
      })),
    }),
  };
}

function isListable(entry: CatalogueEntry): boolean {
  return entry.cover !== undefined && readingFiles(entry).length > 0;
}

/** One publication, as it stands in the catalogue and in its own file. */
export function opdsPublication(entry: CatalogueEntry, words: Words): Json {
  const { about, languages, cover, thumbnail } = entry;
  // A reader app chooses by the pixels (Readium Web Publication Manifest, 2.4: width and height of a link object).
  const pictures = [...new Map([cover, thumbnail].flatMap((one) => (one ? [[one.href, one] as const] : []))).values()];
  const authors = about.authors.length > 0 ? about.authors : [about.issuer];
  return {
    metadata: {
      '@type': 'http://schema.org/Book',
      identifier: entry.id,
      title: { ...about.title },
      ...(about.subtitle && { subtitle: { ...about.subtitle } }),
      author: authors.map(({ ja, en }) => ({ name: { ja, en } })),
      publisher: { name: { ...about.issuer } },
      language: languages,
      published: about.date,
      modified: updated(entry),
      description: languages.map((language) => about.description[language]).join('\n\n'),
    },
    links: [
      { rel: 'self', href: entry.self, type: opdsPublicationType },
      ...readingFiles(entry).map((file) => ({
        rel: openAccess,
        href: file.href,
        type: file.mediaType,
        title: linkTitle(file, entry, words),
        language: file.languages,
        size: file.bytes,
      })),
      ...entry.files
        .filter(({ group }) => group === 'print' || group === 'more')
        .map((file) => ({
          rel: 'related',
          href: file.href,
          type: file.mediaType,
          title: linkTitle(file, entry, words),
          language: file.languages,
          size: file.bytes,
        })),
      { rel: 'license', href: about.licence.url, type: 'text/html' },
      { rel: 'canonical', href: about.url, type: 'text/html' },
    ],
    ...(pictures.length > 0 && {
      images: pictures.map(({ href, mediaType, ...size }) => ({ href, type: mediaType, ...size })),
    }),
  };
}
