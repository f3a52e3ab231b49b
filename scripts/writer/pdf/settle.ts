/** Saves the page on which a chapter would leave only a few lines, by taking air out of the chapter. */
import type { OpenPage } from '../browser/page.ts';
import { pageCount } from './destinations.ts';

/** Factors for the space between rows, from hardly visible to as tight as a page may be. */
const airs = [0.85, 0.7, 0.6, 0.5] as const;
const tightest = 0.5;

/**
 * Tries it for every chapter (`.chapter`) whose last page would be less than a third full, by printing that chapter
 * alone, and leaves the property `--air` set where it saves a page. What page ends cost (headings stay with their text,
 * rows and table rows stay whole) only a print tells.
 *
 * @param pageHeight the height of the text area in CSS px
 */
export async function settleChapters(page: OpenPage, pageHeight: number): Promise<void> {
  const candidates = await page.evaluate(lightEndings, pageHeight);
  for (const index of candidates) {
    const pagesAt = async (air: number): Promise<number> => {
      await page.evaluate(setAir, index, air, true);
      return pageCount(await page.pdf({ outline: false }));
    };
    const natural = await pagesAt(1);
    let chosen = 1;
    if ((await pagesAt(tightest)) < natural) {
      chosen = tightest;
      for (const air of airs) {
        if (air !== tightest && (await pagesAt(air)) >= natural) continue;
        chosen = air;
        break;
      }
    }
    await page.evaluate(setAir, index, chosen, false);
  }
}

/** Runs in the page: the chapters that seem to end on a page with little on it, or just before such a page. */
function lightEndings(pageHeight: number): number[] {
  return [...document.querySelectorAll<HTMLElement>('.chapter')].flatMap((chapter, index) => {
    const pages = chapter.getBoundingClientRect().height / pageHeight;
    const rest = pages % 1;
    return pages > 0.9 && (rest < 0.3 || rest > 0.9) ? [index] : [];
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
