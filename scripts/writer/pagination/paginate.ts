/** A measured flow → its pages, by dynamic programming over all points at which it can be cut. Pure. */
import { type Break, type Breaks, breaksOf, shiftsOf } from './breaks.ts';
import { costs, fill, leastAir } from './cost.ts';
import type { Flow, NotePlace, Page, PageRoom } from './galley.ts';
import { type Debt, longestPart } from './long-notes.ts';

/** The best way to arrive at a break. */
interface Best {
  readonly cost: number;
  /** The break at which the page before it begins. */
  readonly from: number;
  readonly air: number;
  readonly overflows: boolean;
  /** What is left of the notes of that page. */
  readonly debt?: Debt;
  /** Pages before it that hold nothing but the rest of a note. */
  readonly notePages?: readonly Page[];
}

/**
 * Makes up the pages of a flow so that the sum of what is ugly (`cost.ts`) is least. Notes begin on the page of their first
 * reference; only a long one may go on overleaf. Time grows with the number of lines times the lines of one page.
 *
 * @returns at least one page, empty where the flow is
 */
export function paginate(flow: Flow, room: PageRoom): readonly Page[] {
  const all = breaksOf(flow);
  const { breaks, cited } = all;
  const bests: Best[] = [{ cost: 0, from: 0, air: 1, overflows: false }];
  for (let to = 1; to < breaks.length; to += 1) bests.push(best(flow, all, bests, to, room));
  const pages: Page[] = [];
  for (let at = breaks.length - 1; at > 0;) {
    const { from, air, overflows, debt, notePages = [] } = bests[at] as Best;
    const [first, end] = [breaks[from] as Break, breaks[at] as Break];
    const before = bests[from]?.debt;
    const rest = notePages.length > 0 ? notePages.at(-1)?.cutNote : before && placeOf(before);
    pages.unshift({
      from: first.place,
      to: end.place,
      air,
      notes: cited.slice(first.notes, end.notes).toSorted((a, b) => a - b),
      overflows,
      ...(rest && { restOfNote: rest }),
      ...(debt && { cutNote: placeOf(debt) }),
    });
    pages.unshift(...notePages);
    at = from;
  }
  const last = pagesOfNotes(flow, (breaks.at(-1) as Break).place, bests.at(-1)?.debt, room);
  return [...pages, ...last.map(({ page }) => page)];
}

function placeOf({ note, taken }: Debt): NotePlace {
  return { note, taken };
}

interface NotePage {
  readonly page: Page;
  /** What it leaves. */
  readonly rest?: Debt;
}

/** The pages that what is left of a note takes where there is no text. */
function pagesOfNotes(flow: Flow, at: Page['to'], debt: Debt | undefined, room: PageRoom): NotePage[] {
  const pages: NotePage[] = [];
  const space = room.height - room.noteRule;
  for (let before = debt; before;) {
    const part = before.height <= space ? undefined : longestPart(flow, before.note, before, space);
    const rest = part?.rest;
    const page: Page = {
      ...{ from: at, to: at, air: 1, notes: [], overflows: before.height > space && !part },
      restOfNote: placeOf(before),
      ...(rest && { cutNote: placeOf(rest) }),
    };
    pages.push({ page, ...(rest && { rest }) });
    before = rest;
  }
  return pages;
}

