/** How wide each of two columns is: so that the rows are as low as can be. */
import type { OpenPage } from '../browser/page.ts';

/** Lopsided pages are not worth less than this part of the height. */
const indifference = 0.005;

/** The leading column's parts of the width that are tried. A whole number of characters is made of each (`book.css`). */
const shares = [0.42, 0.44, 0.46, 0.48, 0.5, 0.52] as const;

/** Text that is tried, in px of height: about a dozen pages, in whole chapters. What comes after is like it. */
const sample = 9000;

/**
 * Sets the property `--share` to the part of the width at which the first chapters are lowest; of those that hardly differ,
 * the one nearest to the usual 0.48.
 *
 * @returns the share
 */
export function chooseShare(page: OpenPage): Promise<number> {
  return page.evaluate(choose, [...shares], indifference, sample);
}

/** Runs in the page: it may use nothing from around it. */
function choose(candidates: number[], indifferent: number, enough: number): number {
  const root = document.documentElement;
  const all = [...document.querySelectorAll<HTMLElement>('[data-flow]')];
  const chapters = [...document.querySelectorAll<HTMLElement>('.chapter[data-flow]')];
  const ends = chapters.map((chapter) => chapter.getBoundingClientRect().bottom);
  const start = chapters[0]?.getBoundingClientRect().top ?? 0;
  const last = ends.findIndex((end) => end - start >= enough);
  const tried = last === -1 ? chapters : chapters.slice(0, last + 1);
  const others = all.filter((flow) => !tried.includes(flow));
  for (const flow of others) flow.style.display = 'none';
  const heights = candidates.map((share) => {
    root.style.setProperty('--share', String(share));
    return { share, height: tried.reduce((sum, flow) => sum + flow.getBoundingClientRect().height, 0) };
  });
  for (const flow of others) flow.style.display = '';
  const least = Math.min(...heights.map(({ height }) => height));
  const good = heights.filter(({ height }) => height <= least * (1 + indifferent));
  const { share } = good.reduce((best, next) =>
    Math.abs(next.share - 0.48) < Math.abs(best.share - 0.48) ? next : best,
  );
  root.style.setProperty('--share', String(share));
  return share;
}
