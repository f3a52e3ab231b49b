/** What the steps of fitting share in the live page: its sides, what can be set in them and what can be measured. */
import type { PerLanguage } from './fit-result.ts';

export interface Side {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  /** Where the notes of the side stand, if there are any. */
  readonly notes: HTMLElement | null;
}

/** Sides over which the same rows flow; all of them stand on the first until they are placed. */
export interface Flow {
  readonly sides: readonly Side[];
  readonly rows: readonly HTMLElement[];
  /** For each row, whether it is nothing but a heading, which must not end a side. */
  readonly headings: readonly boolean[];
  readonly notes: readonly HTMLElement[];
  /** For each note, the first row that cites it. */
  readonly citedBy: readonly number[];
}

/** Lengths are CSS px, type sizes pt. */
export interface Desk {
  readonly sides: readonly Side[];
  readonly flows: readonly Flow[];
  /** The languages stand side by side. */
  readonly isColumns: boolean;
  /** The width of the text on a side, */
  readonly width: number;
  /** and without the gap between two columns. */
  readonly columnsWidth: number;
  /** The last step of the type size; the first is 0. */
  readonly lastStep: number;
  readonly sizeAt: (step: number) => number;
  /** The part of the width that so many Japanese characters take. */
  readonly shareOf: (size: number, characters: number) => number;
  /** The whole number of characters nearest to a part of the width, within bounds. */
  readonly charactersAt: (size: number, share: number) => number;
  /** @param air from -1, as tight as can be, over 0, the least that is comfortable, to 1 */
  readonly leadingAt: (size: number, characters: number, air: number) => PerLanguage;
  readonly set: (size: number, characters: number, air: number) => void;
  readonly setLeading: (side: Side, leading: PerLanguage) => void;
  /** The height that rows and notes of a side may take. */
  readonly roomOf: (side: Side) => number;
  /** The height that they do take, as the page stands. */
  readonly textHeight: (side: Side) => number;
  /** The height of an element with its margins. */
  readonly outerHeight: (element: Element) => number;
}

/** The desk, inside the page, once `layDesk` has run. */
export type WithDesk = { readonly desk: Desk };

/**
 * Runs in the page, before all other steps: it may use nothing from around it.
 *
 * @param from the smallest type size in pt
 * @param to the largest
 */
export function layDesk(from: number, to: number): void {
  const step = 0.05;
  const pixelsPerPoint = 96 / 72;
  const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
  const pixels = (value = ''): number => Number.parseFloat(value) || 0;

  const root = document.documentElement;
  const isColumns = document.querySelector('.leaflet.columns') !== null;
  const sides = [...document.querySelectorAll<HTMLElement>('.side')].map((element): Side => ({
    element,
    body: element.querySelector<HTMLElement>('.side-body') ?? element,
    notes: element.querySelector<HTMLElement>('.side-notes'),
  }));
  const isHeading = (row: Element): boolean => {
    const blocks = [...row.children].flatMap((child) => (child.matches('.cell') ? [...child.children] : [child]));
    return blocks.length > 0 && blocks.every((block) => block.matches('h2, h3, h4, h5, h6'));
  };
  const childrenOf = (element?: HTMLElement | null): HTMLElement[] => [...(element?.children ?? [])] as HTMLElement[];
  const flows = [...new Set(sides.map(({ element }) => element.dataset.flow))].map((name): Flow => {
    const own = sides.filter(({ element }) => element.dataset.flow === name);
    const rows = childrenOf(own[0]?.body);
    const notes = childrenOf(own[0]?.notes);
    const cites = rows.map((row) =>
      [...row.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => link.hash.slice(1)),
    );
    const citedBy = notes.map((note) => {
      const ids = new Set([...note.querySelectorAll('[id]')].map(({ id }) => id));
      return Math.max(
        0,
        cites.findIndex((links) => links.some((id) => ids.has(id))),
      );
    });
    return { sides: own, rows, headings: rows.map(isHeading), notes, citedBy };
  });

  const outerHeight = (element: Element): number => {
    const style = getComputedStyle(element);
    if (style.display === 'none') return 0;
    return element.getBoundingClientRect().height + pixels(style.marginTop) + pixels(style.marginBottom);
  };
  const roomOf = ({ element, body, notes }: Side): number => {
    const style = getComputedStyle(element);
    const others = [...element.children].filter((child) => child !== body && child !== notes);
    const inner = element.clientHeight - pixels(style.paddingTop) - pixels(style.paddingBottom);
    return inner - others.map(outerHeight).reduce((sum, height) => sum + height, 0);
  };
  const textHeight = ({ body, notes }: Side): number => {
    const last = body.lastElementChild;
    const text = last ? last.getBoundingClientRect().bottom - body.getBoundingClientRect().top : 0;
    return text + (notes ? outerHeight(notes) : 0);
  };

  // The measures do not depend on what is tried.
  const [first] = sides;
  const padding = first && getComputedStyle(first.element);
  const width = (first?.element.clientWidth ?? 0) - pixels(padding?.paddingLeft) - pixels(padding?.paddingRight);
  const gap = isColumns ? pixels(getComputedStyle(first?.element.querySelector('.row') ?? root).columnGap) : 0;
  const columnsWidth = width - gap;

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
    // Text that is set tighter than is comfortable needs every bit of room.
    if (air < 0) return { ja: at('ja'), en: at('en') };
    // Baselines stand on whole px: any other distance would come out as a mixture of two. Lengths are cut off to 1/64 px.
    const pixelsOf = size * pixelsPerPoint;
    const even = (language: 'ja' | 'en'): number => {
      const least = Math.ceil(low[language] * pixelsOf - 0.3);
      return (Math.max(least, Math.floor(at(language) * pixelsOf)) + 0.004) / pixelsOf;
    };
    return { ja: even('ja'), en: even('en') };
  };
  const setLeading = ({ body, notes }: Side, leading: PerLanguage): void => {
    for (const element of [body, notes]) {
      element?.style.setProperty('--leading-ja', leading.ja.toFixed(4));
      element?.style.setProperty('--leading-en', leading.en.toFixed(4));
    }
  };
  const desk: Desk = {
    sides,
    flows,
    isColumns,
    width,
    columnsWidth,
    lastStep: Math.round((to - from) / step),
    sizeAt: (steps) => Number((from + steps * step).toFixed(2)),
    shareOf: (size, characters) => (characters * size * pixelsPerPoint) / columnsWidth,
    charactersAt: (size, share) => {
      const all = columnsWidth / (size * pixelsPerPoint);
      if (!isColumns) return Math.max(1, Math.floor(all));
      return between(Math.ceil(all * 0.4), Math.round(all * share), Math.max(1, Math.floor(all * 0.54)));
    },
    leadingAt,
    set: (size, characters, air) => {
      root.style.setProperty('--size', `${size}pt`);
      if (isColumns) root.style.setProperty('--measure', String(characters));
      else root.style.setProperty('--inset', `${Math.max(0, (width - characters * size * pixelsPerPoint) / 2)}px`);
      for (const side of sides) setLeading(side, leadingAt(size, characters, air));
    },
    setLeading,
    roomOf,
    textHeight,
    outerHeight,
  };
  Object.assign(globalThis, { desk });
}
