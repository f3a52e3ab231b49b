/** Whether the two sides of a row begin on one line. */
import { type Tag, tagsIn } from '../../writer/pdf/read-tags.ts';
import { type Block, blocksOf, type Line } from './blocks.ts';
import { linesOn, type PrintedBook, type RowTag } from './printed-book.ts';

/** 0.1 mm, in pt. */
export const tenth = (0.1 * 72) / 25.4;

/** Rows side by side whose sides, or whose items, begin at different heights. */
export function unevenRows(book: PrintedBook): string[] {
  return textRows(book).flatMap(({ row, chapter }) => {
    const cells = [...tagsIn([row.tag])].filter(({ role }) => role === 'TR');
    if (cells.length > 0) return cells.flatMap((cell) => unevenCells(cell, book));
    const ja = row.blocks.filter(({ language }) => language === 'ja');
    const en = row.blocks.filter(({ language }) => language === 'en');
    const pages = book.chapters[chapter]?.pages ?? [];
    return [
      ...pages.flatMap((page) => difference(firstLine(ja, page), firstLine(en, page))),
      ...itemPairs(row.tag, book).flatMap(([one, other]) => difference(one, other)),
    ];
  });
}

/** How many pairs of first lines `unevenRows` compares. */
export function comparedRows(book: PrintedBook): number {
  return textRows(book).filter(({ row }) => new Set(row.blocks.map(({ language }) => language)).size === 2).length;
}

function textRows({ chapters }: PrintedBook): { readonly row: RowTag; readonly chapter: number }[] {
  return chapters.flatMap(({ rows }, chapter) =>
    rows.filter(({ isNotes }) => !isNotes).map((row) => ({ row, chapter })),
  );
}

function firstLine(blocks: readonly Block[], page: number): Line | undefined {
  // The mark of an item may be drawn in another size.
  return blocks.filter(({ role }) => role !== 'Lbl').flatMap((block) => linesOn(block, page))[0];
}

function difference(one: Line | undefined, other: Line | undefined): string[] {
  if (!one || !other || one.page !== other.page) return [];
  const between = Math.abs(one.depth - other.depth);
  return between <= tenth
    ? []
    : [`page ${one.page}: ${between.toFixed(2)} pt between “${one.text}” and “${other.text}”`];
}

/** The first lines of the items of two lists that have as many as each other. */
function itemPairs(row: Tag, { setting }: PrintedBook): [Line | undefined, Line | undefined][] {
  const lists = row.kids.flatMap((kid) => (kid.kind !== 'tag' ? [] : kid.role === 'L' ? [kid] : innerLists(kid)));
  const [one, other, ...more] = lists.map((list) => list.kids.filter((kid) => kid.kind === 'tag'));
  if (!one || !other || more.length > 0 || one.length !== other.length) return [];
  const first = (item: Tag | undefined): Line | undefined =>
    item && blocksOf([item], setting).filter(({ role }) => role !== 'Lbl')[0]?.lines[0];
  return one.map((item, index) => [first(item), first(other[index])]);
}

function innerLists({ role, kids }: Tag): Tag[] {
  return role === 'Div' ? kids.filter((kid) => kid.kind === 'tag' && kid.role === 'L').map((kid) => kid as Tag) : [];
}

/** The cells of a row of a table begin on one line. */
function unevenCells(row: Tag, { setting }: PrintedBook): string[] {
  const firsts = row.kids
    .filter((kid) => kid.kind === 'tag')
    .flatMap((cell) => blocksOf([cell], setting)[0]?.lines[0] ?? []);
  return firsts.slice(1).flatMap((line) => difference(firsts[0], line));
}

/** Facing pages: rows that do not begin at the same height on the left and on the right. */
export function unevenSpreads(book: PrintedBook): string[] {
  return book.chapters.flatMap((chapter) =>
    chapter.pages
      .filter((page) => page % 2 === 0)
      .flatMap((page) => {
        const firsts = [page, page + 1].map((side) =>
          chapter.rows.filter(({ isNotes }) => !isNotes).flatMap(({ blocks }) => firstLine(blocks, side) ?? []),
        );
        const [left = [], right = []] = firsts;
        if (left.length !== right.length) {
          // One side of a row that goes on overleaf may be over: the others still stand across from each other.
          const alone = left.length > right.length ? left : right;
          const few = left.length > right.length ? right : left;
          const unmatched = few.filter((line) => !alone.some(({ depth }) => Math.abs(depth - line.depth) <= tenth));
          return unmatched.map(({ text }) => `pages ${page} and ${page + 1}: nothing stands across from “${text}”`);
        }
        return left.flatMap((line, index) => {
          const other = right[index] as Line;
          return difference(line, { ...other, page });
        });
      }),
  );
}
