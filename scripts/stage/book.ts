/** Stage: the editions for reading → PDF artifacts. */
import type { Root } from 'hast';
import { withDestinations } from '../edition/destinations.ts';
import { book, bookLanguages } from '../edition/paged/book.ts';
import { type PageGeometry, pageGeometry } from '../edition/paged/geometry.ts';
import { type Message, message } from '../message/message.ts';
import { paperText } from '../publication/paper.ts';
import { type PagedEdition, pagedEditions } from '../publication/editions.ts';
import type { Artifact } from '../release/manifest.ts';
import { type PrintTypography, printTypography } from '../typography/print.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { type BookJob, countPages, printBook } from '../writer/pdf/print-book.ts';
import type { PageStart } from '../writer/pdf/page-starts.ts';
import { accessibilityMessages } from './accessibility.ts';
import { printJob } from './print-job.ts';
import type { FitChoice } from './fit-choice.ts';
import type { PreparedPublication } from './publication.ts';

/** A composed edition that waits for its fonts. */
export interface ComposedBook {
  readonly name: string;
  readonly settings: PagedEdition;
  /** The edition at a size of type in pt; at that of the settings where absent. */
  readonly compose: (size?: number) => { readonly tree: Root; readonly geometry: PageGeometry };
  /** The tree whose characters the fonts must have. */
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
    const compose = (size?: number) => {
      const geometry = pageGeometry(settings, size);
      return {
        geometry,
        tree: printTypography(withDestinations(book(input, settings, geometry, css)), typographyOf(settings, geometry)),
      };
    };
    return [{ name, settings, compose, tree: compose().tree }];
  });
}

/** In ems, the shortest line of which the ragged edge needs no divided words: about 60 letters. */
const longLine = 30;

function typographyOf({ layout, emphasis, vertical }: PagedEdition, { text, size }: PageGeometry): PrintTypography {
  const ems = text.width / (size * (25.4 / 72));
  return {
    hyphenate: layout === 'columns' || ems < longLine,
    ...(emphasis && { emphasis }),
    ...(layout === 'ja-vertical' && { vertical: vertical ?? {} }),
  };
}

/** What the browser is given for a composed edition, at a size of type in pt or at that of the settings. */
export function bookJob(
  { settings, compose }: ComposedBook,
  prepared: PreparedPublication,
  fonts: CutFonts,
  size?: number,
): BookJob {
  const { tree, geometry } = compose(size);
  const { publication } = prepared.input;
  const languages = [...bookLanguages(settings, publication.languages)];
  // A book in one language says so of itself.
  const input = { ...prepared.input, publication: { ...publication, languages } };
  const job = printJob(tree, { ...prepared, input }, fonts, settings.paper, geometry.text);
  const facts = { ...job.facts, rightToLeft: settings.layout === 'ja-vertical' };
  return { ...job, facts, layout: settings.layout };
}

/** Prints a composed edition. */
export async function writeBook(
  book: ComposedBook,
  prepared: PreparedPublication,
  browser: BrowserSession,
  fonts: CutFonts,
): Promise<{
  readonly artifact: Artifact;
  readonly messages: readonly Message[];
  readonly fits: readonly FitChoice[];
  readonly starts: readonly PageStart[];
}> {
  const { name, settings } = book;
  const { input, placeOf } = prepared;
  const { publication } = input;
  const jobAt = (size?: number): BookJob => bookJob(book, prepared, fonts, size);
  const size = await fittingSize(settings, (points) => countPages(browser, jobAt(points)));
  const { bytes, pages, overflows, inaccessible, starts } = await printBook(browser, jobAt(size));
  const place = { settings: placeOf('editions', name) };
  const messages: Message[] = [
    ...overflows.map((text) => message('page-overflow', place, { edition: name, text })),
    ...accessibilityMessages(inaccessible, place, name),
  ];
  const { sides } = settings;
  if (sides !== undefined && size !== undefined && pages > sides)
    messages.push(message('fit-book', place, { edition: name, sides, pages, size }));
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
      layout: settings.layout,
      typeSize: pageGeometry(settings, size).size,
    },
    messages,
    starts,
    fits:
      size === undefined
        ? []
        : [{ publication: publication.id, edition: name, pages, size, leading: pageGeometry(settings, size).leading }],
  };
}

/** Steps of the type size, in pt. */
const step = 0.25;

/**
 * The largest type size of the edition's range with which the text fits its pages, by bisection; the smallest where none
 * does.
 *
 * @returns nothing where the settings leave no choice
 */
async function fittingSize(
  { type, sides }: PagedEdition,
  pagesAt: (size: number) => Promise<number>,
): Promise<number | undefined> {
  if (!type) return undefined;
  if (sides === undefined) return type.to;
  let low = 0;
  let high = Math.round((type.to - type.from) / step);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    // The cover is a page, too.
    if ((await pagesAt(type.from + middle * step)) + 1 <= sides) low = middle;
    else high = middle - 1;
  }
  return type.from + low * step;
}

function kindOf(name: string): 'booklet' | 'book' {
  return name === 'booklet' ? 'booklet' : 'book';
}
