/** What a typographer sees at once on a printed page, as lists of flaws: empty where the page is well set. */
import type { ReadPage } from '../writer/pdf/read-pdf.ts';
import { type SetLine, setLines } from './set-lines.ts';

/** Closing brackets, hyphens, dividing marks, middle dots, full stops, commas, iteration marks, ー, small kana (JLReq cl-02 to 07, 09 to 11). */
const noBeginning =
  /^[」』）】〕］｝〉》〙〗”’»‐–〜゠？！‼⁇⁈⁉・：；。．、，々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ]/u;
/** Opening brackets (JLReq cl-01). */
const noEnd = /[「『（【〔［｛〈《〘〖“‘«]$/u;
const noEnglishBeginning = /^[,.;:!?)\]}”](?!\w)/;
const noEnglishEnd = /[([{“]$/;

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const english = /\p{Script=Latin}+(?: \p{Script=Latin}+){2}/u;
/** Code begins and ends as whoever wrote it pleases. */
const code = /[=_`]|\w\(/;

/** Lines that begin or end with a character that must not stand there. */
export function forbiddenEdges(page: ReadPage, isVertical: boolean): string[] {
  return setLines(page, isVertical)
    .filter(({ text }) => {
      // Code, and the mark of a list item, which is no part of its first line.
      if (code.test(text) || text === '・') return false;
      if (japanese.test(text)) return noBeginning.test(text) || noEnd.test(text);
      return english.test(text) && (noEnglishBeginning.test(text) || noEnglishEnd.test(text));
    })
    .map(({ text }) => text);
}

/** Last lines of Japanese paragraphs that hold a single character, a full stop not counted. */
export function loneCharacters(page: ReadPage, isVertical: boolean): string[] {
  const lines = setLines(page, isVertical);
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (!before || !/^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][。、）」』]?$/u.test(line.text)) return [];
    const pitch = line.cross - before.cross;
    const isSame = Math.abs(before.size - line.size) < 0.1 && pitch > 0 && pitch < 2.2 * line.size;
    const isFull = [...before.text].length >= 10 && before.start > line.start - 1.5 * line.size;
    return isSame && isFull && before.start < line.start + 1.5 * line.size ? [`${before.text}⏎${line.text}`] : [];
  });
}

/** Text nearer to an edge of the paper than so many pt. */
export function nearEdge({ items, width, height }: ReadPage, least: number, isVertical: boolean): string[] {
  return items
    .filter((item) => item.text.trim() !== '')
    .filter((item) => {
      const right = isVertical ? item.x + item.size / 2 : item.x + item.width;
      return item.x < least || right > width - least || item.y < least || item.y + item.size * 0.88 > height - least;
    })
    .map(({ text, x, y }) => `${text} at ${x.toFixed(1)}, ${y.toFixed(1)}`);
}

/** How many characters the fullest lines of Japanese text hold, by their length: whole numbers where the column is made of characters. */
export function measureInCharacters(pages: readonly ReadPage[], isVertical: boolean, size: number): number {
  const full = pages
    .flatMap((page) => setLines(page, isVertical))
    .filter((line) => Math.abs(line.size - size) < 0.05 && isFullLine(line))
    .map(({ start, end }) => Math.round(((end - start) / size) * 20) / 20);
  const counts = new Map<number, number>();
  for (const count of full) counts.set(count, (counts.get(count) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? Number.NaN;
}

function isFullLine({ text }: SetLine): boolean {
  return /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}].{8,}[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]$/u.test(
    text,
  );
}
