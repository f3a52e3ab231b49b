/** Fits a leaflet in the live page: column share, then the largest type size, then the space between rows. */
import type { OpenPage } from '../browser/page.ts';

/** What was found, for the message and the log. */
export interface Fit {
  /** pt. */
  readonly size: number;
  /** The Japanese column's share of the text width, 0 to 1. */
  readonly share: number;
  /** Each side in order. */
  readonly sides: readonly SideFit[];
}

export interface SideFit {
  /** How far the text stands over the foot at the chosen size, in lines of body text; 0 where it fits. */
  readonly overLines: number;
  /** How much of the side's text area stays empty after the rows were spread, 0 to 1. */
  readonly empty: number;
  /** The characters of each language on the side. */
  readonly characters: { readonly ja: number; readonly en: number };
  /** The text's height over the area's height at the chosen size, before rows were spread. */
  readonly fill: number;
}

/** The range that the settings allow, in pt. */
export interface FitRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Solves the leaflet in the open page and leaves it set that way.
 *
 * The type size is the largest in steps of 0.05 pt at which no side overflows, by bisection, because the height of text
 * grows with its size. The share of the columns is the one with the least total height, at the middle of the range first
 * and then at the size found.
 */
export function fitLeaflet(page: OpenPage, range: FitRange): Promise<Fit> {
  return page.evaluate(solve, range.from, range.to);
}

/** Runs in the page: it may use nothing from around it. */
function solve(from: number, to: number): Fit {
  const step = 0.05;
  const root = document.documentElement;
  const sides = [...document.querySelectorAll<HTMLElement>('.side')];
  const bodyOf = (side: HTMLElement): HTMLElement => side.querySelector<HTMLElement>('.side-body') ?? side;
  const heightOf = (side: HTMLElement): number => {
    const body = bodyOf(side);
    const last = body.lastElementChild;
    return last ? last.getBoundingClientRect().bottom - body.getBoundingClientRect().top : 0;
  };
  const roomOf = (side: HTMLElement): number => bodyOf(side).getBoundingClientRect().height;
  const fits = (side: HTMLElement): boolean => heightOf(side) <= roomOf(side) + 0.25;
  const setSize = (points: number): void => root.style.setProperty('--size', `${points}pt`);
  const setShare = (share: number): void => root.style.setProperty('--share', String(share));
  const total = (): number => sides.reduce((sum, side) => sum + heightOf(side), 0);

  const isColumns = document.querySelector('.leaflet.columns') !== null;
  let share = Number(getComputedStyle(root).getPropertyValue('--share')) || 0.46;
  /** The share with the least total height now; one that is hardly better than the half is not worth a lopsided page. */
  const chooseShare = (): void => {
    const heights = [0.4, 0.42, 0.44, 0.46, 0.48, 0.5, 0.52].map((candidate) => {
      setShare(candidate);
      return { candidate, height: total() };
    });
    const least = Math.min(...heights.map(({ height }) => height));
    const good = heights.filter(({ height }) => height <= least * 1.005);
    share = good.reduce((best, next) =>
      Math.abs(next.candidate - 0.48) < Math.abs(best.candidate - 0.48) ? next : best,
    ).candidate;
    setShare(share);
  };
  /** The number of steps of the largest size that fits, at least `low`. */
  const largest = (lowest: number): number => {
    let low = lowest;
    let high = Math.round((to - from) / step);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      setSize(from + middle * step);
      if (sides.every(fits)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  /** The largest value of a property of one side, between two bounds, at which the side fits. */
  const largestValue = (side: HTMLElement, property: string, lowest: number, highest: number, unit: string): number => {
    let least = lowest;
    let most = highest;
    for (let round = 0; round < 7; round += 1) {
      const middle = (least + most) / 2;
      side.style.setProperty(property, `${middle}${unit}`);
      if (fits(side)) least = middle;
      else most = middle;
    }
    return least;
  };
  setSize((from + to) / 2);
  if (isColumns) chooseShare();
  let steps = largest(0);
  if (isColumns) {
    // The best share depends on the size: look once more near the size found, and keep what allows the larger type.
    const before = { share, steps };
    setSize(from + steps * step);
    chooseShare();
    steps = largest(0);
    if (steps < before.steps) {
      setShare(before.share);
      ({ share, steps } = before);
    }
  }
  const size = Number((from + steps * step).toFixed(2));
  setSize(size);

  const line = ((size * 96) / 72) * 1.55;
  const results = sides.map((side): SideFit => {
    const room = roomOf(side);
    const before = heightOf(side);
    const text = (language: string): number =>
      [...bodyOf(side).querySelectorAll<HTMLElement>(`[lang="${language}"]`)]
        // The document itself has a language; only what lies inside the side counts.
        .filter((element) => !bodyOf(side).contains(element.parentElement?.closest(`[lang="${language}"]`) ?? null))
        .reduce((sum, element) => sum + (element.textContent ?? '').trim().length, 0);
    const whole = side.lang ? (bodyOf(side).textContent ?? '').length : 0;
    const characters = { ja: side.lang === 'ja' ? whole : text('ja'), en: side.lang === 'en' ? whole : text('en') };
    if (before > room + 0.25)
      return { overLines: Math.ceil((before - room) / line), empty: 0, fill: before / room, characters };
    // A side that is far from full may be set a little larger, as long as a reader does not see two sizes of text.
    const scale = largestValue(side, '--scale', 1, Math.min(1.15, to / size), '');
    side.style.setProperty('--scale', String(scale));
    const spread = largestValue(side, '--spread', 0, size * (96 / 72) * 1.4, 'px');
    side.style.setProperty('--spread', `${spread}px`);
    return { overLines: 0, empty: Math.max(0, 1 - heightOf(side) / room), fill: before / room, characters };
  });
  return { size, share, sides: results };
}
