/** The lines of a plain text, measured: how far they are indented and how wide they are, in columns of a terminal. */

export interface Line {
  /** Without indentation and without white space at the end; empty for a blank line. */
  readonly text: string;
  /** Columns of white space before the text; a full-width space counts two. */
  readonly indent: number;
  /** Whether the indentation is exactly one full-width space, with which Japanese paragraphs begin. */
  readonly isJapaneseIndent: boolean;
  /** Columns of the text; full-width characters count two. */
  readonly width: number;
}

/** Characters that take two columns (Unicode Standard Annex 11, W and F), by their blocks. */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/gu;

/** The columns that a text takes. */
export function columns(text: string): number {
  return Array.from(text).length + (text.match(wide)?.length ?? 0);
}

/** Splits a text into lines. Form feeds end a line too; tabs count as spaces up to the next multiple of eight. */
export function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n?|[\n\f\v\u0085\u2028\u2029]/).map(lineOf);
}

/** One line, measured. */
export function lineOf(raw: string): Line {
  const [space = ''] = /^[ \t\u00A0\u3000]*/.exec(raw) ?? [];
  const text = raw.slice(space.length).trimEnd();
  const expanded = space.replace(/\t/g, (_, at: number) => ' '.repeat(8 - (at % 8)));
  return { text, indent: columns(expanded), isJapaneseIndent: space === '\u3000', width: columns(text) };
}

/** The same lines, moved to the left by as much as all of them are indented. */
export function dedented(lines: readonly Line[]): readonly Line[] {
  const least = Math.min(...lines.filter(({ text }) => text !== '').map(({ indent }) => indent));
  return lines.map((line) => (line.text === '' ? line : { ...line, indent: line.indent - least }));
}

/** How the lines of a text were broken. */
export interface Measure {
  /** The columns at which lines were wrapped; nothing where every line end was meant. */
  readonly wrap?: number;
}

/** Longer lines than any e-mail program or typewriter wraps at. */
const longest = 110;

/**
 * Finds the column at which a text is wrapped: what nine of ten lines that go on stay within. Where a fifth of all lines
 * is longer than any wrapping, the text is not wrapped at all, and each of its lines is a paragraph.
 */
export function measure(lines: readonly Line[]): Measure {
  const filled = lines.filter(({ text }) => text !== '' && !/^\S*:\/\/\S*$/.test(text));
  const long = filled.filter(({ width }) => width > longest);
  if (long.length * 5 > filled.length) return {};
  const goingOn = lines
    .filter((line, index) => line.text !== '' && (lines[index + 1]?.text ?? '') !== '')
    .map(({ width, indent }) => width + Math.min(indent, 8))
    .filter((width) => width <= longest)
    .toSorted((a, b) => a - b);
  return { wrap: goingOn[Math.floor(goingOn.length * 0.9)] ?? goingOn.at(-1) ?? 0 };
}

/** Whether a line is so short that it was ended on purpose. */
export function endsOnPurpose(line: Line, { wrap }: Measure): boolean {
  return wrap === undefined || line.width + Math.min(line.indent, 8) < wrap / 2;
}
