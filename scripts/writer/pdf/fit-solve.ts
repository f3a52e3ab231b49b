/** The part of fitting that runs in the page. */
import type { Fit, PerLanguage, RowSaving, SideFit } from './fit-result.ts';

/**
 * Runs in the page: it may use nothing from around it. Each step writes all that it changes and then reads all that it
 * wants to know, so that it costs one layout.
 *
 * @param from the smallest type size in pt
 * @param to the largest
 */
export function solve(from: number, to: number): Fit {
  interface Side {
    readonly element: HTMLElement;
    readonly body: HTMLElement;
    /** Where the notes of the side stand, if there are any. */
    readonly notes: HTMLElement | null;
  }
  /** Sides over which the same rows flow; all of them stand on the first until they are placed. */
  interface Flow {
    readonly sides: readonly Side[];
    readonly rows: readonly HTMLElement[];
    readonly notes: readonly HTMLElement[];
    /** For each note, the first row that cites it. */
    readonly citedBy: readonly number[];
  }
  /** The first row of each side, and how full each side is. */
  interface Placing {
    readonly firsts: readonly number[];
    readonly fills: readonly number[];
  }

  const step = 0.05;
  const pixelsPerPoint = 96 / 72;
  /** Chromium rounds positions to 1/64 px; a hair is no overflow. */
  const hair = 0.25;
  const tightest = -1;
  const widest = 1;

  const root = document.documentElement;
  const isColumns = document.querySelector('.leaflet.columns') !== null;
  const sides = [...document.querySelectorAll<HTMLElement>('.side')].map((element): Side => ({
    element,
    body: element.querySelector<HTMLElement>('.side-body') ?? element,
    notes: element.querySelector<HTMLElement>('.side-notes'),
  }));
  const flows = [...new Set(sides.map(({ element }) => element.dataset.flow))].map((name): Flow => {
    const own = sides.filter(({ element }) => element.dataset.flow === name);
    const childrenOf = (element?: HTMLElement | null): HTMLElement[] => [...(element?.children ?? [])] as HTMLElement[];
    const rows = childrenOf(own[0]?.body);
    const notes = childrenOf(own[0]?.notes);
    const cites = rows.map((row) =>
      [...row.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => link.hash.slice(1)),
    );
    const citedBy = notes.map((note) => {
      const ids = new Set([...note.querySelectorAll('[id]')].map(({ id }) => id));
      const row = cites.findIndex((links) => links.some((id) => ids.has(id)));
      return Math.max(0, row);
    });
    return { sides: own, rows, notes, citedBy };
  });

  const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
  const pixels = (value: string): number => Number.parseFloat(value) || 0;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const outerHeight = (element: Element): number => {
    const style = getComputedStyle(element);
    if (style.display === 'none') return 0;
    return element.getBoundingClientRect().height + pixels(style.marginTop) + pixels(style.marginBottom);
  };
  /** The height that rows and notes may take. */
  const roomOf = ({ element, body, notes }: Side): number => {
    const style = getComputedStyle(element);
    const others = [...element.children].filter((child) => child !== body && child !== notes);
    const inner = element.clientHeight - pixels(style.paddingTop) - pixels(style.paddingBottom);
    return inner - sum(others.map(outerHeight));
  };
  const headings = 'h2, h3, h4, h5, h6';
  /** Whether a row is nothing but a heading, which must not end a side. */
  const isHeading = (row: Element): boolean => {
    const blocks = [...row.children].flatMap((child) => (child.matches('.cell') ? [...child.children] : [child]));
    return blocks.length > 0 && blocks.every((block) => block.matches(headings));
  };
  const headingRows = new Map(flows.map((flow) => [flow, flow.rows.map(isHeading)]));

  // The measures do not depend on what is tried.
  const [firstSide] = sides;
  const padding = firstSide ? getComputedStyle(firstSide.element) : undefined;
  const width =
    (firstSide?.element.clientWidth ?? 0) - pixels(padding?.paddingLeft ?? '') - pixels(padding?.paddingRight ?? '');
  const gap = isColumns ? pixels(getComputedStyle(firstSide?.element.querySelector('.row') ?? root).columnGap) : 0;
  const columnsWidth = width - gap;

  const sizeAt = (steps: number): number => Number((from + steps * step).toFixed(2));
  const most = Math.round((to - from) / step);
  const share = (size: number, characters: number): number => (characters * size * pixelsPerPoint) / columnsWidth;
  const charactersAt = (size: number, wanted: number): number => {
    const all = columnsWidth / (size * pixelsPerPoint);
    if (!isColumns) return Math.max(1, Math.floor(all));
    return between(Math.ceil(all * 0.4), Math.round(all * wanted), Math.max(1, Math.floor(all * 0.54)));
  };
  /** @param air from -1, as tight as can be, over 0, the least that is comfortable, to 1 */
  const leadingAt = (size: number, characters: number, air: number): PerLanguage => {
    const japanese = characters * size * pixelsPerPoint;
    const letters = (isColumns ? columnsWidth - japanese : japanese) / (size * pixelsPerPoint * 0.48);
    const low = {
      ja: 1.5 + 0.25 * between(0, (characters - 15) / 25, 1),
      en: 1.25 + 0.15 * between(0, (letters - 35) / 40, 1),
    };
    const limit =
      air < 0 ? { ja: 1.5, en: 1.25 } : { ja: Math.min(2, low.ja + 0.25), en: Math.min(1.5, low.en + 0.15) };
    const at = (language: 'ja' | 'en'): number => low[language] + Math.abs(air) * (limit[language] - low[language]);
    return { ja: at('ja'), en: at('en') };
  };
  const setLeading = ({ body, notes }: Side, leading: PerLanguage): void => {
    for (const element of [body, notes]) {
      element?.style.setProperty('--leading-ja', leading.ja.toFixed(4));
      element?.style.setProperty('--leading-en', leading.en.toFixed(4));
    }
  };
  const set = (size: number, characters: number, air: number): void => {
    root.style.setProperty('--size', `${size}pt`);
    if (isColumns) root.style.setProperty('--measure', String(characters));
    else root.style.setProperty('--inset', `${Math.max(0, (width - characters * size * pixelsPerPoint) / 2)}px`);
    for (const side of sides) setLeading(side, leadingAt(size, characters, air));
  };

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
    const bad = (end: number): number => (headingRows.get(flow)?.[end - 1] && end < count ? 10 : 0);
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
  const middle = sizeAt(Math.round(most / 2));
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
  } else fill = fullestAt(middle, charactersAt(middle, wanted));

  // The size: the height of text grows with its square, which tells where to look next.
  let low = -1;
  let high = most + 1;
  let now = Math.round(most / 2);
  for (let round = 0; high - low > 1; round += 1) {
    if (fill <= 1) low = now;
    else high = now;
    if (high - low <= 1) break;
    const guess = Math.floor((sizeAt(now) / Math.sqrt(fill) - from) / step);
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
      while (steps < most && charactersAt(sizeAt(steps + 1), share(sizeAt(steps + 1), other)) === other) {
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
    fullestAt(sizeAt(steps), charactersAt(sizeAt(steps), share(sizeAt(steps), characters))) > 1
  )
    steps -= 1;
  const size = sizeAt(steps);
  characters = charactersAt(size, isColumns ? share(size, characters) : 1);

  // The leading at which it fits: between two leadings heights lie below the straight line, because rows are as high as
  // their higher side.
  let air = 0;
  let fills = (set(size, characters, 0), flows.map(placing));
  if (low < 0) {
    const loose = fullest();
    const tight = fullestAt(size, characters, tightest);
    air = tight < 1 ? -between(0, (loose - 1) / Math.max(1e-6, loose - tight), 1) : tightest;
    set(size, characters, air);
    fills = flows.map(placing);
  }

  // Rows and notes go to their sides.
  for (const [index, flow] of flows.entries()) {
    const { firsts } = fills[index] ?? { firsts: [] };
    const sideOf = (row: number): number => firsts.findLastIndex((first) => first <= row);
    if (flow.sides.length > 1) {
      flow.rows.forEach((row, at) => flow.sides[sideOf(at)]?.body.append(row));
      flow.notes.forEach((note, at) => flow.sides[sideOf(flow.citedBy[at] ?? 0)]?.notes?.append(note));
    }
  }
  const textHeight = ({ body, notes }: Side): number => {
    const last = body.lastElementChild;
    const text = last ? last.getBoundingClientRect().bottom - body.getBoundingClientRect().top : 0;
    return text + (notes ? outerHeight(notes) : 0);
  };
  const rooms = sides.map(roomOf);
  const least = sides.map(textHeight);
  const fits = least.map((height, index) => height <= (rooms[index] ?? 0) + hair);

  // Leading, then space between rows, where there is room.
  set(size, characters, widest);
  const open = sides.map(textHeight);
  const airs = sides.map((_, index) => {
    const [room = 0, height = 0, wide = 0] = [rooms[index], least[index], open[index]];
    if (!fits[index] || wide <= height) return air;
    return air + between(0, (room - height) / (wide - height), 1) * (widest - air);
  });
  for (const [index, side] of sides.entries()) setLeading(side, leadingAt(size, characters, airs[index] ?? air));
  // Large numerals grow into space that would stay empty; their captions break anew, so only trying tells.
  const hasFigures = sides.map(({ body }) => body.querySelector('.figures') !== null);
  let waiting = sides.filter((_, index) => hasFigures[index] && fits[index] && airs[index] === widest);
  for (const growth of [1.35, 1.25, 1.15]) {
    if (waiting.length === 0) break;
    for (const { body } of waiting) body.style.setProperty('--figure', String(growth));
    const heights = sides.map(textHeight);
    waiting = waiting.filter((side) => {
      const index = sides.indexOf(side);
      const wide = [...side.body.querySelectorAll('.figures li')].some((item) => item.scrollWidth > item.clientWidth);
      return wide || (heights[index] ?? 0) > (rooms[index] ?? 0) * 0.95;
    });
  }
  for (const { body } of waiting) body.style.removeProperty('--figure');
  const narrow = sides.map(textHeight);
  const trial = 10;
  for (const { body } of sides) body.style.setProperty('--spread', `${trial}px`);
  const spaced = sides.map(textHeight);
  for (const [index, { body }] of sides.entries()) {
    const [room = 0, height = 0, wide = 0] = [rooms[index], narrow[index], spaced[index]];
    const each = (wide - height) / trial;
    const limit = size * pixelsPerPoint * 1.2;
    const spread = fits[index] && each > 0 ? between(0, (room - height) / each, limit) : 0;
    body.style.setProperty('--spread', `${spread.toFixed(3)}px`);
  }
  const final = sides.map(textHeight);

  /** The letters that a full English line holds, from the longest paragraphs. */
  const lettersPerLine = (): number => {
    const counts = [...document.querySelectorAll<HTMLElement>('.side-body :is(p, li):lang(en)')].flatMap(
      (paragraph) => {
        const lines = Math.round(
          paragraph.getBoundingClientRect().height / pixels(getComputedStyle(paragraph).lineHeight),
        );
        return lines >= 3 ? [(paragraph.textContent ?? '').trim().length / (lines - 0.5)] : [];
      },
    );
    const ems = (isColumns ? columnsWidth : width) / (size * pixelsPerPoint) - (isColumns ? characters : 0);
    return counts.length > 0 ? sum(counts) / counts.length : ems / 0.48;
  };
  const letters = lettersPerLine();

  const savings = (side: Side, line: number): RowSaving[] =>
    ([...side.body.children] as HTMLElement[])
      .filter((row) => row.id !== '' && !isHeading(row))
      .map((row) => ({ id: row.id, lines: Math.round(outerHeight(row) / line) }))
      .filter(({ lines }) => lines > 0)
      .toSorted((a, b) => b.lines - a.lines);

  return {
    size,
    characters,
    share: isColumns ? share(size, characters) : 1,
    sides: sides.map((side, index): SideFit => {
      const leading = leadingAt(size, characters, airs[index] ?? air);
      const [room = 1, height = 0, end = 0] = [rooms[index], least[index], final[index]];
      const over = fits[index] ? 0 : height - room;
      // At the least leading, a twentieth left as white space.
      const missing = fits[index] ? Math.max(0, room * 0.95 - height) : over;
      const close = leadingAt(size, characters, air);
      const line = { ja: close.ja * size * pixelsPerPoint, en: close.en * size * pixelsPerPoint };
      return {
        leading,
        fill: height / room,
        empty: fits[index] ? Math.max(0, 1 - end / room) : 0,
        overLines: Math.ceil(over / line.ja),
        characters: {
          ja: side.element.lang === 'en' ? 0 : Math.ceil(missing / line.ja) * characters,
          en: side.element.lang === 'ja' ? 0 : Math.round(Math.ceil(missing / line.en) * letters),
        },
        rows: fits[index] ? [] : savings(side, line.ja),
      };
    }),
  };
}
