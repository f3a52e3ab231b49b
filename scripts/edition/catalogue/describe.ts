/** Files in words: name, format, languages, paper, pages, size. */
import type { Language } from '../../message/message.ts';
import type { Translate, Words } from '../../template/translate.ts';
import type { CatalogueEntry, CatalogueFile } from './entry.ts';

/** `145 kB`, `1.2 MB`, with a space that no line breaks at; never nothing. */
export function sizeInWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return kilobytes < 1000 ? `${kilobytes}\u00a0kB` : `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}

/** Short facts of a file, in the order in which readers need them; the name of an e-book says its languages. */
export function factsOf(file: CatalogueFile, word: Translate): readonly string[] {
  const { group, mediaType, languages, paper, sheets, pages, bytes } = file;
  const count = sheets ?? pages;
  const extent = count === undefined ? '' : word(sheets === undefined ? 'frame.pages' : 'catalogue.sheets', { count });
  const facts = [
    formatOf(mediaType),
    group === 'epub' ? '' : languagesInWords(languages, word),
    paper === undefined ? '' : paperInWords(paper, word),
    extent,
    sizeInWords(bytes),
  ];
  // A line breaks between facts only.
  return facts.filter((fact) => fact !== '').map((fact) => fact.replaceAll(' ', '\u00a0'));
}

/** `A4判`, `A4`; `はがき`, `postcard`; `210 × 99 mm`. */
export function paperInWords(paper: string, word: Translate): string {
  if (paper === 'postcard') return word('catalogue.paperPostcard');
  if (paper === 'letter') return word('catalogue.paperLetter');
  return /^[AB]\d+$/.test(paper) ? word('catalogue.isoPaper', { paper }) : paper;
}

/** `日本語・英語`, `Japanese and English`, `Japanese`. */
export function languagesInWords(languages: readonly Language[], word: Translate): string {
  const names = languages.map((language) => word(`side.${language}`));
  return names.length === 2
    ? word('catalogue.twoLanguages', { one: names[0] ?? '', two: names[1] ?? '' })
    : names.join();
}

/** The title of a link to a file, in both languages: for reader apps, whose lists have one line for it. */
export function linkTitle(file: CatalogueFile, { languages }: CatalogueEntry, words: Words): string {
  return languages
    .map((language) => {
      const word = words[language];
      const facts = [formatOf(file.mediaType), file.group === 'epub' ? '' : languagesInWords(file.languages, word)];
      return [file.name[language], ...facts.filter((fact) => fact !== '')].join(word('frame.listSeparator'));
    })
    .join(' — ');
}

const formats: Readonly<Record<string, string>> = {
  'application/epub+zip': 'EPUB',
  'application/pdf': 'PDF',
  'text/html': 'HTML',
};

/** The usual name of a file format; nothing where there is none. */
export function formatOf(mediaType: string): string {
  return formats[mediaType] ?? '';
}
