/** Whether print stands out from what is behind it (WCAG 2.2, 1.4.3). */
import type { InkPage } from '../../writer/pdf/read-ink.ts';

/** Letters whose colour has less than this contrast to what is painted behind them, each pair of colours once. */
export function paleText({ glyphs, shapes }: InkPage, least = 4.5): string[] {
  const pale = new Map<string, string>();
  for (const [index, { text, x, y, size, colour }] of glyphs.entries()) {
    if (text.trim() === '') continue;
    const [atX, atY] = [x + size * 0.2, y + size * 0.3];
    const behind = shapes.findLast(
      ({ kind, after, left, right, bottom, top }) =>
        kind === 'area' && after <= index && left <= atX && atX <= right && bottom <= atY && atY <= top,
    );
    const ratio = contrast(colour, behind?.colour ?? '#ffffff');
    const key = `${colour} on ${behind?.colour ?? '#ffffff'}`;
    if (ratio < least && !pale.has(key)) pale.set(key, `${key} is ${ratio.toFixed(2)} : 1 (${text})`);
  }
  return [...pale.values()];
}

/** The contrast ratio of two colours, `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
