/** Saves the page on which a chapter would leave only a few lines, by taking air out of the chapter. */
import type { OpenPage } from '../browser/page.ts';
import { pageCount } from './destinations.ts';

/** Factors for the space between rows, from hardly visible to as tight as a page may be. */
const airs = [0.85, 0.7, 0.6, 0.5] as const;

/** What a page loses at least at its foot, as a part of its height: no air at which a chapter is longer is worth a print. */
const lostAtFoot = 0.015;

/** A chapter that may save a page. */
interface Candidate {
  readonly index: number;
  /** The least number of pages that it takes with all its air, from its height alone. */
  readonly pages: number;
  /** Whether only a print tells how many pages it takes with all its air. */
  readonly unsure: boolean;
  /** The factors at which its height fits one page less. */
  readonly airs: readonly number[];
}

/**
 * Tries it for every chapter (`.chapter`) whose last page would be less than a third full, by printing that chapter
 * alone, and leaves the property `--air` set where it saves a page. What page ends cost (headings stay with their text,
 * rows and table rows stay whole) only a print tells.
 *
 * @param pageHeight the height of the text area in CSS px
 */
export async function settleChapters(page: OpenPage, pageHeight: number): Promise<void> {
  for (const { index, pages, unsure, airs: possible } of await page.evaluate(
    candidates,
    pageHeight,
    [...airs],
    lostAtFoot,
  )) {
    const pagesAt = async (air: number): Promise<number> => {
      await page.evaluate(setAir, index, air, true);
      return pageCount(await page.pdf({ outline: false }));
    };
    const natural = unsure ? await pagesAt(1) : pages;
    const least = possible.at(-1);
    let chosen = 1;
    if (least !== undefined && (await pagesAt(least)) < natural) {
      chosen = least;
      for (const air of possible.slice(0, -1)) {
        if ((await pagesAt(air)) >= natural) continue;
        chosen = air;
        break;
      }
    }
    await page.evaluate(setAir, index, chosen, false);
  }
}

/** Runs in the page: the chapters that seem to end on a page with little on it, or just before such a page. */
function candidates(pageHeight: number, all: number[], lost: number): Candidate[] {
  return [...document.querySelectorAll<HTMLElement>('.chapter')].flatMap((chapter, index) => {
    const height = (): number => chapter.getBoundingClientRect().height / pageHeight;
    const natural = height();
    const rest = natural % 1;
    const unsure = rest > 0.9;
    if (natural < 0.9 || (rest >= 0.3 && !unsure)) return [];
    const wanted = unsure ? Math.ceil(natural) : Math.floor(natural);
    const possible = all.filter((air) => {
      chapter.style.setProperty('--air', String(air));
      return height() <= wanted * (1 - lost);
    });
    chapter.style.removeProperty('--air');
    return possible.length > 0 ? [{ index, pages: wanted + 1, unsure, airs: possible }] : [];
  });
}

/** Runs in the page: sets the air of one chapter and shows it alone, or shows everything again. */
function setAir(index: number, air: number, alone: boolean): void {
  const chapters = [...document.querySelectorAll<HTMLElement>('.chapter')];
  const chapter = chapters[index];
  if (!chapter) return;
  if (air === 1) chapter.style.removeProperty('--air');
  else chapter.style.setProperty('--air', String(air));
  for (const other of document.querySelectorAll<HTMLElement>('.chapter, body > *:not(main)')) {
    other.style.display = alone && other !== chapter ? 'none' : '';
  }
}
