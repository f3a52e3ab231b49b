/** Notes that are too long for the foot of one page: as much as fits stands there, the rest goes on overleaf. Pure. */
import { cutsOf, shiftsOf } from './breaks.ts';
import type { Flow, NotePlace, Unit } from './galley.ts';

/** What a page leaves of its notes to the next one, and how high it is, px. */
export interface Debt extends NotePlace {
  readonly height: number;
}

/** The part of a note that a page takes. */
export interface Part {
  readonly height: number;
  readonly rest: Debt;
}

/**
 * The longest part of a note that fits, as whole lines.
 *
 * @param note its index in the flow
 * @param from where it goes on; from its beginning where absent
 * @returns nothing where the note may not be cut, or no line fits
 */
export function longestPart({ longNotes }: Flow, note: number, from: Debt | undefined, room: number): Part | undefined {
  const unit = longNotes?.[note];
  if (!unit) return undefined;
  let found: Part | undefined;
  for (const { taken, end, start } of cutsOf(unit)) {
    if (from && taken.every((count, side) => count <= (from.taken[side] ?? 0))) continue;
    const height = from ? heightOf(unit, from.taken, taken) : end - unit.start;
    if (height > room) break;
    found = { height, rest: { note, taken, height: unit.end - start } };
  }
  return found;
}

function heightOf(unit: Unit, from: readonly number[], to: readonly number[]): number {
  const shifts = shiftsOf(unit, from);
  const spans = unit.cells.flatMap(({ lines }, side) => {
    const first = lines[from[side] ?? 0];
    const last = lines[(to[side] ?? 0) - 1];
    return first && last && last.end > first.start ? [{ start: first.start - (shifts[side] ?? 0), end: last.end }] : [];
  });
  if (spans.length === 0) return 0;
  if (!unit.isStacked) return Math.max(...spans.map(({ start, end }) => end - start));
  return Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start));
}