function best(flow: Flow, { breaks, cited }: Breaks, bests: readonly Best[], to: number, room: PageRoom): Best {
  const end = breaks[to] as Break;
  const isLast = to === breaks.length - 1;
  let found: Best | undefined;
  for (let from = to - 1; from >= 0; from -= 1) {
    const begin = breaks[from] as Break;
    const { debt, cost: costBefore } = bests[from] as Best;
    const natural = heightBetween(flow, begin, end);
    const gaps = Math.max(0, end.gapsBefore - begin.gapsAfter);
    const left = room.height - noteRoom(begin, end, debt, room);
    // Where a note may go on overleaf, a page is not too high because of notes.
    if (natural - gaps * (1 - leastAir) > (flow.longNotes ? room.height : left) + 0.01 && (found || flow.longNotes))
      break;
    const page = fill(natural, gaps, left, isLast);
    const before = costBefore + costs.page + (isLast ? 0 : end.cost);
    if (page) {
      const cost = before + page.cost;
      if (!found || cost < found.cost) found = { cost, from, air: page.air, overflows: false };
    } else if (!flow.longNotes) {
      // Nothing shorter ends here: it overflows. A longer page would overflow more.
      return found ?? { cost: before + costs.overflow, from, air: 1, overflows: true };
    } else {
      const begun = cited.slice(begin.notes, end.notes);
      const cut = withCutNote(flow, begun, debt, left - natural);
      const cost = before + costs.noteGoesOn;
      if (cut && (!found || cost < found.cost)) found = { cost, from, air: 1, overflows: false, debt: cut };
      if (cut || !debt) continue;
      const settled = afterNotePages(flow, begin, end, begun, debt, room, natural);
      const more = before + costs.noteGoesOn + (settled?.notePages.length ?? 0) * (costs.page + costs.noteGoesOn);
      if (settled && (!found || more < found.cost)) found = { cost: more, from, air: 1, overflows: false, ...settled };
    }
  }
  const before = bests[to - 1] as Best;
  return found ?? { cost: before.cost + costs.page + costs.overflow, from: to - 1, air: 1, overflows: true };
}

/** Where the rest of a note leaves no room for the text and its notes, it takes pages of its own before. */
function afterNotePages(
  flow: Flow,
  begin: Break,
  end: Break,
  begun: readonly number[],
  debt: Debt,
  room: PageRoom,
  natural: number,
): { readonly notePages: readonly Page[]; readonly debt?: Debt } | undefined {
  const own = pagesOfNotes(flow, begin.place, debt, room);
  for (const [index, { rest }] of own.entries()) {
    const notePages = own.slice(0, index + 1).map(({ page }) => page);
    const slack = room.height - noteRoom(begin, end, rest, room) - natural;
    if (slack >= 0) return { notePages };
    const cut = withCutNote(flow, begun, rest, slack);
    if (cut) return { notePages, debt: cut };
  }
  return undefined;
}

/**
 * Cuts the last note of a page so that the page is not too high.
 *
 * @param begun the notes that begin on the page
 * @param slack the room that is left with all of its notes, px; less than zero
 */
function withCutNote(flow: Flow, begun: readonly number[], debt: Debt | undefined, slack: number): Debt | undefined {
  const last = begun.length > 0 ? Math.max(...begun) : debt?.note;
  if (last === undefined) return undefined;
  const from = begun.length > 0 ? undefined : debt;
  const height = from?.height ?? flow.notes[last] ?? 0;
  return longestPart(flow, last, from, height + slack)?.rest;
}

function heightBetween(flow: Flow, begin: Break, end: Break): number {
  const unit = flow.units[begin.place.unit];
  if (begin.place.unit !== end.place.unit || !unit || unit.isStacked || unit.isLinedUp) return end.end - begin.start;
  // Both inside one unit: what one side takes does not depend on where the other ends.
  const shifts = shiftsOf(unit, begin.place.taken);
  const heights = unit.cells.map(({ lines }, side) => {
    const first = lines[begin.place.taken[side] ?? 0];
    const last = lines[(end.place.taken[side] ?? 0) - 1];
    return first && last ? last.end - first.start + (first.head ?? 0) + (shifts[side] ?? 0) : 0;
  });
  return Math.max(0, ...heights);
}

function noteRoom(begin: Break, end: Break, debt: Debt | undefined, room: PageRoom): number {
  const height = end.noteHeight - begin.noteHeight + (debt?.height ?? 0);
  return end.notes > begin.notes || debt ? height + room.noteRule : 0;
}
