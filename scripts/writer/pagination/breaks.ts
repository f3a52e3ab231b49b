/** All points at which a flow can be cut, in order, with what a cut there costs. */
import { costs } from './cost.ts';
import type { Cell, Flow, Line, Place, Unit } from './galley.ts';

export interface Break {
  readonly place: Place;
  /** Where the text before it ends, px. */
  readonly end: number;
  /** Where the text after it would have to begin for all that follows its unit to stand where it stands, px. */
  readonly start: number;
  readonly cost: number;
  /** The space between units from the start of the flow to the end of the text before it, px; */
  readonly gapsBefore: number;
  /** and to the start of the text after it. */
  readonly gapsAfter: number;
  /** How many notes are referred to before it, and their height, px. */
  readonly notes: number;
  readonly noteHeight: number;
}

/** The breaks, at least two: before the first unit and after the last one; and the notes in the order of their references. */
export interface Breaks {
  readonly breaks: readonly Break[];
  readonly cited: readonly number[];
}

export function breaksOf(flow: Flow): Breaks {
  const breaks: Break[] = [];
  const seen = new Set<number>();
  let noteHeight = 0;
  let gaps = 0;
  let before: Unit | undefined;
  const cite = (lines: readonly Line[]): void => {
    for (const note of lines.flatMap(({ notes }) => notes)) {
      if (seen.has(note)) continue;
      seen.add(note);
      noteHeight += flow.notes[note] ?? 0;
    }
  };
  const add = (place: Place, end: number, start: number, cost: number, gap = 0): void => {
    breaks.push({ place, end, start, cost, gapsBefore: gaps, gapsAfter: gaps + gap, notes: seen.size, noteHeight });
    gaps += gap;
  };
  if (flow.units.length === 0) add({ unit: 0, taken: [] }, 0, 0, 0);
  for (const [index, unit] of flow.units.entries()) {
    const afterLead = flow.units[index - 2]?.keepWithNext ? costs.afterHeadedLeadIn : costs.afterLeadIn;
    const cost = before?.keepWithNext ? costs.afterHeading : before?.leadsIn ? afterLead : 0;
    // The space before a unit is lost at a page end: it counts for neither page.
    const gap = before ? Math.max(0, unit.start - before.end) : 0;
    add({ unit: index, taken: unit.cells.map(() => 0) }, before?.end ?? unit.start, unit.start, cost, gap);
    for (const cut of cutsOf(unit)) {
      cite(unit.cells.flatMap(({ lines }, side) => lines.slice(0, cut.taken[side])));
      const near = before?.keepWithNext && isFirstLine(unit, cut.taken) ? costs.lineAfterHeading : 0;
      const kept = unit.keepWithNext ? costs.afterHeading : cut.cost + near;
      add({ unit: index, taken: cut.taken }, cut.end, cut.start, kept);
    }
    cite(unit.cells.flatMap(({ lines }) => lines));
    before = unit;
  }
  add({ unit: flow.units.length, taken: [] }, before?.end ?? 0, before?.end ?? 0, 0);
  return { breaks, cited: [...seen] };
}

export interface Cut {
  readonly taken: readonly number[];
  readonly end: number;
  readonly start: number;
  readonly cost: number;
}

/** Half a pixel: lines that end together in both columns end at one cut. */
const tolerance = 0.5;

/** The points at which a unit can be cut, from its first line to its last but one. */
export function cutsOf(unit: Unit): Cut[] {
  const { cells } = unit;
  const ends = [...new Set(cells.flatMap(({ lines }) => lines.map(({ end }) => end)))].toSorted((a, b) => a - b);
  const taken = cells.map(() => 0);
  const cuts: Cut[] = [];
  for (const [index, end] of ends.entries()) {
    for (const [side, { lines }] of cells.entries()) {
      while ((lines[taken[side] as number]?.end ?? Number.POSITIVE_INFINITY) <= end + tolerance)
        (taken[side] as number)++;
    }
    const next = ends[index + 1];
    if (next === undefined) break;
    if (next <= end + tolerance) continue;
    const rest = restOf(unit, taken);
    if (rest === undefined) break;
    cuts.push({ taken: [...taken], end, start: unit.end - rest, cost: costOf(unit, taken) });
  }
  return cuts;
}

