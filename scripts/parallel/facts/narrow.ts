/** Full-width forms as the ASCII characters that they are variants of (Unicode, Halfwidth and Fullwidth Forms). */

/** The text with full-width letters, digits and signs as ASCII; every index stays what it was. */
export function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

/** The text with some stretches replaced by spaces; every index stays what it was. */
export function blank(text: string, stretches: readonly { readonly index: number; readonly length: number }[]): string {
  if (stretches.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { index, length } of stretches.toSorted((a, b) => a.index - b.index)) {
    if (index < from) continue;
    result += text.slice(from, index) + ' '.repeat(length);
    from = index + length;
  }
  return result + text.slice(from);
}
