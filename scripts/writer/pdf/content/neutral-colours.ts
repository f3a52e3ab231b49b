/** Neutral colours, which a press prints with black ink alone. */
import type { Edit } from './edits.ts';
import { latin1, type Operator, operatorCode } from './operators.ts';

const fill = operatorCode('rg');
const stroke = operatorCode('RG');

/**
 * Turns a neutral RGB colour (r = g = b) into one on the black ink: `0 0 0 rg` becomes `0 0 0 1 k` (K100), a grey `g g g rg`
 * becomes `g g` in DeviceGray, white too; `RG` likewise with `K` and `G`.
 *
 * @param content a decoded content stream
 * @returns nothing for every other operator
 */
export function neutralColourEdit(content: Uint8Array, operator: Operator): Edit | undefined {
  const { code, operands, isNumeric, from, start, end } = operator;
  if ((code !== fill && code !== stroke) || operands !== 3 || !isNumeric) return undefined;
  const [red, green, blue] = latin1(content, from, start)
    .trim()
    .split(/[\0\s]+/)
    .map(Number);
  if (red === undefined || red !== green || red !== blue) return undefined;
  return { start: from, end, text: neutral(red, code === stroke) };
}

function neutral(level: number, stroking: boolean): string {
  if (level <= 0) return stroking ? '0 0 0 1 K' : '0 0 0 1 k';
  return `${Number(Math.min(level, 1).toFixed(5))} ${stroking ? 'G' : 'g'}`;
}
