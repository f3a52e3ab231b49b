/** The lines of a printed page, put together from pieces of text with their places. */
import type { PlacedText, ReadPage } from '../writer/pdf/read-pdf.ts';

/** A line of text without its readings, note numbers and emphasis dots. Lengths in pt. */
export interface SetLine {
  readonly text: string;
  readonly size: number;
  /** Where it begins and ends along its direction: rightwards, or downwards in vertical text. */
  readonly start: number;
  readonly end: number;
  /** Its baseline, growing from line to line. */
  readonly cross: number;
}

const reading = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\d\s]+$/u;
const emphasis = /^[•﹅﹆]+$/;
const marker = /^[・•◦‣–]\s*$/;

/** @returns the lines in reading order; the running head and the page number among them */
export function setLines(page: ReadPage, isVertical: boolean): SetLine[] {
  const lines: { items: PlacedText[]; size: number }[] = [];
  const along = ({ x, y }: PlacedText): number => (isVertical ? -y : x);
  const across = ({ x, y }: PlacedText): number => (isVertical ? -x : -y);
  for (const item of page.items) {
    if (item.text.trim() === '' || emphasis.test(item.text)) continue;
    const line = lines.at(-1);
    const last = line?.items.at(-1);
    if (!line || !last) {
      lines.push({ items: [item], size: item.size });
      continue;
    }
    if (item.size <= line.size * 0.6 && reading.test(item.text)) continue;
    if (item.size <= line.size * 0.85 && /^\d{1,3}$/.test(item.text)) continue;
    const gap = along(item) - (along(last) + last.width);
    const isOff = Math.abs(across(item) - across(line.items[0] ?? item)) > (isVertical ? 0.8 : 0.5) * line.size;
    // The width of a piece of vertical text is not its length: gaps tell nothing there.
    const isApart = isVertical ? along(item) < along(last) - line.size : gap < -line.size || gap > 2 * line.size;
    const isNext = isOff || isApart || marker.test(line.items[0]?.text ?? '');
    if (isNext) lines.push({ items: [item], size: item.size });
    else line.items.push(item);
  }
  return lines.map(({ items, size }): SetLine => {
    const [first, last] = [items[0] as PlacedText, items.at(-1) as PlacedText];
    return {
      text: items
        .map(({ text }) => text)
        .join('')
        .trim(),
      size,
      start: along(first),
      end: along(last) + last.width,
      cross: across(first),
    };
  });
}

/** Text smaller than a size, with readings, note numbers and emphasis dots left out. */
export function smallerThan(page: ReadPage, size: number): string[] {
  return page.items
    .filter((item) => item.text.trim() !== '' && item.size < size)
    .filter(({ text }) => !reading.test(text) && !emphasis.test(text))
    .map((item) => `${item.size.toFixed(2)} pt: ${item.text}`);
}

/** The size in which most characters are set, pt. */
export function commonSize(pages: readonly ReadPage[], isVertical: boolean): number {
  const characters = new Map<number, number>();
  for (const { text, size } of pages.flatMap((page) => setLines(page, isVertical)))
    characters.set(size, (characters.get(size) ?? 0) + text.length);
  return [...characters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? Number.NaN;
}
