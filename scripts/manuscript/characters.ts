/** Characters that no manuscript may hold: invisible ones that break XML, printing or the reading order. */

/**
 * C0 and C1 controls but tab and newline, the bidirectional embeddings, overrides and isolates, the byte order mark inside
 * a text, U+FFFD (the trace of a wrong conversion), lone surrogates and noncharacters (XML 1.0, 2.2 Characters).
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFD\uFFFE\uFFFF\p{Cs}]/gu;

export interface ForbiddenCharacter {
  /** As `U+202E`. */
  readonly codePoint: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** The forbidden characters of a text with `\n` line ends; of the same character on the same line only the first. */
export function forbiddenCharacters(text: string): readonly ForbiddenCharacter[] {
  const found = new Map<string, ForbiddenCharacter>();
  let line = 1;
  let lineStart = 0;
  for (const match of text.matchAll(forbidden)) {
    for (
      let end = text.indexOf('\n', lineStart);
      end !== -1 && end < match.index;
      end = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = end + 1;
    }
    const codePoint = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const key = `${line} ${codePoint}`;
    if (!found.has(key)) found.set(key, { codePoint, line, column: match.index - lineStart + 1 });
  }
  return [...found.values()];
}
