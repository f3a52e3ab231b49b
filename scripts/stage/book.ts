/** Stage: the editions for reading → PDF artifacts. */
import type { Root } from 'hast';
import { book, bookLanguages } from '../edition/paged/book.ts';
import { type PageGeometry, pageGeometry } from '../edition/paged/geometry.ts';
import { type Message, message } from '../message/message.ts';
import { paperSize, paperText } from '../publication/paper.ts';
import { type PagedEdition, pagedEditions } from '../publication/editions.ts';
import type { Artifact } from '../release/manifest.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlText } from '../writer/html.ts';
import { printBook } from '../writer/pdf/print-book.ts';
import { withPrintLanguages } from '../writer/pdf/print-languages.ts';
import { pdfFacts } from './pdf-facts.ts';
import type { PreparedPublication } from './publication.ts';

/** A composed edition that waits for its fonts. */
export interface ComposedBook {
  readonly name: string;
  readonly settings: PagedEdition;
  readonly geometry: PageGeometry;
  readonly tree: Root;
}

/** Composes every edition for reading that is wanted: the booklet, and those with names of their own. */
export function composeBooks(
  { input }: PreparedPublication,
  css: string,
  wants: (kind: 'booklet' | 'book') => boolean,
): readonly ComposedBook[] {
  return pagedEditions(input.publication).flatMap(({ name, settings }) => {
    if (!wants(kindOf(name))) return [];
    const geometry = pageGeometry(settings);
    return [{ name, settings, geometry, tree: book(input, settings, geometry, css) }];
  });
}

/** Prints a composed edition. */
export async function writeBook(
  { name, settings, geometry, tree }: ComposedBook,
  { input, images, placeOf }: PreparedPublication,
  browser: BrowserSession,
  fonts: CutFonts,
): Promise<{ readonly artifact: Artifact; readonly messages: readonly Message[] }> {
  const { publication } = input;
  const { bytes, pages, overflows } = await printBook(browser, {
    html: htmlText(withPrintLanguages(tree)).replace('<style>', () => `<style>${fonts.css}\n`),
    files: new Map([...fonts.files, ...images.map((image) => [image.path, image.bytes] as const)]),
    facts: { ...pdfFacts(input, paperSize(settings.paper)), rightToLeft: settings.layout === 'ja-vertical' },
    textWidth: geometry.text.width,
    textHeight: geometry.text.height,
    layout: settings.layout,
    size: geometry.size,
  });
  const place = { settings: placeOf('editions', name) };
  return {
    artifact: {
      path: `${publication.id}-${name}.pdf`,
      kind: kindOf(name),
      edition: name,
      languages: bookLanguages(settings, publication.languages),
      mediaType: 'application/pdf',
      bytes,
      pages,
      paper: paperText(settings.paper),
    },
    messages: overflows.map((text) => message('page-overflow', place, { edition: name, text })),
  };
}

function kindOf(name: string): 'booklet' | 'book' {
  return name === 'booklet' ? 'booklet' : 'book';
}
