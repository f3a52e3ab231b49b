/** A measured flow → its pages, by dynamic programming over all points at which it can be cut. Pure. */
import { type Break, breaksOf, shiftsOf } from './breaks.ts';
import { costs, fill, leastAir } from './cost.ts';
import type { Flow, Page, PageRoom } from './galley.ts';

/** The best way to arrive at a break. */
interface Best {
  readonly cost: number;
  /** The break at which the page before it begins. */
  readonly from: number;
  readonly air: number;
  readonly overflows: boolean;
}

/**
 * Makes up the pages of a flow so that the sum of what is ugly (`cost.ts`) is least. Notes stand on the page of their
 * first reference. Time grows with the number of lines times the lines of one page.
 *
 * @returns at least one page, empty where the flow is
 */
export function paginate(flow: Flow, room: PageRoom): readonly Page[] {
  const { breaks, cited } = breaksOf(flow);
  const bests: Best[] = [{ cost: 0, from: 0, air: 1, overflows: false }];
  for (let to = 1; to < breaks.length; to += 1) bests.push(best(flow, breaks, bests, to, room));
  const pages: Page[] = [];
  for (let at = breaks.length - 1; at > 0;) {
    const { from, air, overflows } = bests[at] as Best;
    const [first, end] = [breaks[from] as Break, breaks[at] as Break];
    pages.unshift({
      from: first.place,
      to: end.place,
      air,
      notes: cited.slice(first.notes, end.notes).toSorted((a, b) => a - b),
      overflows,
    });
    at = from;
  }
  return pages;
}

function best(flow: Flow, breaks: readonly Break[], bests: readonly Best[], to: number, room: PageRoom): Best {
  const end = breaks[to] as Break;
  const isLast = to === breaks.length - 1;
  let found: Best | undefined;
  for (let from = to - 1; from >= 0; from -= 1) {
    const begin = breaks[from] as Break;
    const natural = heightBetween(flow, begin, end);
    const gaps = Math.max(0, end.gapsBefore - begin.gapsAfter);
    const left = room.height - noteRoom(begin, end, room);
    if (natural - gaps * (1 - leastAir) > left + 0.01 && found) break;
    const page = fill(natural, gaps, left, isLast);
    const before = (bests[from] as Best).cost + costs.page + (isLast ? 0 : end.cost);
    if (page) {
      const cost = before + page.cost;
      if (!found || cost < found.cost) found = { cost, from, air: page.air, overflows: false };
    } else {
      // Nothing shorter ends here: it overflows. A longer page would overflow more.
      return found ?? { cost: before + costs.overflow, from, air: 1, overflows: true };
    }
  }
  return found as Best;
}

function heightBetween(flow: Flow, begin: Break, end: Break): number {
  const unit = flow.units[begin.place.unit];
  if (begin.place.unit !== end.place.unit || !unit || unit.isStacked) return end.end - begin.start;
  // Both inside one unit: what one side takes does not depend on where the other ends.
  const shifts = shiftsOf(unit, begin.place.taken);
  const heights = unit.cells.map(({ lines }, side) => {
    const first = lines[begin.place.taken[side] ?? 0];
    const last = lines[(end.place.taken[side] ?? 0) - 1];
    return first && last ? last.end - first.start + (first.head ?? 0) + (shifts[side] ?? 0) : 0;
  });
  return Math.max(0, ...heights);
}

function noteRoom(begin: Break, end: Break, room: PageRoom): number {
  return end.notes > begin.notes ? end.noteHeight - begin.noteHeight + room.noteRule : 0;
}
