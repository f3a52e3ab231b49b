/** Rows of tables that are too high for a page: their cells go on in further rows. */
import type { OpenPage } from '../browser/page.ts';

/** CSS px along the block axis. */
export interface RowHeights {
  /** How high a row may be. */
  readonly most: number;
  /** How high the parts of a higher one are: small enough to fill pages with. */
  readonly part: number;
}

/**
 * Splits every row of a table that is too high. The parts stand one after the other, each but the first with
 * `data-continues`, so that the tags join them cell by cell.
 *
 * @param page the live galley; must go before it is measured
 */
export function splitRows(page: OpenPage, heights: RowHeights): Promise<void> {
  return page.evaluate(split, heights);
}

/** Runs in the page: it may use nothing from around it. */
function split({ most, part }: RowHeights): void {
  const isVertical = document.body.classList.contains('vertical');
  const startOf = (box: DOMRect): number => (isVertical ? -box.right : box.top);
  const endOf = (box: DOMRect): number => (isVertical ? -box.left : box.bottom);
  const range = document.createRange();
  const boxAt = (text: Text, offset: number): DOMRect | undefined => {
    range.setStart(text, offset);
    range.setEnd(text, Math.min(text.length, offset + 1));
    return [...range.getClientRects()].at(-1);
  };
  /** The first character of a cell that ends behind a place; nothing where there is none. */
  const placeBehind = (cell: Element, place: number): readonly [Text, number] | undefined => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode as Text;
      if (text.parentElement?.closest('rt, rp, sup')) continue;
      for (let low = 0, high = text.length; low <= high;) {
        const middle = (low + high) >> 1;
        const box = middle < text.length ? boxAt(text, middle) : undefined;
        if (low === high) {
          if (low === text.length) break;
          return [text, low];
        }
        if (box && box.width + box.height > 0 && endOf(box) > place) high = middle;
        else low = middle + 1;
      }
    }
    return undefined;
  };
  /** Takes everything from a place on out of a cell and gives it back in a copy of the cell. */
  const restOf = (cell: HTMLTableCellElement, place: readonly [Text, number] | undefined): HTMLTableCellElement => {
    const rest = cell.cloneNode(false) as HTMLTableCellElement;
    if (place && cell.lastChild) {
      const [text, offset] = place;
      const whole = text.parentElement?.closest('ruby, .nobr, .tcy');
      if (whole && cell.contains(whole)) range.setStartBefore(whole);
      else range.setStart(text, offset);
      const start = range.startContainer;
      range.setEndAfter(cell.lastChild);
      rest.append(range.extractContents());
      // The copies of the elements that were cut: along the first children, as deep as the place was.
      let outer = start instanceof Element ? start : start.parentElement;
      for (let copy = rest.firstElementChild; copy && outer && outer !== cell; copy = copy.firstElementChild) {
        copy.setAttribute('data-continues', '');
        copy.removeAttribute('id');
        outer = outer.parentElement;
      }
    }
    rest.dataset.continues = '';
    rest.removeAttribute('id');
    return rest;
  };

  const waiting = [...document.querySelectorAll<HTMLTableRowElement>('[data-flow] tbody > tr')];
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    const box = row.getBoundingClientRect();
    const limit = row.dataset.continues === undefined ? most : 1.5 * part;
    if (endOf(box) - startOf(box) <= limit || row.querySelector('[rowspan]')) continue;
    const places = [...row.cells].map((cell) => placeBehind(cell, startOf(box) + part));
    if (!places.some((place) => place)) continue;
    // The second language of a cell is known by what stands before it.
    for (const side of row.querySelectorAll('td > :is(.ja, .en) + :is(.ja, .en)')) side.classList.add('other-side');
    const next = row.cloneNode(false) as HTMLTableRowElement;
    next.removeAttribute('id');
    next.dataset.continues = '';
    next.append(...[...row.cells].map((cell, index) => restOf(cell, places[index])));
    row.after(next);
    row.classList.add('goes-on-row');
    // What holds one thing larger than that cannot be helped.
    if ((row.textContent ?? '').trim() !== '') waiting.push(next);
  }
}
