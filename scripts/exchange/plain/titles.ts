/** Titles of plain text: boxed, ruled, underlined, or marked with a sign. */
import type { Line } from './lines.ts';

export interface Title {
  readonly depth: 1 | 2 | 3;
  /** The lines of the title, without what marks it. */
  readonly lines: readonly string[];
  /** How many lines of the text it takes. */
  readonly taken: number;
}

const ruleCharacter = '[=＝═\\-－ー―—–─━_＿*＊~～〜#＃◇◆☆★■□●○+＋]';
const rule = new RegExp(`^(${ruleCharacter})(?:[ \\u3000]?\\1){2,}$`, 'u');
const strongRule = /^[=＝═━]/;

/** The widest line that is still a title, in columns. */
const titleWidth = 100;
const boxTop = /^[┏┌╔╭╒╓+][━─═\-=]{2,}[┓┐╗╮╕╖+]?$/u;
const boxBottom = /^[┗└╚╰╘╙+][━─═\-=]{2,}[┛┘╝╯╛╜+]?$/u;
const boxSide = /^[┃│║|][ \u3000]*(.*?)[ \u3000]*[┃│║|]?$/u;

/** Whether a line is nothing but a rule: at least three equal characters, perhaps with spaces between them. */
export function isRule(line: Line | undefined): boolean {
  return line !== undefined && rule.test(line.text);
}

/** A title in a box of frame characters or of `+---+`, whose lines become one. */
export function boxedTitle(lines: readonly Line[], at: number): Title | undefined {
  if (!boxTop.test(lines[at]?.text ?? '')) return undefined;
  const inside: string[] = [];
  for (let index = at + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (boxBottom.test(text)) {
      const words = inside.filter((line) => line !== '');
      return words.length > 0 ? { depth: 1, lines: words, taken: index - at + 1 } : undefined;
    }
    const inner = boxSide.exec(text)?.[1];
    if (inner === undefined || inside.length > 8) return undefined;
    // A bar inside is the edge of a cell: this is a table, not a title.
    if (/[┃│║|]/.test(inner)) return undefined;
    inside.push(inner);
  }
  return undefined;
}

/** One or two lines between two rules of the same character, with text after them. */
export function ruledTitle(lines: readonly Line[], at: number): Title | undefined {
  const first = lines[at];
  if (!first || !isRule(first)) return undefined;
  const inside: string[] = [];
  for (let index = at + 1; index <= at + 3; index += 1) {
    const line = lines[index];
    if (!line || line.text === '' || line.width > titleWidth) return undefined;
    if (isRule(line)) {
      const goesOn = lines.slice(index + 1).some(({ text }) => text !== '');
      if (line.text[0] !== first.text[0] || inside.length === 0 || !goesOn) return undefined;
      return { depth: 1, lines: inside, taken: index - at + 1 };
    }
    inside.push(line.text);
  }
  return undefined;
}

/** A line of its own with a rule under it: `===` makes a title, `---` and the like a heading. */
export function underlinedTitle(lines: readonly Line[], at: number): Title | undefined {
  const line = lines[at];
  const under = lines[at + 1];
  if (!line || !under || line.text === '' || line.width > titleWidth || isRule(line) || !isRule(under))
    return undefined;
  return { depth: strongRule.test(under.text) ? 1 : 2, lines: [line.text], taken: 2 };
}

const dashes = /^(?:--|――|——|──)[ \u3000]*(?=[^\s\-―—─])/u;
const sign = /^[■●◆□○◇▼▽▲△★☆◎][ \u3000]*(?=\S)/u;
const brackets = /^【[^】]+】$/u;
const subheadWidth = 80;

/**
 * A heading that a sign makes: `--Name`, `■name`, or a line in 【】. Something must come after it, and signs on lines in a
 * row are a list.
 */
export function markedTitle(lines: readonly Line[], at: number): Title | undefined {
  const line = lines[at];
  if (!line || line.width > subheadWidth || isRule(line)) return undefined;
  const mark = (dashes.exec(line.text) ?? sign.exec(line.text))?.[0];
  if (mark === undefined && !brackets.test(line.text)) return undefined;
  const next = lines[at + 1]?.text ?? '';
  if (mark !== undefined && next.startsWith(mark.trim())) return undefined;
  if (!lines.slice(at + 1).some(({ text }) => text !== '')) return undefined;
  return { depth: 2, lines: [line.text.slice(mark?.length ?? 0)], taken: 1 };
}
