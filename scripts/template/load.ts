/** Loads what a designer edits: the style sheets and the page's script in `templates/`. */
import { readFile } from 'node:fs/promises';

const folder = new URL('../../templates/', import.meta.url);

/** A file of `templates/` as text. */
export function template(path: string): Promise<string> {
  return readFile(new URL(path, folder), 'utf8');
}

/** The style sheets and scripts of all editions. */
export interface Templates {
  readonly pageCss: string;
  readonly pageScript: string;
  readonly catalogueCss: string;
  readonly translationCss: string;
  readonly leafletCss: string;
  readonly bookCss: string;
  readonly coverCss: string;
}

export async function loadTemplates(): Promise<Templates> {
  const [common, page, pageScript, catalogue, translation, base, leaflet, book, vertical, cover] = await Promise.all(
    [
      'page/base.css',
      'page/page.css',
      'page/page.js',
      'page/catalogue.css',
      'page/translation.css',
      'print/base.css',
      'print/leaflet.css',
      'print/book.css',
      'print/vertical.css',
      'print/cover.css',
    ].map(template),
  );
  return {
    pageCss: `${common}\n${page}`,
    pageScript: pageScript ?? '',
    catalogueCss: `${common}\n${catalogue}`,
    translationCss: `${common}\n${page}\n${translation}`,
    leafletCss: `${base}\n${leaflet}`,
    bookCss: `${base}\n${vertical}\n${book}`,
    coverCss: `${base}\n${cover}`,
  };
}
