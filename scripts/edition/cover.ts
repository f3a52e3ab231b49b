/** The cover as a picture: for the EPUB, for shelves and for previews. */
import type { Root } from 'hast';
import { h } from 'hastscript';
import { runs } from './bilingual.ts';
import { dateRuns } from './colophon.ts';
import { documentTitle, htmlDocument } from './document.ts';
import type { EditionInput } from './edition.ts';

/** CSS px; with a device scale of 2 the picture has 1200 × 1800 pixels, a ratio that shelves show uncut. */
export const coverSize = { width: 600, height: 900, scale: 2 } as const;

/** The small picture for lists has 400 × 600 pixels: sharp at 200 px on a screen of two pixels to one. */
export const thumbnailScale = 1 / 3;

/** Composes the cover. */
export function cover(input: EditionInput, css: string): Root {
  const { publication } = input;
  const { languages } = publication;
  return htmlDocument(input.publication.languages, { title: documentTitle(publication), css }, [
    h('main', { class: 'book-cover' }, [
      h('p', { class: 'issuer' }, runs(publication.issuer, 'span', languages)),
      h('div', { class: 'cover-title' }, [
        h('h1', runs(publication.title, 'span', languages)),
        ...(publication.subtitle ? [h('p', { class: 'subtitle' }, runs(publication.subtitle, 'span', languages))] : []),
      ]),
      h('p', { class: 'date' }, dateRuns(input)),
    ]),
  ]);
}
