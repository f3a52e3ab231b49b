/** The first step of fitting, in the page: column, type size and the sides of the rows. */
import type { Flow, WithDesk } from './fit-desk.ts';

/** What was chosen; the page stands that way, with the leading at `air`. */
export interface Found {
  /** pt. */
  readonly size: number;
  /** The length of a Japanese line in characters. */
  readonly characters: number;
  /** The leading: 0 is the least that is comfortable, below it is what is tighter because nothing else fits. */
  readonly air: number;
}

/**
 * Runs in the page, after `layDesk`: it may use nothing from around it. Each trial writes all that it changes and then
 * reads all that it wants to know, so that it costs one layout.
 */
export function search(): Found {
  /** The first row of each side, and how full each side is. */
  interface Placing {
    readonly firsts: readonly number[];
    readonly fills: readonly number[];
  }
  const { desk } = globalThis as unknown as WithDesk;
  const { flows, isColumns, lastStep, sizeAt, shareOf, charactersAt, set, outerHeight, roomOf } = desk;
  /** Chromium rounds positions to 1/64 px; a hair is no overflow. */
  const hair = 0.25;
  const tightest = -1;
  const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

  /** Where the rows of a flow go, as the page stands. */
  const placing = (flow: Flow): Placing => {
    const rects = flow.rows.map((row) => row.getBoundingClientRect());
    const noteHeights = flow.notes.map((note) => note.getBoundingClientRect().height);
    const [first] = flow.sides;
    const noteFrame = first?.notes && flow.notes.length > 0 ? outerHeight(first.notes) - sum(noteHeights) : 0;
    const rooms = flow.sides.map(roomOf);
    const count = rects.length;
    const last = flow.sides.length - 1;
    const heightOf = (start: number, end: number): number => {
      if (start >= end) return 0;
      const notes = noteHeights.filter((_, index) => {
        const row = flow.citedBy[index] ?? 0;
        return row >= start && row < end;
      });
      const text = (rects[end - 1]?.bottom ?? 0) - (rects[start]?.top ?? 0);
      return text + (notes.length > 0 ? sum(notes) + noteFrame : 0);
    };
    const fill = (start: number, end: number, side: number): number =>
      Math.max(0, heightOf(start, end) - hair) / Math.max(1, rooms[side] ?? 1);
    const bad = (end: number): number => (flow.headings[end - 1] && end < count ? 10 : 0);
    // From the last side to the first: the best way to go on for every row that a side may begin with.
    type Way = { readonly worst: number; readonly cost: number; readonly end: number };
    const ways: Way[][] = [];
    for (let side = last; side >= 0; side -= 1) {
      ways[side] = Array.from({ length: count + 1 }, (_, start): Way => {
        const ends = side === last ? [count] : Array.from({ length: count - start + 1 }, (__, more) => start + more);
        let best: Way = { worst: Infinity, cost: Infinity, end: count };
        for (const end of ends) {
          const own = fill(start, end, side);
          const rest = side === last ? { worst: 0, cost: 0 } : (ways[side + 1]?.[end] ?? best);
          const worst = Math.max(own, rest.worst) + bad(end);
          const cost = own * own + rest.cost;
          if (worst < best.worst - 1e-6 || (worst < best.worst + 1e-6 && cost < best.cost)) best = { worst, cost, end };
        }
        return best;
      });
    }
    const firsts: number[] = [];
    const fills: number[] = [];
    for (let side = 0, start = 0; side <= last; side += 1) {
      const end = ways[side]?.[start]?.end ?? count;
      firsts.push(start);
      fills.push(fill(start, end, side));
      start = end;
    }
    return { firsts, fills };
  };

  // Sides that are far from full do not decide; laying them out again and again would take half of the time.
  let active: readonly Flow[] = flows;
  const show = (shown: readonly Flow[]): void => {
    active = shown;
    for (const flow of flows)
      for (const { element } of flow.sides) element.style.display = shown.includes(flow) ? '' : 'none';
  };
  const showDeciding = (): void => {
    const fills = flows.map((flow) => Math.max(...placing(flow).fills));
    const most = Math.max(...fills);
    show(flows.filter((_, index) => (fills[index] ?? 0) > most * 0.85));
  };
  /** How full the fullest side is. */
  const fullest = (): number => Math.max(0, ...active.flatMap((flow) => placing(flow).fills));
  const fullestAt = (size: number, characters: number, air = 0): number => {
    set(size, characters, air);
    return fullest();
  };

  // The share, in the middle of the range.
  const middle = sizeAt(Math.round(lastStep / 2));
  let fill: number;
  let wanted = 0.48;
  if (isColumns) {
    const tried = new Map<number, number>();
    const tryShare = (value: number): void => {
      tried.set(value, fullestAt(middle, charactersAt(middle, value)));
    };
    tryShare(0.47);
    showDeciding();
    for (const value of [0.42, 0.52]) tryShare(value);
    const best = (): number => [...tried].reduce((a, b) => (b[1] < a[1] ? b : a))[0];
    const around = best();
    for (const value of [around - 0.025, around + 0.025]) tryShare(value);
    const least = Math.min(...tried.values());
    const good = [...tried].filter(([, height]) => height <= least * 1.005).map(([value]) => value);
    wanted = good.reduce((a, b) => (Math.abs(b - 0.48) < Math.abs(a - 0.48) ? b : a));
    fill = tried.get(wanted) ?? least;
  } else {
    fill = fullestAt(middle, charactersAt(middle, wanted));
    showDeciding();
  }

  // The size: the height of text grows with its square, which tells where to look next.
  let low = -1;
  let high = lastStep + 1;
  let now = Math.round(lastStep / 2);
  for (let round = 0; high - low > 1; round += 1) {
    if (fill <= 1) low = now;
    else high = now;
    if (high - low <= 1) break;
    const guess = Math.floor((sizeAt(now) / Math.sqrt(fill) - sizeAt(0)) / (sizeAt(1) - sizeAt(0)));
    now = between(low + 1, round < 5 && Number.isFinite(guess) ? guess : Math.floor((low + high) / 2), high - 1);
    fill = fullestAt(sizeAt(now), charactersAt(sizeAt(now), wanted));
  }
  let steps = Math.max(0, low);
  let characters = charactersAt(sizeAt(steps), wanted);
  if (isColumns && low >= 0) {
    // Line breaks make heights jump: another column, the nearest first, may let the type be larger still.
    const start = characters;
    const others = [-1, 1, -2, 2].map((more) => start + more);
    for (const other of others) {
      while (steps < lastStep && charactersAt(sizeAt(steps + 1), shareOf(sizeAt(steps + 1), other)) === other) {
        if (fullestAt(sizeAt(steps + 1), other) > 1) break;
        steps += 1;
        characters = other;
      }
    }
  }
  show(flows);
  while (
    steps > 0 &&
    low >= 0 &&
    fullestAt(sizeAt(steps), charactersAt(sizeAt(steps), shareOf(sizeAt(steps), characters))) > 1
  )
    steps -= 1;
  const size = sizeAt(steps);
  characters = charactersAt(size, isColumns ? shareOf(size, characters) : 1);

  // The leading at which it fits: between two leadings heights lie below the straight line, because rows are as high as
  // their higher side.
  let air = 0;
  let places = (set(size, characters, 0), flows.map(placing));
  if (low < 0) {
    const loose = fullest();
    const tight = fullestAt(size, characters, tightest);
    air = tight < 1 ? -between(0, (loose - 1) / Math.max(1e-6, loose - tight), 1) : tightest;
    set(size, characters, air);
    places = flows.map(placing);
  }

  // Rows and notes go to their sides.
  for (const [index, flow] of flows.entries()) {
    const { firsts } = places[index] ?? { firsts: [] };
    const sideOf = (row: number): number => firsts.findLastIndex((first) => first <= row);
    if (flow.sides.length > 1) {
      flow.rows.forEach((row, at) => flow.sides[sideOf(at)]?.body.append(row));
      flow.notes.forEach((note, at) => flow.sides[sideOf(flow.citedBy[at] ?? 0)]?.notes?.append(note));
    }
  }
  return { size, characters, air };
}
