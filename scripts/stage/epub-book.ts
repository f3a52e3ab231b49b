/** Everything that the EPUB writer is told of a publication. */
import { inBoth } from '../edition/bilingual.ts';
import { licenceName } from '../edition/colophon.ts';
import type { EditionInput } from '../edition/edition.ts';
import type { EpubDocument } from '../edition/epub.ts';
import type { PageTarget } from '../edition/epub-pages.ts';
import type { Language } from '../message/message.ts';
import type { EpubEdition } from '../publication/schema.ts';
import type { WordKey } from '../template/translate.ts';
import type { EpubBook, EpubCover, EpubEvaluation, EpubProfile, EpubWords } from '../writer/epub/book.ts';
import { epubIdentifier } from '../writer/epub/identifier.ts';
import { layouts, toRoot } from '../writer/epub/layout.ts';
import { elementsOf } from '../writer/epub/survey.ts';
import type { EpubFonts } from './epub-fonts.ts';
import type { Image } from './images.ts';

/** The cover as a picture, in pixels. */
type Picture = Omit<EpubCover, 'alt'>;

interface BookParts {
  /** The view of the publication: its languages are those of the book. */
  readonly input: EditionInput;
  readonly settings: EpubEdition;
  readonly documents: readonly EpubDocument[];
  readonly pages: readonly PageTarget[];
  readonly images: readonly Image[];
  readonly picture: Picture;
  readonly stylesheet: string;
  readonly fonts: EpubFonts;
  readonly vertical: boolean;
}

/** A book with the documents that were composed for it. */
export function epubBook(parts: BookParts): EpubBook {
  const { input, settings, documents, pages, picture, fonts, vertical } = parts;
  const { publication } = input;
  const { languages } = publication;
  const [first = 'ja', ...others] = languages;
  return {
    identifier: epubIdentifier(publication, languages, vertical),
    version: publication.version,
    date: publication.date,
    languages: [first, ...others],
    title: publication.title,
    ...(publication.subtitle && { subtitle: publication.subtitle }),
    description: publication.description,
    creators: [
      ...publication.authors.map((author) => ({
        name: { ja: author.ja, en: author.en },
        // A reading in kana is of use for sorting a Japanese shelf only.
        ...(author.reading !== undefined && first === 'ja' && { reading: author.reading }),
        role: 'aut' as const,
      })),
      // Reading apps do not show an issuing body as the author: where there is no other, it is named as the author.
      { name: publication.issuer, role: publication.authors.length > 0 ? ('isb' as const) : ('aut' as const) },
    ],
    publisher: publication.issuer,
    rights: languages.map((language) => licenceName(publication.licence.id, input, language)).join(' / '),
    licenceUrl: publication.licence.url,
    source: publication.url,
    words: frameWords(input),
    cover: {
      ...picture,
      alt: coverText(input, first),
    },
    vertical,
    ...(pages.length > 0 && {
      pages: { source: `${publication.id}-booklet.pdf ${publication.version}`, list: pages },
    }),
    ...(settings.evaluation && { evaluation: evaluationOf(settings.evaluation) }),
    profile: settings.profile,
    fonts: fonts.files,
    rare: [...fonts.rare],
    chapters: settings.profile === 'store' ? storeNames(documents) : documents,
    images: usedImages(documents, parts.images),
    stylesheet: fonts.css === '' ? parts.stylesheet : `${parts.stylesheet}\n${fontRules(fonts.css, settings.profile)}`,
  };
}

/** The words of the frame around the text. */
export function frameWords({ words }: EditionInput): EpubWords {
  const word = (key: WordKey) => inBoth(words, key);
  return {
    contents: word('frame.contents'),
    landmarks: word('frame.landmarks'),
    cover: word('frame.cover'),
    start: word('frame.start'),
    pageList: word('epub.pageList'),
    accessibility: {
      text: word('epub.accessText'),
      parallel: word('epub.accessParallel'),
      imagesDescribed: word('epub.accessImagesDescribed'),
      imagesNotDescribed: word('epub.accessImagesNotDescribed'),
      tables: word('epub.accessTables'),
      ruby: word('epub.accessRuby'),
      notes: word('epub.accessNotes'),
      counterparts: word('epub.accessCounterparts'),
      pages: word('epub.accessPages'),
      vertical: word('epub.accessVertical'),
    },
  };
}

/** What stands on the cover, in the language of the page that shows it. The title page says it in all of them. */
function coverText({ publication, words }: EditionInput, language: Language): string {
  const { title, subtitle, issuer } = publication;
  const lines = [title[language], ...(subtitle ? [subtitle[language]] : []), issuer[language]];
  return words[language]('epub.coverAlt', { text: lines.join(words[language]('frame.listSeparator')) });
}

function evaluationOf({
  certifier,
  level,
  credential,
  report,
}: NonNullable<EpubEdition['evaluation']>): EpubEvaluation {
  return { certifier, level, ...(credential !== undefined && { credential }), ...(report !== undefined && { report }) };
}

/** The addresses of fonts in a style sheet that may stand in a folder of its own. */
function fontRules(css: string, profile: EpubProfile): string {
  return css.replaceAll('url("fonts/', () => `url("${toRoot(layouts[profile].stylesheet)}fonts/`);
}

/** The names of the EBPAJ guide: `p-titlepage`, `p-001`, `p-002` …, `p-colophon`. */
function storeNames(documents: readonly EpubDocument[]): EpubDocument[] {
  let number = 0;
  return documents.map((document) => {
    if (document.type !== 'chapter') return { ...document, name: `p-${document.type}` };
    number += 1;
    return { ...document, name: `p-${String(number).padStart(3, '0')}` };
  });
}

/** The images that a book shows: one in a single language has no use for those of the other. */
function usedImages(documents: readonly EpubDocument[], images: readonly Image[]): Image[] {
  const used = new Set(
    documents.flatMap(({ body }) => elementsOf(body).flatMap(({ properties: { src } }) => (src ? [String(src)] : []))),
  );
  return images.filter(({ path }) => used.has(path));
}
