/** Flows made up for tests, and what a page of them holds, counted line by line without regard to how pages are decided. */
import fc from 'fast-check';
import type { Cell, Flow, Line, Page, PageRoom, Place, Unit } from '../../../scripts/writer/pagination/galley.ts';

export interface LineSketch {
  readonly height: number;
  /** Whether a paragraph begins with it. */
  readonly begins?: boolean;
  readonly notes?: readonly number[];
  /** The height of the table's head that is repeated above it. */
  readonly head?: number;
}

export interface UnitSketch {
  /** The space before the unit. */
  readonly gap?: number;
  readonly kind?: 'heading' | 'lead';
  readonly isStacked?: boolean;
  readonly cells: readonly (readonly LineSketch[])[];
}

/** A flow as the browser would have measured it. */
export function flowOf(sketches: readonly UnitSketch[], notes: readonly number[] = []): Flow {
  let at = 0;
  const units = sketches.map(({ gap = 0, kind, isStacked = false, cells: sides }, index): Unit => {
    const start = at + (index === 0 ? 0 : gap);
    let end = start;
    const cells = sides.map((lines): Cell => {
      const cell = cellOf(lines, isStacked ? end : start);
      end = Math.max(end, cell.lines.at(-1)?.end ?? start);
      return cell;
    });
    at = end;
    return { start, end, keepWithNext: kind === 'heading', leadsIn: kind === 'lead', isStacked, cells };
  });
  return { units, notes };
}

function cellOf(sketches: readonly LineSketch[], start: number): Cell {
  let at = start;
  let block = 0;
  const lines = sketches.map(({ height, begins = false, notes = [], head }): Line => {
    if (begins) block += 1;
    const line = { start: at, end: at + height, block, notes, ...(head !== undefined && { head }) };
    at += height;
    return line;
  });
  return { lines };
}

/** `count` lines of a paragraph. */
export function paragraph(count: number, height = 10): LineSketch[] {
  return Array.from({ length: count }, (_, index) => ({ height, begins: index === 0 }));
}

/** The lines of a page, as `unit/cell/line`, in order. */
export function linesOn({ units }: Flow, { from, to }: Pick<Page, 'from' | 'to'>): string[] {
  const taken = (place: Place, unit: number, side: number, count: number): number =>
    place.unit > unit ? count : place.unit < unit ? 0 : (place.taken[side] ?? 0);
  return units.flatMap(({ cells }, unit) =>
    cells.flatMap(({ lines }, side) => {
      const first = taken(from, unit, side, lines.length);
      const end = taken(to, unit, side, lines.length);
      return Array.from({ length: Math.max(0, end - first) }, (_, index) => `${unit}/${side}/${first + index}`);
    }),
  );
}

export function lineAt({ units }: Flow, name: string): Line {
  const [unit = 0, side = 0, line = 0] = name.split('/').map(Number);
  return units[unit]?.cells[side]?.lines[line] as Line;
}

/** How high a page's text is, with the space between units at its factor, and its notes. */
export function heightOf(flow: Flow, page: Pick<Page, 'from' | 'to' | 'air' | 'notes'>, room: PageRoom): number {
  const on = new Set(linesOn(flow, page));
  let height = 0;
  let before: Unit | undefined;
  for (const [index, unit] of flow.units.entries()) {
    const spans = unit.cells.map(({ lines }, side) => {
      const held = lines.filter((_, line) => on.has(`${index}/${side}/${line}`));
      const [first, last] = [held[0], held.at(-1)];
      return first && last ? last.end - first.start + (first === lines[0] ? 0 : (first.head ?? 0)) : 0;
    });
    if (spans.every((span) => span === 0)) continue;
    if (before) height += (unit.start - before.end) * page.air;
    height += unit.isStacked ? spans.reduce((sum, span) => sum + span, 0) : Math.max(...spans);
    before = unit;
  }
  const notes = page.notes.reduce((sum, note) => sum + (flow.notes[note] ?? 0), 0);
  return height + (page.notes.length > 0 ? notes + room.noteRule : 0);
}

interface Sizes {
  readonly units: number;
  readonly lines: number;
}

/** Any flow: rows of one or two sides, empty sides, headings, tables with repeated heads, notes referred to in any order. */
export function anyFlow({ units, lines }: Sizes): fc.Arbitrary<Flow> {
  const line = fc.record({
    height: fc.constantFrom(7, 10, 10, 14, 40),
    begins: fc.boolean(),
    notes: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.array(fc.nat({ max: 5 }), { maxLength: 2 })),
  });
  const text = fc.array(line, { minLength: 1, maxLength: lines });
  const table = text.map((rows) => rows.map((row, index) => ({ ...row, ...(index > 0 && { head: 6 }) })));
  const row = fc.record({
    gap: fc.constantFrom(0, 4, 8, 20),
    kind: fc.constantFrom<('heading' | 'lead' | undefined)[]>(undefined, undefined, undefined, 'lead'),
    isStacked: fc.boolean(),
    cells: fc.oneof(
      fc.tuple(fc.oneof(text, table)),
      fc.tuple(text, fc.oneof(text, table, fc.constant([]))),
      fc.tuple(fc.constant([]), text),
    ),
  });
  const heading = fc.record({
    gap: fc.constantFrom(8, 20),
    kind: fc.constant('heading' as const),
    cells: fc.array(fc.array(line, { minLength: 1, maxLength: 1 }), { minLength: 1, maxLength: 2 }),
  });
  const notes = fc.array(fc.constantFrom(6, 9, 30), { minLength: 6, maxLength: 6 });
  return fc
    .tuple(fc.array(fc.oneof({ weight: 4, arbitrary: row }, heading), { maxLength: units }), notes)
    .map(([sketches, heights]) => flowOf(sketches as UnitSketch[], heights));
}

export const anyRoom: fc.Arbitrary<PageRoom> = fc.record({
  height: fc.constantFrom(30, 50, 75, 120),
  noteRule: fc.constantFrom(0, 5),
});
