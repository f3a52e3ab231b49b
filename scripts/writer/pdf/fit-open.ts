/** The second step of fitting, in the page: what room is left goes into leading, large numerals and the space between rows. */
import type { WithDesk } from './fit-desk.ts';
import type { Found } from './fit-search.ts';

/** A side as it stands in the end. Lengths are CSS px. */
export interface Opened {
  /** The room for its rows and notes. */
  readonly room: number;
  /** Their height at the leading that was found, */
  readonly least: number;
  /** and in the end. */
  readonly end: number;
  /** The leading, as in `Found`. */
  readonly air: number;
  /** How much larger numerals are than usual. */
  readonly figures: number;
  /** What was added between rows. */
  readonly spread: number;
}

/** Runs in the page, after `search`: it may use nothing from around it. */
export function openUp({ size, characters, air }: Found): Opened[] {
  const { desk } = globalThis as unknown as WithDesk;
  const { sides, set, setLeading, leadingAt, roomOf, textHeight } = desk;
  const hair = 0.25;
  const widest = 1;
  const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));

  const rooms = sides.map(roomOf);
  const least = sides.map(textHeight);
  const fits = least.map((height, index) => height <= (rooms[index] ?? 0) + hair);

  set(size, characters, widest);
  const open = sides.map(textHeight);
  const airs = sides.map((_, index) => {
    const [room = 0, height = 0, wide = 0] = [rooms[index], least[index], open[index]];
    if (!fits[index] || wide <= height) return air;
    return air + between(0, (room - height) / (wide - height), 1) * (widest - air);
  });
  for (const [index, side] of sides.entries()) setLeading(side, leadingAt(size, characters, airs[index] ?? air));

  // Large numerals grow into space that would stay empty; their captions break anew, so only trying tells.
  const figures = sides.map(() => 1);
  const hasFigures = sides.map(({ body }) => body.querySelector('.figures') !== null);
  let waiting = sides.filter((_, index) => hasFigures[index] && fits[index] && airs[index] === widest);
  for (const growth of [1.35, 1.25, 1.15]) {
    if (waiting.length === 0) break;
    for (const { body } of waiting) body.style.setProperty('--figure', String(growth));
    const heights = sides.map(textHeight);
    waiting = waiting.filter((side) => {
      const index = sides.indexOf(side);
      const wide = [...side.body.querySelectorAll('.figures li')].some((item) => item.scrollWidth > item.clientWidth);
      if (wide || (heights[index] ?? 0) > (rooms[index] ?? 0) * 0.95) return true;
      figures[index] = growth;
      return false;
    });
  }
  for (const { body } of waiting) body.style.removeProperty('--figure');

  const narrow = sides.map(textHeight);
  const trial = 10;
  for (const { body } of sides) body.style.setProperty('--spread', `${trial}px`);
  const spaced = sides.map(textHeight);
  const spreads = sides.map((_, index) => {
    const [room = 0, height = 0, wide = 0] = [rooms[index], narrow[index], spaced[index]];
    const each = (wide - height) / trial;
    const limit = size * (96 / 72) * 1.2;
    return fits[index] && each > 0 ? between(0, (room - height) / each, limit) : 0;
  });
  for (const [index, { body }] of sides.entries())
    body.style.setProperty('--spread', `${(spreads[index] ?? 0).toFixed(3)}px`);
  const ends = sides.map(textHeight);
  return sides.map((_, index) => ({
    room: rooms[index] ?? 1,
    least: least[index] ?? 0,
    end: ends[index] ?? 0,
    air: airs[index] ?? air,
    figures: figures[index] ?? 1,
    spread: spreads[index] ?? 0,
  }));
}
