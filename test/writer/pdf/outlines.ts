/** How far the outline of a letter reaches, from the TrueType program of its font (OpenType 1.9, `head`, `loca`, `glyf`). For tests. */
import type { Box } from './read-ink.ts';

/** @returns glyph number → box in em from the origin; nothing for a letter without ink */
export function outlinesOf(program: Uint8Array): (code: number) => Box | undefined {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + 16 * index;
    tables.set(String.fromCharCode(...program.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const [head, loca, glyf] = ['head', 'loca', 'glyf'].map((name) => tables.get(name));
  if (head === undefined || loca === undefined || glyf === undefined) return () => undefined;
  const em = view.getUint16(head + 18);
  const isLong = view.getInt16(head + 50) === 1;
  const offset = (code: number): number =>
    isLong ? view.getUint32(loca + 4 * code) : 2 * view.getUint16(loca + 2 * code);
  return (code) => {
    const at = glyf + offset(code);
    if (offset(code + 1) === offset(code)) return undefined;
    const [left = 0, bottom = 0, right = 0, top = 0] = [2, 4, 6, 8].map((more) => view.getInt16(at + more) / em);
    return { left, bottom, right, top };
  };
}
