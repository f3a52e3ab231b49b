/** Code in vertical text, which stands horizontally and is not cut by lines: what is higher than a page becomes several blocks. */
import type { OpenPage } from '../browser/page.ts';

/**
 * Splits every block of code that is higher than the lines of vertical text are long. The parts stand one after the other,
 * each but the first with `data-continues`, so that the tags join them.
 *
 * @param page the live galley; must go before it is measured
 * @param height how long a vertical line is, CSS px
 */
export function splitCode(page: OpenPage, height: number): Promise<void> {
  return page.evaluate(split, height);
}

/** Runs in the page: it may use nothing from around it. */
function split(height: number): void {
  const range = document.createRange();
  const bottomOf = (text: Text, offset: number): number => {
    range.setStart(text, offset);
    range.setEnd(text, offset + 1);
    return [...range.getClientRects()].at(-1)?.bottom ?? 0;
  };
  /** The first place in the text that stands lower than a limit; nothing where there is none. */
  const placeBelow = (block: HTMLElement, limit: number): readonly [Text, number] | undefined => {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (bottomOf(text, middle) > limit) high = middle;
        else low = middle + 1;
      }
      if (low < text.length) return [text, low];
    }
    return undefined;
  };

  const waiting = [...document.querySelectorAll<HTMLElement>('.vertical [data-flow] pre')];
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    const box = block.getBoundingClientRect();
    if (box.height <= height) continue;
    const place = placeBelow(block, box.top + height);
    if (!place) continue;
    const [text, offset] = place;
    range.setStartBefore(block.firstChild as Node);
    range.setEnd(text, offset);
    // A single line that is higher than the page cannot be helped.
    if (range.toString().trim() === '') continue;
    range.setStart(text, offset);
    range.setEndAfter(block.lastChild as Node);
    const rest = block.cloneNode(false) as HTMLElement;
    rest.append(range.extractContents());
    rest.dataset.continues = '';
    let outer = text.parentElement;
    for (let copy = rest.firstElementChild; copy && outer !== block; copy = copy.firstElementChild) {
      copy.setAttribute('data-continues', '');
      outer = outer?.parentElement ?? null;
    }
    for (const copy of [rest, ...rest.querySelectorAll('[data-continues]')]) copy.removeAttribute('id');
    // The line end before the cut would take an empty line.
    if (text.data.endsWith('\n')) text.data = text.data.slice(0, -1);
    block.after(rest);
    waiting.push(rest);
  }
}
