/** Lines before something long that moves to the next line whole: they would be torn apart to fill the measure. */
import type { OpenPage } from '../browser/page.ts';

/** Sets ragged every justified paragraph of the galley that would have such a line. Must go before it is measured. */
export function loosen(page: OpenPage): Promise<void> {
  return page.evaluate(loose);
}

/** Runs in the page: it may use nothing from around it. */
function loose(): void {
  const isVertical = document.body.classList.contains('vertical');
  const endOf = (box: DOMRect): number => (isVertical ? box.bottom : box.right);
  const middleOf = (box: DOMRect): number => (isVertical ? -(box.left + box.right) / 2 : (box.top + box.bottom) / 2);
  const blocks = 'p, li, dd, dt, div, ul, ol, dl, table, pre, blockquote, figure';
  const range = document.createRange();

  /** The text of a block itself, without that of blocks in it. */
  const textsOf = (block: HTMLElement): Text[] => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      const parent = text.parentElement;
      if (parent?.closest(blocks) === block && !parent.closest('rt, rp, sup')) texts.push(text);
    }
    return texts;
  };
  /** Something that only breaks where nothing else helps: code, addresses, long words in Latin letters. */
  const long = /[\w.:/#?&=%~@+-]{10,}/;
  const candidates = [...document.querySelectorAll<HTMLElement>('[data-flow] :is(p, li, dd):lang(ja)')]
    .map((block) => ({ block, texts: textsOf(block) }))
    .filter(({ texts }) => long.test(texts.map(({ data }) => data).join('')))
    .filter(({ block }) => getComputedStyle(block).textAlign === 'justify');
  for (const { block } of candidates) block.style.textAlign = 'start';

  const isLoose = candidates.map(({ block, texts }) => {
    const box = block.getBoundingClientRect();
    const measure = isVertical ? box.height : box.width;
    // What Japanese lines may lack: two characters and a half, or an eighth of a long line.
    const most = Math.max(2.5 * Number.parseFloat(getComputedStyle(block).fontSize), measure / 8);
    let [end, middle] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const text of texts) {
      range.selectNodeContents(text);
      for (const piece of range.getClientRects()) {
        if (piece.width === 0 || piece.height === 0) continue;
        const isNext = middleOf(piece) - middle > most / 5;
        if (isNext && endOf(box) - end > most) return true;
        end = isNext ? endOf(piece) : Math.max(end, endOf(piece));
        middle = isNext ? middleOf(piece) : middle;
      }
    }
    return false;
  });
  for (const [index, { block }] of candidates.entries()) if (!isLoose[index]) block.style.removeProperty('text-align');
}
