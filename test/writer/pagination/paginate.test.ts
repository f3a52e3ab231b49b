/** Pages are decided as told: nothing lost or doubled, notes where they are cited, and the best of all ways to cut. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { breaksOf } from '../../../scripts/writer/pagination/breaks.ts';
import { costs, fill, leastAir, mostAir } from '../../../scripts/writer/pagination/cost.ts';
import type { Flow, Page, PageRoom } from '../../../scripts/writer/pagination/galley.ts';
import { paginate } from '../../../scripts/writer/pagination/paginate.ts';
import { anyFlow, anyRoom, heightOf, lineAt, linesOn } from './flows.ts';

const flowAndRoom = fc.record({ flow: anyFlow({ units: 9, lines: 12 }), room: anyRoom });

describe('pages of any flow', () => {
  test('every line of every cell stands on exactly one page, in order', () => {
    fc.assert(
      fc.property(flowAndRoom, ({ flow, room }) => {
        const pages = paginate(flow, room).map((page) => linesOn(flow, page));
        for (const [unit, { cells }] of flow.units.entries())
          for (const [side, { lines }] of cells.entries()) {
            const own = pages.flat().filter((name) => name.startsWith(`${unit}/${side}/`));
            assert.deepEqual(
              own,
              lines.map((_, line) => `${unit}/${side}/${line}`),
            );
          }
      }),
    );
  });

  test('pages follow each other: each begins where the one before it ends', () => {
    fc.assert(
      fc.property(flowAndRoom, ({ flow, room }) => {
        const pages = paginate(flow, room);
        assert.deepEqual(pages[0]?.from.unit, 0);
        assert.equal(pages.at(-1)?.to.unit, flow.units.length);
        for (const [index, page] of pages.slice(1).entries()) assert.deepEqual(page.from, pages[index]?.to);
      }),
    );
  });

  test('a note stands on the page of its first reference, once', () => {
    fc.assert(
      fc.property(flowAndRoom, ({ flow, room }) => {
        const seen = new Set<number>();
        for (const page of paginate(flow, room)) {
          const cited = linesOn(flow, page).flatMap((name) => lineAt(flow, name).notes);
          const fresh = [...new Set(cited)].filter((note) => !seen.has(note)).toSorted((a, b) => a - b);
          assert.deepEqual(page.notes, fresh);
          for (const note of fresh) seen.add(note);
        }
      }),
    );
  });

  test('a page is not higher than the paper, unless it says so; it says so only of what cannot be cut', () => {
    fc.assert(
      fc.property(flowAndRoom, ({ flow, room }) => {
        for (const page of paginate(flow, room)) {
          const height = heightOf(flow, page, room);
          if (!page.overflows) assert.ok(height <= room.height + 0.5, `${height} on ${room.height}`);
          else assert.ok(height > room.height - 0.5, `${height} fits on ${room.height}`);
          if (page.overflows) assert.ok(isOneStep(flow, page), 'there was a place to cut it');
        }
      }),
    );
  });

  test('the space between units stays between its bounds', () => {
    fc.assert(
      fc.property(flowAndRoom, ({ flow, room }) => {
        for (const { air } of paginate(flow, room))
          assert.ok(air >= leastAir - 1e-9 && air <= mostAir + 1e-9, `${air}`);
      }),
    );
  });
});

describe('the best of all', () => {
  test('no other way to cut a small flow is better', () => {
    const small = fc
      .record({ flow: anyFlow({ units: 4, lines: 4 }), room: anyRoom })
      .filter(({ flow }) => breaksOf(flow).breaks.length <= 11);
    fc.assert(
      fc.property(small, ({ flow, room }) => {
        const found = costOf(flow, paginate(flow, room), room);
        const least = Math.min(...allWays(flow).map((pages) => costOf(flow, pages, room)));
        assert.ok(found <= least + 1e-6, `${found}, but ${least} is possible`);
      }),
      { numRuns: 150 },
    );
  });

  test('a heading ends a page only where every way has one there or something overflows', () => {
    const small = fc
      .record({ flow: anyFlow({ units: 4, lines: 3 }), room: anyRoom })
      .filter(({ flow }) => breaksOf(flow).breaks.length <= 10 && flow.units.some(({ keepWithNext }) => keepWithNext));
    const endsInHeading = (flow: Flow, pages: readonly Pick<Page, 'to'>[]): number =>
      pages.slice(0, -1).filter(({ to }) => isAfterHeading(flow, to.unit, to.taken)).length;
    fc.assert(
      fc.property(small, ({ flow, room }) => {
        const pages = paginate(flow, room);
        const good = allWays(flow).filter((way) => way.every((page) => heightOf(flow, page, room) <= room.height));
        const least = Math.min(...good.map((way) => endsInHeading(flow, way)));
        if (good.length > 0) assert.ok(endsInHeading(flow, pages) <= least);
      }),
      { numRuns: 150 },
    );
  });
});

/** A page without a place inside it to cut. */
function isOneStep(flow: Flow, { from, to }: Pick<Page, 'from' | 'to'>): boolean {
  const places = breaksOf(flow).breaks.map(({ place }) => JSON.stringify(place));
  return places.indexOf(JSON.stringify(to)) === places.indexOf(JSON.stringify(from)) + 1;
}

function isAfterHeading({ units }: Flow, unit: number, taken: readonly number[]): boolean {
  return (taken.some((count) => count > 0) ? units[unit] : units[unit - 1])?.keepWithNext === true;
}

type Way = readonly Pick<Page, 'from' | 'to' | 'air' | 'notes'>[];

/** All ways to cut a flow, at natural spacing. */
function allWays(flow: Flow): Way[] {
  const { breaks, cited } = breaksOf(flow);
  const inner = breaks.length - 2;
  return Array.from({ length: 2 ** inner }, (_, mask) => {
    const chosen = breaks.filter((_break, index) => index === 0 || index > inner || (mask >> (index - 1)) % 2 === 1);
    return chosen.slice(1).map((end, index) => {
      const begin = chosen[index] ?? end;
      return { from: begin.place, to: end.place, air: 1, notes: cited.slice(begin.notes, end.notes) };
    });
  });
}

/** What a way to cut costs, from the heights of its lines and the prices of `cost.ts`. */
function costOf(flow: Flow, pages: Way, room: PageRoom): number {
  const { breaks } = breaksOf(flow);
  const price = (place: Page['to']): number =>
    breaks.find((one) => JSON.stringify(one.place) === JSON.stringify(place))?.cost ?? assert.fail('no such break');
  return pages.reduce((sum, page, index) => {
    const isLast = index === pages.length - 1;
    const noGaps = heightOf(flow, { ...page, air: 0, notes: [] }, room);
    const natural = heightOf(flow, { ...page, air: 1, notes: [] }, room);
    const notes = heightOf(flow, { ...page, air: 1 }, room) - natural;
    const full = fill(natural, natural - noGaps, room.height - notes, isLast);
    return (
      sum +
      costs.page +
      (full?.cost ?? (isOneStep(flow, page) ? costs.overflow : Number.POSITIVE_INFINITY)) +
      (isLast ? 0 : price(page.to))
    );
  }, 0);
}
