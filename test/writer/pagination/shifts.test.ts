/** Sides that stand on a common baseline do so overleaf as well. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutsOf, shiftsOf } from '../../../scripts/writer/pagination/breaks.ts';
import type { Flow } from '../../../scripts/writer/pagination/galley.ts';
import { paginate } from '../../../scripts/writer/pagination/paginate.ts';
import { flowOf, paragraph } from './flows.ts';

/** Two sides of twenty lines, the second three px lower than the first, since its letters stand higher in their lines. */
function shifted(): Flow {
  const { units, notes } = flowOf([{ cells: [paragraph(20), paragraph(20)] }]);
  return {
    notes,
    units: units.map((unit) => ({
      ...unit,
      end: unit.end + 3,
      cells: unit.cells.map(({ lines }, side) => ({
        lines: lines.map((line) => ({ ...line, start: line.start + 3 * side, end: line.end + 3 * side })),
      })),
    })),
  };
}

test('the rest of a row needs room for what moves its second side down', () => {
  const room = { height: 101, noteRule: 0 };
  const pages = paginate(shifted(), room);
  assert.ok(pages.every(({ overflows }) => !overflows));
  for (const { from, to } of pages) {
    const end = to.unit > 0 ? [20, 20] : to.taken;
    const both = [0, 1].every((side) => (from.taken[side] ?? 0) < 20);
    const heights = [0, 1].map((side) => ((end[side] ?? 0) - (from.taken[side] ?? 0)) * 10 + (both ? 3 * side : 0));
    assert.ok(Math.max(...heights) <= room.height, JSON.stringify({ from, to, heights }));
  }
});

test('remarks above the text say nothing of its baseline', () => {
  const [unit] = shifted().units;
  const cells = (unit?.cells ?? []).map(({ lines: [first, ...lines] }) => ({
    lines: [...(first ? [{ ...first, start: 0, end: 10 }] : []), ...lines],
    remark: 1,
  }));
  assert.ok(unit);
  assert.deepEqual(shiftsOf({ ...unit, cells }, [5, 5]), [0, 3]);
  const [first, second] = cutsOf({ ...unit, cells });
  assert.ok((first?.cost ?? 0) > (second?.cost ?? 0) + 200, 'nor do they stand alone at the foot of a page');
});
