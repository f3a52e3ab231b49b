/** Pages decided → the live page made up of boxes, one for each page, with the notes at their feet. */
import type { OpenPage } from '../browser/page.ts';
import type { Page, Place } from '../pagination/galley.ts';
import { cutUnits, type Pieces } from './cut-units.ts';
import type { Marked } from './galley.ts';

/** A made-up document. */
export interface MadeUp {
  /** How many pages there are, covers and blank ones counted. */
  readonly pages: number;
  /** The beginnings of what stands over the foot of its page. */
  readonly overflows: readonly string[];
  /** By how much the fullest page of each flow stands over its foot, CSS px. */
  readonly over: readonly number[];
}

/**
 * Puts the flows into page boxes (`.page`), fills in the page numbers (`[data-page-of]`) and leaves the document ready to
 * print. Must follow `measureGalley` in the same page.
 *
 * @param facing the pages of the two languages face each other: the first cell of a row stands on the left-hand page
 */
export async function makeUp(page: OpenPage, flows: readonly (readonly Page[])[], facing: boolean): Promise<MadeUp> {
  await cutUnits(page, flows);
  return page.evaluate(build, flows as Page[][], facing);
}

/** Runs in the page: it may use nothing from around it. */
function build(flows: Page[][], facing: boolean): MadeUp {
  const { galley, pieces } = globalThis as unknown as {
    readonly galley: readonly Marked[];
    readonly pieces: readonly Pieces[];
  };
  const isVertical = document.body.classList.contains('vertical');
  const isCut = (place: Place): boolean => place.taken.some((taken) => taken > 0);
  /** Whether a page holds the rest of a note and nothing else. */
  const isTextless = ({ from, to, restOfNote }: Page): boolean =>
    restOfNote !== undefined && from.unit === to.unit && from.taken.join() === to.taken.join();
  /** What lies between a flow and each of its units: lists, sections. */
  const chains = galley.map(({ element, units }) =>
    units.map((unit) => {
      const chain: Element[] = [];
      for (let above = unit.element.parentElement; above && above !== element; above = above.parentElement)
        chain.unshift(above);
      return chain;
    }),
  );
  const pairs: (readonly [HTMLElement, HTMLElement])[] = [];

  let count = document.querySelectorAll('[data-page]').length;
  const made: { readonly element: HTMLElement; readonly flow: number; readonly isLast: boolean }[] = [];
  const box = (kind: string, page?: Page): HTMLElement => {
    const element = document.createElement('div');
    element.className = `page ${kind}`;
    element.dataset.page = String(++count);
    if (page && page.air !== 1) element.style.setProperty('--air', page.air.toFixed(4));
    return element;
  };

  for (const [index, pages] of flows.entries()) {
    const marked = galley[index] as Marked;
    const cut = pieces[index] as Pieces;
    const flow = marked.element;
    const wrappers = new Map<Element, HTMLElement>();
    const shown = new Set<Element>();
    const start = flow.dataset.start;
    if ((start === 'recto' && count % 2 === 1) || (start === 'verso' && count % 2 === 0)) {
      flow.before(box('blank'));
    }
    for (const page of pages) {
      const units: HTMLElement[] = [];
      const above: (readonly Element[])[] = [];
      const { from, to } = page;
      for (let at = from.unit; at <= to.unit; at += 1) {
        const unit = marked.units[at];
        if (!unit || (at === to.unit && !isCut(to)) || isTextless(page)) break;
        const piece = at === from.unit && isCut(from) ? cut.text.get(`${at}:${from.taken.join()}`) : unit.element;
        if (!piece) continue;
        units.push(piece);
        above.push(chains[index]?.[at] ?? []);
      }
      const rest = page.restOfNote && cut.notes.get(`${page.restOfNote.note}:${page.restOfNote.taken.join()}`);
      const notes = [...(rest ? [rest] : []), ...page.notes.flatMap((note) => marked.notes[note] ?? [])];
      const sides = facing ? [0, 1] : [undefined];
      for (const side of sides) {
        const element = box(side === undefined ? 'single' : side === 0 ? 'verso' : 'recto', page);
        const body = document.createElement('div');
        body.className = 'page-body';
        element.append(body);
        wrappers.clear();
        for (const [position, unit] of units.entries()) {
          // The lists and sections between the flow and its units come along, once for each page.
          let parent: Element = body;
          for (const outer of above[position] ?? []) {
            let wrapper = wrappers.get(outer);
            if (!wrapper || wrapper !== parent.lastElementChild) {
              wrapper = outer.cloneNode(false) as HTMLElement;
              if (shown.has(outer)) {
                wrapper.removeAttribute('id');
                // On facing pages, the list of each language would be taken for the rest of the other's.
                if (side === undefined) wrapper.dataset.continues = '';
              }
              shown.add(outer);
              wrappers.set(outer, wrapper);
              parent.append(wrapper);
            }
            parent = wrapper;
          }
          if (side === undefined) parent.append(unit);
          else {
            const frame = side === 0 ? unit : (unit.cloneNode(false) as HTMLElement);
            if (side === 1) frame.removeAttribute('id');
            parent.append(frame);
            if (side === 1) {
              frame.append(...[...unit.querySelectorAll<HTMLElement>(':scope > .cell')].slice(1));
              pairs.push([unit, frame]);
            }
          }
        }
        if (notes.length > 0) {
          const foot = document.createElement('section');
          foot.className = 'page-notes';
          for (const note of notes) {
            const frame = side === 1 ? (note.cloneNode(false) as HTMLElement) : note;
            if (side === 1) frame.removeAttribute('id');
            foot.append(frame);
            if (side === 1) frame.append(...[...note.querySelectorAll<HTMLElement>(':scope > .cell')].slice(1));
          }
          element.append(foot);
        }
        flow.append(element);
        made.push({ element, flow: index, isLast: page === pages.at(-1) });
      }
    }
    for (const left of [...flow.children]) if (!left.classList.contains('page')) left.remove();
  }
  // Rows begin at the same height on both pages.
  const heights = pairs.map((pair) => pair.map((element) => element.getBoundingClientRect().height));
  for (const [index, pair] of pairs.entries())
    for (const element of pair) element.style.minHeight = `${Math.max(...(heights[index] ?? []))}px`;

  made.at(-1)?.element.classList.add('last');

  const overflows: string[] = [];
  const most = flows.map(() => 0);
  for (const { element, flow } of made) {
    const inner = element.getBoundingClientRect();
    const last = element.lastElementChild?.getBoundingClientRect();
    if (!last) continue;
    const over = isVertical ? inner.left - last.left : last.bottom - inner.bottom;
    if (over <= 1) continue;
    most[flow] = Math.max(most[flow] ?? 0, over);
    // Rather a page too many than text that is lost: the browser goes on overleaf by itself.
    element.classList.add('overflowing');
    overflows.push((element.textContent ?? '').trim().slice(0, 60));
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const there = document.getElementById(place.dataset.pageOf ?? '')?.closest<HTMLElement>('[data-page]');
    // What a right-hand page refers to stands on a right-hand page as well, beside the page that has the id.
    const isBeside = place.closest('.page.recto') && there?.classList.contains('verso');
    place.textContent = there ? String(Number(there.dataset.page) + (isBeside ? 1 : 0)) : '';
  }
  return { pages: count, overflows, over: most };
}
