/** An address as a QR code (ISO/IEC 18004), drawn as one path so that it prints in one black. */
import type { Element } from 'hast';
import { s } from 'hastscript';
import { encode } from 'uqr';

/**
 * @param text what the code holds
 * @param label what a reader who cannot see it is told
 * @returns an `svg` without a quiet zone: the style sheet must leave four modules of white around it
 */
export function qrCode(text: string, label: string): Element {
  // Level M stands a fold or a coffee stain; the code is printed at 20 mm and more, so density is no concern.
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const path = data
    .flatMap((row, y) => barsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('');
  return s(
    'svg',
    { className: ['qr'], viewBox: `0 0 ${size} ${size}`, role: 'img', ariaLabel: label, shapeRendering: 'crispEdges' },
    [s('path', { d: path, fill: 'currentColor' })],
  );
}

/** The runs of dark modules of a row: start and length. Joined modules leave no hairlines between them. */
function barsOf(row: readonly boolean[]): [number, number][] {
  const bars: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = bars.at(-1);
    if (!dark) continue;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else bars.push([x, 1]);
  }
  return bars;
}
