/** Page numbers that a reader follows: contents, cross-references, "page x of y", running heads. */
import type { InkPage } from '../../writer/pdf/read-ink.ts';
import type { Click } from '../../writer/pdf/read-tags.ts';
import type { Block } from './blocks.ts';
import { textOf } from './blocks.ts';
import { artifactsOf, type PrintedBook } from './printed-book.ts';

const squeezed = (text: string): string => text.replace(/[\s\u00AD]+/g, '');
const textOnly = ({ lines }: Block): string => squeezed(lines.map(({ text }) => text).join(''));

/** Entries of the contents whose heading does not stand on the page that they name. */
export function wrongContents({ blocks }: PrintedBook): string[] {
  const entries = blocks.filter(
    ({ within, clicks }) => within.includes('LI') && !within.includes('Art') && clicks.length > 0,
  );
  if (entries.length === 0) return ['there are no contents'];
  const headings = blocks.filter(({ role }) => /^H\d$/.test(role));
  return entries.flatMap((entry) => {
    const [, title = entry.text, number = ''] = /^(.+?)(\d+)$/.exec(textOnly(entry)) ?? [];
    const page = Number(number);
    const there = headings.filter(({ lines }) => lines[0]?.page === page).map(textOnly);
    // Where a book says everything in one language after the other, the contents of the first lead to those of the second.
    const isPart = entry.clicks.some(({ to }) => to.startsWith('contents-title'));
    const isThere = isPart ? there.some((text) => /^(目次|Contents)$/.test(text)) : there.join('').includes(title);
    // One entry may say it in both languages, whose headings follow one another.
    // A screen reader says that the number is that of a page.
    const isSaid = entry.clicks.every(
      ({ says }) => says.endsWith(` / ${page}ページ`) || says.endsWith(` / page ${page}`),
    );
    if (!isSaid) return [`“${title}” is described as “${entry.clicks[0]?.says}”`];
    const leads = entry.clicks.every(
      ({ toPage }) => toPage === page || (toPage === page - 1 && isFacing(headings, page)),
    );
    return isThere && leads
      ? []
      : [`“${title}” is said to be on page ${number}, where there is “${there.join('”, “')}”`];
  });
}

/** Whether the headings of a page are all English and those of the page before it all Japanese. */
function isFacing(headings: readonly Block[], page: number): boolean {
  const on = (number: number, language: string) =>
    headings.filter(({ lines }) => lines[0]?.page === number).every((heading) => heading.language === language);
  return on(page, 'en') && on(page - 1, 'ja');
}

/** Cross-references that name another page than the one to which their link leads. */
export function wrongReferences({ blocks }: PrintedBook): string[] {
  return blocks.flatMap((block) => {
    const named = [...block.text.matchAll(/（(\d+)ページ）|\(p\.\s*(\d+)\)/g)].map(([, ja, en]) => Number(ja ?? en));
    const led = block.clicks.filter(({ toPage, to }) => toPage !== undefined && !/^(note|ref)-.*-(ja|en)/.test(to));
    const targets = led.filter(({ to }, index) => led[index - 1]?.to !== to);
    if (!block.within.includes('Art') || targets.length === 0) return [];
    const isTrue =
      targets.length === named.length && targets.every((click, index) => arrives(click, named[index], block));
    return isTrue
      ? []
      : [`${block.text.slice(0, 60)}: ${named.join()}, not ${targets.map(({ toPage }) => toPage).join()}`];
  });
}

/** On facing pages a link leads to the left-hand page; the English text is on the right-hand one. */
function arrives({ toPage, page }: Click, named: number | undefined, { language }: Block): boolean {
  return named === toPage || (language === 'en' && page % 2 === 1 && named === (toPage ?? 0) + 1);
}

/** Links that are described by a number alone, or by an address with spaces in it. */
export function bareLinks({ blocks }: PrintedBook): string[] {
  return blocks
    .flatMap(({ clicks }) => clicks)
    .filter(({ says }) => /^\d*$/.test(says) || /:\/\/\S+ /.test(says))
    .map(({ page, says }) => `page ${page}: “${says}”`);
}

/** How many cross-references name a page. */
export function referenceCount({ blocks }: PrintedBook): number {
  return blocks.reduce((sum, { text }) => sum + [...text.matchAll(/（\d+ページ）|\(p\.\s*\d+\)/g)].length, 0);
}

/** What pages show above their text, or below it. Heights in mm. */
export interface Frame {
  readonly top: number;
  readonly bottom: number;
}

const points = 72 / 25.4;
const headOf = (page: InkPage, { top }: Frame): string =>
  squeezed(textOf(artifactsOf(page).filter(({ y }) => y > page.height - top * points)));
const footOf = (page: InkPage, { bottom }: Frame): string =>
  squeezed(textOf(artifactsOf(page).filter(({ y }) => y < bottom * points)));
const isEmpty = ({ glyphs }: InkPage): boolean => glyphs.every(({ mark }) => mark === undefined);

/** Pages that do not say “x / y” with their own number and that of all pages. The cover says nothing, blank pages may. */
export function wrongFolios({ pages }: PrintedBook, frame: Frame): string[] {
  return pages.flatMap((page, index) => {
    const expected = index === 0 ? '' : `${index + 1}/${pages.length}`;
    const shown = footOf(page, frame);
    if (shown === expected || (shown === '' && isEmpty(page))) return [];
    return [`page ${index + 1} says “${shown}”, not “${expected}”`];
  });
}

/** What the running heads of a chapter must say. */
export interface ExpectedHead {
  readonly ja: string;
  readonly en: string;
}

/**
 * Pages whose running head is not the one of their chapter in the language of the page; in both languages where the page
 * or the chapter is in both.
 *
 * @param heads those of the chapters in the order of the book; where it has more chapters than heads, they begin anew
 * @param order the leading language first
 * @param isFacing the left-hand pages are in Japanese, the right-hand ones in English
 */
export function wrongHeads(
  book: PrintedBook,
  frame: Frame,
  heads: readonly ExpectedHead[],
  order: readonly ('ja' | 'en')[],
  isFacing = false,
): string[] {
  const expected = new Map<number, string>();
  for (const [index, { pages, rows }] of book.chapters.entries()) {
    const head = heads[index % heads.length];
    const shown = new Set(rows.flatMap(({ blocks }) => blocks.map(({ language }) => language)));
    for (const page of pages) {
      const some = isFacing ? [page % 2 === 0 ? 'ja' : 'en'] : [...shown];
      expected.set(page, order.map((language) => (some.includes(language) ? (head?.[language] ?? '') : '')).join(''));
    }
  }
  return book.pages.flatMap((page, index) => {
    const shown = headOf(page, frame);
    const wanted = squeezed(expected.get(index + 1) ?? '');
    if (shown === wanted || isEmpty(page)) return [];
    return [`page ${index + 1} is headed “${shown}”, not “${wanted}”`];
  });
}

/** Chapters that do not begin on a page of this kind: odd ones are `recto`. */
export function wrongStarts({ chapters }: PrintedBook, kind: 'recto' | 'verso'): string[] {
  return chapters.flatMap(({ pages: [first = 0] }, index) =>
    first % 2 === (kind === 'recto' ? 1 : 0) ? [] : [`chapter ${index + 1} begins on page ${first}`],
  );
}
