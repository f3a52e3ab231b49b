/** The part of a print style sheet that comes from data: paper, named pages, running heads. */

/** A CSS string literal (CSS Syntax 3, 4.3.5): quotes, backslashes, line ends and `<` (which could end a style element) escaped. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r\f]/g, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** The `@page` rule for a paper size in mm, with a margin in mm on all sides. */
export function pageRule(size: { width: number; height: number }, margin: string): string {
  return `@page { size: ${size.width}mm ${size.height}mm; margin: ${margin}; }\n:root { --page-width: ${size.width}mm; --page-height: ${size.height}mm; }\n`;
}
