/** Everything that the EPUB writer is told of a publication. */
import { inBoth } from '../edition/bilingual.ts';
import { licenceName } from '../edition/colophon.ts';
import type { EditionInput } from '../edition/edition.ts';
import type { EpubDocument } from '../edition/epub.ts';
import type { WordKey } from '../template/translate.ts';
import type { EpubBook } from '../writer/epub/book.ts';
import { epubIdentifier } from '../writer/epub/identifier.ts';
import type { Image } from './images.ts';

/** The cover as a picture, in pixels. */
interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The bilingual book. */
export function epubBook(
  input: EditionInput,
  documents: readonly EpubDocument[],
  images: readonly Image[],
  picture: Picture,
  stylesheet: string,
): EpubBook {
  const { publication, words } = input;
  const { languages } = publication;
  const word = (key: WordKey) => inBoth(words, key);
  const [first = 'ja', ...others] = languages;
  return {
    identifier: epubIdentifier(publication, languages),
    version: publication.version,
    date: publication.date,
    languages: [first, ...others],
    title: publication.title,
    ...(publication.subtitle && { subtitle: publication.subtitle }),
    description: publication.description,
    creators: [
      ...publication.authors.map((author) => ({
        name: { ja: author.ja, en: author.en },
        ...(author.reading !== undefined && { reading: author.reading }),
        role: 'aut' as const,
      })),
      { name: publication.issuer, role: 'isb' as const },
    ],
    publisher: publication.issuer,
    rights: languages.map((language) => licenceName(publication.licence.id, input, language)).join(' / '),
    licenceUrl: publication.licence.url,
    source: publication.url,
    words: {
      contents: word('frame.contents'),
      landmarks: word('frame.landmarks'),
      cover: word('frame.cover'),
      start: word('frame.start'),
      accessibility: {
        text: word('epub.accessText'),
        parallel: word('epub.accessParallel'),
        imagesDescribed: word('epub.accessImagesDescribed'),
        imagesNotDescribed: word('epub.accessImagesNotDescribed'),
        tables: word('epub.accessTables'),
        ruby: word('epub.accessRuby'),
        notes: word('epub.accessNotes'),
      },
    },
    cover: {
      ...picture,
      mediaType: 'image/png',
      alt: languages.map((language) => `${publication.title[language]} ${publication.issuer[language]}`).join(' / '),
    },
    chapters: documents,
    images,
    stylesheet,
  };
}
