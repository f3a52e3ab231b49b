/** Where pages are broken: through paragraphs, behind headings, between the languages of a row. */
import type { Block, Line } from './blocks.ts';
import { linesOn, type PrintedBook, type RowTag } from './printed-book.ts';

/**
 * Paragraphs that leave a single line on a page. A line that refers to a note may stand alone: it goes where the note has
 * room.
 */
export function loneLines({ blocks }: PrintedBook): string[] {
  return blocks
    .filter(({ role, within }) => role !== 'Lbl' && within.includes('Art') && !within.includes('Table'))
    .flatMap(({ lines, marks }) => {
      const pages = [...new Set(lines.map(({ page }) => page))];
      if (pages.length < 2) return [];
      const count = (page: number | undefined) => lines.filter((line) => line.page === page).length;
      return [pages[0], pages.at(-1)].flatMap((page) =>
        count(page) === 1 && !marks.some((mark) => mark.page === page)
          ? [`page ${page}: ${lines.find((line) => line.page === page)?.text}`]
          : [],
      );
    });
}

/**
 * Headings with fewer than two lines of what they head below them on their page, where it has more.
 *
 * @param isStacked the languages stand one below the other: lines of either count
 */
export function strandedHeadings({ chapters }: PrintedBook, isStacked = false): string[] {
  return chapters.flatMap(({ rows }) => {
    const texts = rows.filter(({ isNotes }) => !isNotes);
    return texts.flatMap((row, index) =>
      headingsOf(row).flatMap((heading) => {
        const page = heading.lines.at(-1)?.page;
        // The English of facing pages stands in rows of its own.
        const isOwn = ({ language, role }: Block): boolean =>
          role !== 'Lbl' && (isStacked || language === heading.language);
        const next = texts.slice(index + 1).find(({ blocks }) => blocks.some(isOwn));
        const own = next?.blocks.filter(isOwn) ?? [];
        const all = own.flatMap(({ lines }) => lines);
        const below = all.filter((line) => line.page === page).length;
        const wanted = next && headingsOf(next).length > 0 ? 1 : Math.min(2, all.length);
        return below >= wanted ? [] : [`page ${page}: ${below} lines below “${heading.text}”`];
      }),
    );
  });
}

function headingsOf({ blocks }: RowTag): readonly Block[] {
  return blocks.filter(({ role }) => /^H\d$/.test(role));
}

/**
 * Rows side by side or one below the other that are cut so that one language stands alone on a page, though the whole row
 * would fit on one page, and little would stay empty if it began there.
 *
 * @param height that of the text area, in pt
 */
export function loneLanguages({ chapters }: PrintedBook, height: number): string[] {
  return chapters.flatMap(({ rows }) =>
    rows
      .filter(({ isNotes, blocks }) => !isNotes && new Set(blocks.map(({ language }) => language)).size > 1)
      .filter(({ blocks }) => !blocks.some(({ within }) => within.includes('Table')))
      .flatMap((row) => {
        const pieces = piecesOf(row);
        const whole = pieces.reduce((sum, piece) => sum + piece.height, 0);
        const first = pieces[0]?.height ?? 0;
        if (whole > height || first > height * mostEmpty) return [];
        return pieces
          .filter(({ languages }) => languages.length === 1)
          .map(({ page, languages, text }) => `page ${page}: ${languages[0]} alone, ${text}`);
      }),
  );
}

/** So much of a page may rather stay empty than part the two languages of a row. */
const mostEmpty = 0.2;

function piecesOf({ blocks }: RowTag) {
  const texts = blocks.filter(({ role }) => role !== 'Lbl');
  const pages = new Set(texts.flatMap(({ lines }) => lines.map(({ page }) => page)));
  return [...pages]
    .toSorted((a, b) => a - b)
    .map((page) => {
      const there = texts.filter((block) => linesOn(block, page).length > 0);
      const lines = there.flatMap((block) => linesOn(block, page));
      return {
        ...{ page, languages: [...new Set(there.map(({ language }) => language))], text: lines[0]?.text ?? '' },
        height: heightOf(lines),
      };
    });
}

function heightOf(lines: readonly Line[]): number {
  const depths = lines.map(({ depth }) => depth);
  return Math.max(...depths) - Math.min(...depths) + Math.max(...lines.map(({ size }) => size));
}

/** The last pages of chapters that have fewer lines than these. */
export function shortEnds({ chapters }: PrintedBook, least: number): string[] {
  return chapters.flatMap(({ rows, pages }) => {
    const last = pages.at(-1) ?? 0;
    if (pages.length < 2) return [];
    const lines = rows.flatMap(({ blocks }) => blocks.flatMap((block) => linesOn(block, last)));
    const count = new Set(lines.map(({ depth }) => Math.round(depth))).size;
    return count < least ? [`page ${last}: ${count} lines`] : [];
  });
}
