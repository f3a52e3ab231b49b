/** Text in columns of a terminal, where East Asian wide characters take two cells (UAX #11). */

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** The width of a text in cells. */
export function cells(text: string): number {
  let sum = 0;
  for (const character of text) sum += wide.test(character) ? 2 : 1;
  return sum;
}

/** The text with spaces up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}

/** The beginning of a text that fits a width, with … where it was cut. */
export function shortened(text: string, width: number): string {
  if (cells(text) <= width) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += wide.test(character) ? 2 : 1;
    if (used > width) break;
    kept += character;
  }
  return `${kept}…`;
}
