/** Notes that are longer than the foot of a page: every line of them stands on one page, in order, and no page is too high. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Flow, NotePlace, Page, PageRoom, Unit } from '../../../scripts/writer/pagination/galley.ts';
import { paginate } from '../../../scripts/writer/pagination/paginate.ts';
import { flowOf, heightOf, linesOn, paragraph } from './flows.ts';

const room: PageRoom = { height: 100, noteRule: 5 };
const lineHeight = 8;

/** A note of so many lines on each side. */
function noteOf(counts: readonly number[]): Unit {
  const [unit] = flowOf([{ cells: counts.map((count) => paragraph(count, lineHeight)) }]).units;
  return unit as Unit;
}

/** Paragraphs of three lines, some with a reference to a note in the second; notes of one line are short ones. */
function flowWith(rows: readonly (readonly number[] | undefined)[]): Flow {
  const notes = rows.flatMap((counts) => (counts ? [noteOf(counts)] : []));
  let next = 0;
  const { units } = flowOf(
    rows.map((counts) => {
      const cited = counts ? [next++] : [];
      return { gap: 4, cells: [paragraph(3).map((line, index) => (index === 1 ? { ...line, notes: cited } : line))] };
    }),
  );
  const heights = notes.map(({ start, end }) => end - start);
  const long = notes.flatMap((unit, index) => ((heights[index] ?? 0) > 35 ? [[index, unit] as const] : []));
  return { units, notes: heights, longNotes: Object.fromEntries(long) };
}

const anyRows = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 45 })), { minLength: 1, maxLength: 2 }),
  ),
  { minLength: 1, maxLength: 8 },
);

/** How many lines of each side of a note stand on a page: from, to. */
function partOn({ cells }: Unit, note: number, page: Page): readonly (readonly [number, number])[] {
  const at = (place: NotePlace | undefined, otherwise: (lines: number) => number) =>
    cells.map(({ lines }, side) => (place?.note === note ? (place.taken[side] ?? 0) : otherwise(lines.length)));
  const isOn = page.notes.includes(note) || page.restOfNote?.note === note;
  const from = at(page.restOfNote, () => 0);
  const to = isOn ? at(page.cutNote, (count) => count) : from;
  return cells.map((_, side) => [from[side] ?? 0, to[side] ?? 0] as const);
}

describe('long notes', () => {
  test('every line of text and of notes stands on one page, in order', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const flow = flowWith(rows);
        const pages = paginate(flow, room);
        assert.equal(new Set(pages.flatMap((page) => linesOn(flow, page))).size, rows.length * 3);
        assert.equal(pages.flatMap((page) => linesOn(flow, page)).length, rows.length * 3);
        for (const [name, unit] of Object.entries(flow.longNotes ?? {})) {
          const parts = pages.map((page) => partOn(unit, Number(name), page));
          for (const [side, { lines }] of unit.cells.entries()) {
            const own = parts.map((part) => part[side] ?? [0, 0]).filter(([from, to]) => to > from);
            assert.equal(own[0]?.[0], 0);
            assert.equal(own.at(-1)?.[1], lines.length);
            for (const [index, [from]] of own.slice(1).entries()) assert.equal(from, own[index]?.[1]);
          }
        }
      }),
    );
  });

  test('no page is higher than the paper, and every note begins where it is referred to', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const flow = flowWith(rows);
        for (const page of paginate(flow, room)) {
          assert.ok(!page.overflows);
          const short = page.notes.filter((note) => !flow.longNotes?.[note]);
          const long = Object.entries(flow.longNotes ?? {}).map(([name, unit]) =>
            Math.max(...partOn(unit, Number(name), page).map(([from, to]) => (to - from) * lineHeight)),
          );
          const notes = long.reduce((sum, height) => sum + height, 0);
          const heights = short.reduce((sum, note) => sum + (flow.notes[note] ?? 0), 0);
          const rule = page.notes.length > 0 || page.restOfNote ? room.noteRule : 0;
          const text = heightOf(flow, { ...page, notes: [] }, room);
          assert.ok(text + notes + heights + rule <= room.height + 0.5, JSON.stringify(page));
        }
      }),
    );
  });

  test('a note that is not long stays whole on the page of its reference', () => {
    const flow = flowWith([[2], undefined, [3], undefined, [4]]);
    assert.deepEqual(flow.longNotes, {});
    for (const page of paginate(flow, room)) assert.equal(page.cutNote ?? page.restOfNote, undefined);
  });
});
