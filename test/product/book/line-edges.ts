/** The ends of lines, in vertical text above all (JLReq 3.1.7 to 3.1.10), and the order of letters in a line. */
import type { Box } from '../../writer/pdf/read-ink.ts';
import type { Block } from './blocks.ts';
import type { PrintedBook } from './printed-book.ts';

/** JLReq cl-02 to 07, 09 to 11: never at a line's beginning. */
const noBeginning =
  /^[」』）】〕］｝〉》〙〗”’»‐–〜゠？！‼⁇⁈⁉・：；。．、，々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ]/u;
/** JLReq cl-01: never at a line's end. */
const noEnd = /[「『（【〔［｛〈《〘〖“‘«]$/u;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Lines that begin or end with a character that must not stand there. The mark of an item is no part of its line. */
export function forbiddenEdges({ blocks }: PrintedBook): string[] {
  return blocks
    .filter((block) => isText(block) && block.language === 'ja')
    .flatMap(({ lines }) => lines.filter(({ text }) => japanese.test(text)))
    .filter(({ text }) => noBeginning.test(text) || noEnd.test(text))
    .map(({ page, text }) => `page ${page}: ${text}`);
}

/** Last lines of paragraphs with a single character, closing marks not counted. A paragraph of one line has none. */
export function loneLastCharacters({ blocks }: PrintedBook): string[] {
  return blocks
    .filter((block) => isText(block) && block.language === 'ja' && block.lines.length > 1)
    .flatMap(({ lines }) => {
      const [last, before] = [lines.at(-1), lines.at(-2)];
      const letters = [...(last?.text ?? '')].filter((letter) => !noBeginning.test(letter) || /\p{L}/u.test(letter));
      return letters.length === 1 && [...(before?.text ?? '')].length >= 10
        ? [`page ${last?.page}: ${last?.text}`]
        : [];
    });
}

/** Letters that are read in another order than they stand on the page: back along a line, or back to an earlier line. */
export function disorderedLetters({ blocks, setting }: PrintedBook): string[] {
  return blocks.filter(isText).flatMap((block) => [...backwards(block, setting.isVertical), ...upwards(block)]);
}

/**
 * Letters of vertical lines in the wrong form: punctuation that is not turned, for brackets lie, dashes stand, and stops are
 * in the upper right (JLReq 3.1.1); kana and kanji that lie on their side.
 */
export function wrongForms({ blocks, pages }: PrintedBook): string[] {
  return blocks
    .filter(isText)
    .flatMap(({ lines }) =>
      lines.flatMap(({ page, glyphs, text }) =>
        glyphs
          .filter((glyph) =>
            glyph.isTurned
              ? japanese.test(glyph.text)
              : glyph.advance > 0.8 * glyph.size && isUpright(glyph.text, pages[page - 1]?.outlineOf(glyph)),
          )
          .map((glyph) => `page ${page}: ${glyph.text} in ${text}`),
      ),
    );
}

function isUpright(letter: string, outline: Box | undefined): boolean {
  if (!outline) return false;
  const [width, height] = [outline.right - outline.left, outline.top - outline.bottom];
  if (/[「」『』（）〔〕［］｛｝〈〉《》【】]/.test(letter)) return height > width;
  if (/[ー〜―—–…‥]/.test(letter)) return width > height;
  if (/[、。]/.test(letter))
    return (outline.left + outline.right) / 2 < 0.5 || (outline.top + outline.bottom) / 2 < 0.3;
  return false;
}

/** English lines behind which no space is written, though a word ends there (ISO 32000-1, 14.8.2.5). */
export function joinedWords({ blocks }: PrintedBook): string[] {
  return blocks
    .filter((block) => isText(block) && block.language === 'en')
    .flatMap(({ lines }) =>
      lines.flatMap(({ page, text, written }, index) => {
        const next = lines[index + 1]?.text ?? '';
        // Addresses are broken inside, and so are words that are longer than a line.
        const isWordEnd = /[\p{L}\p{N},.;:!?)”’]$/u.test(text) && /^[\p{L}\p{N}(“‘]/u.test(next);
        const isBroken = /[@/]/.test(text.slice(-30) + next.slice(0, 30)) || !written.includes(' ');
        return isWordEnd && !/\s$/.test(written) && !isBroken ? [`page ${page}: ${text}⏎${next}`] : [];
      }),
    );
}

/** Running text: not the mark of an item, not code, not the cover and the contents, which are lines of another kind. */
function isText({ role, within, isCode }: Block): boolean {
  return role !== 'Lbl' && !isCode && within.includes('Art');
}

function backwards({ lines }: Block, isVertical: boolean): string[] {
  return lines.flatMap(({ page, text, glyphs, size }) =>
    glyphs.some((glyph, index) => {
      const before = glyphs[index - 1];
      if (!before) return false;
      // Two figures side by side in the room of one (縦中横) stand at the same height.
      const step = isVertical ? before.y - glyph.y : glyph.x - before.x;
      return step < -0.3 * size;
    })
      ? [`page ${page}: ${text}`]
      : [],
  );
}

function upwards({ lines }: Block): string[] {
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before && before.page === line.page && line.depth < before.depth ? [`page ${line.page}: ${line.text}`] : [];
  });
}
