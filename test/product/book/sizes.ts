/** How large the type of a printed book is. */
import type { Block } from './blocks.ts';
import { artifactsOf, type PrintedBook } from './printed-book.ts';

/** The least sizes that an edition promises, in pt. Readings, note marks and emphasis dots belong to their text and are left out. */
export interface PromisedSizes {
  readonly text: number;
  readonly tables: number;
  /** Running heads and page numbers. */
  readonly frame: number;
}

/** Browsers round lengths to 1/64 px, and vertical pages are scaled by a quarter of a percent. */
const tolerance = 0.05;

/** Text that is smaller than promised, each size once for a page. */
export function smallerThanPromised({ blocks, pages }: PrintedBook, promised: PromisedSizes): string[] {
  const small = new Set<string>();
  for (const block of blocks) {
    const least = isInTable(block) || isCaption(block) ? promised.tables : promised.text;
    for (const { page, glyphs } of block.lines)
      for (const { size } of glyphs)
        if (size < least - tolerance) small.add(`page ${page}, ${block.role}: ${size.toFixed(2)} pt, not ${least}`);
  }
  for (const [index, page] of pages.entries())
    for (const { size } of artifactsOf(page))
      if (size < promised.frame - tolerance)
        small.add(`page ${index + 1}, head or number: ${size.toFixed(2)} pt, not ${promised.frame}`);
  return [...small];
}

function isInTable({ role, within }: Block): boolean {
  return [role, ...within].some((one) => one === 'TD' || one === 'TH');
}

function isCaption({ role, within }: Block): boolean {
  return [role, ...within].includes('Caption');
}

/** The size in which most letters of paragraphs and items are set, in pt. */
export function bodySize({ blocks }: PrintedBook): number {
  const counts = new Map<number, number>();
  for (const block of blocks) {
    const isBody = (block.role === 'P' || block.role === 'LBody') && block.within.includes('Art');
    if (!isBody || block.isCode || isInTable(block) || block.within.includes('Note')) continue;
    for (const { size } of block.lines.flatMap(({ glyphs }) => glyphs)) {
      const rounded = Math.round(size * 10) / 10;
      counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? Number.NaN;
}