/**
 * By how much each side begins lower than the others where a unit goes on overleaf, px: the first lines stand on one
 * baseline there, as they do where the unit begins. Half a line at most, for what a side begins with need not come again.
 */
export function shiftsOf({ cells, isStacked }: Unit, taken: readonly number[]): readonly number[] {
  const nexts = cells.map(({ lines }, side) => lines[taken[side] ?? 0]);
  if (isStacked || nexts.filter(Boolean).length < 2) return cells.map(() => 0);
  const starts = cells.map(({ lines, remark = 0 }) => lines[remark]?.start ?? Number.POSITIVE_INFINITY);
  const highest = Math.min(...starts);
  return nexts.map((line, side) =>
    line ? Math.min((starts[side] ?? highest) - highest, (line.end - line.start) / 2) : 0,
  );
}

/** The height that the lines not taken will have on the next page, heads of tables included; nothing where none is left. */
function restOf(unit: Unit, taken: readonly number[]): number | undefined {
  const { cells, isStacked, isLinedUp = false, end } = unit;
  const shifts = shiftsOf(unit, taken);
  const open = cells.flatMap(({ lines }, side) => {
    const first = lines[taken[side] ?? 0];
    const last = lines.at(-1);
    return first && last ? [{ start: first.start - (first.head ?? 0) - (shifts[side] ?? 0), end: last.end }] : [];
  });
  if (open.length === 0) return undefined;
  if (isStacked || isLinedUp) return end - Math.min(...open.map(({ start }) => start));
  return Math.max(...open.map((cell) => cell.end - cell.start));
}

function costOf({ cells, isStacked }: Unit, taken: readonly number[]): number {
  const sides = cells.map(({ lines }, side) => ({
    before: taken[side] ?? 0,
    after: lines.length - (taken[side] ?? 0),
  }));
  const isAlone = sides.length > 1 && sides.some(({ before, after }) => (before === 0) !== (after === 0));
  const isBetween = isStacked && sides.every(({ before, after }) => before === 0 || after === 0);
  const alone = isBetween ? costs.betweenLanguages : isAlone && !isStacked ? costs.languageAlone : 0;
  const apart = costs.noteApart * notesApart(cells, taken);
  return costs.cut + alone + apart + cells.reduce((sum, cell, side) => sum + blockCost(cell, taken[side] ?? 0), 0);
}

/** Whether a side has at most one line before the cut and more after it; of sides below each other, the first. */
function isFirstLine({ cells, isStacked }: Unit, taken: readonly number[]): boolean {
  const sides = isStacked ? cells.slice(0, 1) : cells;
  return sides.some(({ lines }, side) => lines.length > 1 && (taken[side] ?? 0) < 2);
}

/** How many notes one side refers to before the cut and another side only after it. */
function notesApart(cells: readonly Cell[], taken: readonly number[]): number {
  const before = cells.map(({ lines }, side) => new Set(lines.slice(0, taken[side]).flatMap(({ notes }) => notes)));
  const after = cells.map(({ lines }, side) => lines.slice(taken[side]).flatMap(({ notes }) => notes));
  const apart = after.flatMap((notes, side) =>
    notes.filter((note) => !before[side]?.has(note) && before.some((others) => others.has(note))),
  );
  return new Set(apart).size;
}

/** What it costs that the cut goes through a paragraph, and near its first or last line; or parts a remark from its text. */
function blockCost({ lines, remark }: Cell, taken: number): number {
  if (taken > 0 && taken === remark) return costs.afterRemark;
  const [last, next] = [lines[taken - 1], lines[taken]];
  if (!last || !next || last.block !== next.block) return 0;
  const isFirstAlone = lines[taken - 2]?.block !== last.block;
  const isLastAlone = lines[taken + 1]?.block !== next.block;
  return costs.cutBlock + (isFirstAlone ? costs.loneLine : 0) + (isLastAlone ? costs.loneLine : 0);
}
