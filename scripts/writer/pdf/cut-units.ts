/** Units that go on overleaf → their parts, each a unit of its own: everything that is cut, before pages are made up. */
import type { OpenPage } from '../browser/page.ts';
import type { Page, Place } from '../pagination/galley.ts';
import type { LineMark, Marked, MarkedUnit } from './galley.ts';

/**
 * The parts of a flow that begin overleaf: in the page only, under `globalThis.pieces`, one for each flow. By the place
 * where they begin, written as `unit:taken,taken`, or for notes `note:taken,taken`. What comes before stays in the unit.
 */
export interface Pieces {
  readonly text: ReadonlyMap<string, HTMLElement>;
  readonly notes: ReadonlyMap<string, HTMLElement>;
}

/**
 * Cuts the units at the ends of the pages. Must follow `measureGalley` in the same page.
 *
 * A paragraph that goes on overleaf is two elements. The second has the attribute `data-continues` and, on a block with a
 * language of its own, no id: whoever reads the tags can join them.
 */
export function cutUnits(page: OpenPage, flows: readonly (readonly Page[])[]): Promise<void> {
  return page.evaluate(cutAll, flows as Page[][]);
}

/** Runs in the page: it may use nothing from around it. */
function cutAll(flows: Page[][]): void {
  const { galley } = globalThis as unknown as { readonly galley: readonly Marked[] };
  const isVertical = document.body.classList.contains('vertical');
  const middleOf = (box: DOMRect): number => (isVertical ? -(box.left + box.right) / 2 : (box.top + box.bottom) / 2);

  /** Where a cell is cut: everything from here on goes to the next page. Nothing: all of it stays. */
  type Point =
    | {
        readonly node: Node;
        readonly offset?: number;
        /** The block whose last line is to be filled. */ readonly filled?: Element;
      }
    | undefined;

  /** The outermost element inside the cell that begins with this node. */
  const climb = (node: Node, cell: Node): Node => {
    let top = node;
    while (top.parentNode && top.parentNode !== cell) {
      let before = top.previousSibling;
      // The number of a note goes with its first line.
      while (
        before &&
        (before instanceof Element
          ? before.classList.contains('note-number')
          : (before.textContent ?? '').trim() === '')
      )
        before = before.previousSibling;
      if (before) break;
      top = top.parentNode;
    }
    return top;
  };
  const range = document.createRange();
  const boxAt = (text: Text, offset: number): DOMRect | undefined => {
    range.setStart(text, offset);
    range.setEnd(text, Math.min(text.length, offset + 1));
    return [...range.getClientRects()].at(-1);
  };
  /** Whether the character at an offset stands on this line or below it; white space counts as what follows it. */
  const isReached = (text: Text, offset: number, line: LineMark): boolean => {
    for (let at = offset; at < text.length; at += 1) {
      const box = boxAt(text, at);
      if (box && box.width + box.height > 0 && !/\s/.test(text.data[at] as string))
        return middleOf(box) > line.middle - line.height * 0.5;
    }
    return false;
  };
  /** The point inside of a paragraph, whose last line on the page is as full as it was unless the author ended it. */
  const inside = (line: LineMark, node: Node, offset?: number): Point => {
    let before: Node | null = offset ? null : node;
    while (before && !line.run.includes(before) && !before.previousSibling) before = before.parentNode;
    const isEnded = before?.previousSibling instanceof HTMLBRElement;
    const block = line.run[0]?.parentElement;
    const isFilled = block && !isEnded && getComputedStyle(block).textAlign === 'justify';
    return { node, ...(offset !== undefined && { offset }), ...(isFilled && { filled: block }) };
  };
  const pointOf = (cell: HTMLElement, line: LineMark): Point => {
    if (line.isFirst) return { node: climb(line.first, cell) };
    const texts: (Text | Element)[] = [];
    const collect = (node: Node): void => {
      if (node instanceof Text || (node instanceof Element && /^(img|svg)$/i.test(node.tagName))) texts.push(node);
      else if (!(node instanceof Element) || (node.tagName !== 'RT' && node.tagName !== 'RP'))
        node.childNodes.forEach(collect);
    };
    for (const node of line.run) collect(node);
    for (const text of texts) {
      if (text.parentElement?.closest('sup')) continue;
      if (text instanceof Element) {
        const box = text.getBoundingClientRect();
        // A picture stands on the baseline; in vertical text its middle does.
        const isHere = (isVertical ? middleOf(box) : box.bottom) > line.middle - line.height * 0.5;
        const link = text.closest('a');
        if (isHere) return inside(line, link?.firstChild === text ? link : text);
        continue;
      }
      if (
        !isReached(
          text,
          text.length - (text.data.trimEnd().length < text.length ? text.length - text.data.trimEnd().length + 1 : 1),
          line,
        )
      )
        continue;
      let low = 0;
      let high = text.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (isReached(text, middle, line)) high = middle;
        else low = middle + 1;
      }
      // White space at the line's end stays with it; what code is indented by does not.
      while (/\s/.test(text.data[low] ?? '')) low += 1;
      if (text.parentElement?.closest('pre')) low -= /\n([^\S\n]*)$/.exec(text.data.slice(0, low))?.[1]?.length ?? 0;
      // A low surrogate or a combining mark is no beginning.
      while (low > 0 && /[\uDC00-\uDFFF\p{M}]/u.test(text.data.slice(low, low + 1))) low -= 1;
      const ruby = text.parentElement?.closest('ruby');
      if (ruby) return inside(line, ruby);
      if (low > 0) return inside(line, text, low);
      const inline = text.parentElement?.closest('.nobr, a, em, strong, code, span');
      const isBegin = inline && line.run.some((node) => node.contains(inline)) && inline.firstChild === text;
      return inside(line, isBegin ? inline : text);
    }
    return undefined;
  };

  /** Takes everything from a point on out of a cell and gives it back in a copy of the cell. */
  const cut = (cell: HTMLElement, point: Point): HTMLElement => {
    const copyOf = (element: Element): Element => {
      const copy = element.cloneNode(false) as Element;
      copy.removeAttribute('id');
      copy.setAttribute('data-continues', '');
      return copy;
    };
    // A side that does not go on between two cuts has been emptied by the later one.
    if (!point || !cell.contains(point.node)) return copyOf(cell) as HTMLElement;
    let first = point.node;
    if (point.offset !== undefined && first instanceof Text) {
      const rest = first.splitText(point.offset);
      // Empty lines of code would take room at the foot of the page.
      if (first.parentElement?.closest('pre')) first.data = first.data.trimEnd();
      // A soft hyphen shows only where a line really breaks.
      if (first.data.endsWith('\u00AD')) first.data = `${first.data.slice(0, -1)}\u2010`;
      first = rest;
    }
    let copy: Element | undefined;
    for (let node: Node = first; ;) {
      const parent = node.parentNode as Element;
      const next = copyOf(parent);
      const after: Node[] = copy ? [copy] : [first];
      for (let sibling = node.nextSibling; sibling; sibling = sibling.nextSibling) after.push(sibling);
      next.append(...after);
      if (parent instanceof HTMLOListElement && next instanceof HTMLOListElement) {
        const kept = [...parent.children].filter((child) => child.tagName === 'LI').length;
        const goesOn = copy?.tagName === 'LI';
        next.start = parent.start + kept - (goesOn ? 1 : 0);
      }
      if (next instanceof HTMLTableElement && parent instanceof HTMLTableElement) {
        for (const part of [parent.tHead, parent.querySelector('colgroup')])
          if (part && part !== first) next.prepend(repeated(part));
      }
      if (parent.classList.contains('goes-on') || parent === point.filled)
        parent.classList.toggle('goes-on', parent === point.filled);
      copy = next;
      if (parent === cell) return next as HTMLElement;
      node = parent;
    }
  };
  /** The head of a table once more: for the eye only. */
  const repeated = (part: Element): Element => {
    const copy = part.cloneNode(true) as Element;
    for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
    for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
    copy.setAttribute('data-repeated', '');
    return copy;
  };

  // All points are found before anything is moved: every move would make the browser lay out everything again.
  const pointsAt = (unit: MarkedUnit | undefined, taken: readonly number[]): Point[] =>
    (unit?.cells ?? []).map(({ element, lines }, side) => {
      const line = lines[taken[side] ?? 0];
      return line ? pointOf(element, line) : undefined;
    });
  const isCut = (place: Place): boolean => place.taken.some((taken) => taken > 0);
  /** Whether a page holds the rest of a note and nothing else. */
  const isTextless = ({ from, to, restOfNote }: Page): boolean =>
    restOfNote !== undefined && from.unit === to.unit && from.taken.join() === to.taken.join();
  const cuts = flows.map((pages, flow) =>
    pages.map(({ to, cutNote }) => ({
      text: isCut(to) ? pointsAt(galley[flow]?.units[to.unit], to.taken) : [],
      note: cutNote ? pointsAt(galley[flow]?.longNotes[cutNote.note], cutNote.taken) : [],
    })),
  );
  /** Items stay beside each other where one side begins with the rest of an item that the other has ended. */
  const lineUp = (unit: MarkedUnit, rest: HTMLElement): void => {
    const itemsOf = (cell: Element): HTMLElement[] => [
      ...cell.querySelectorAll<HTMLElement>(':scope > :is(ul, ol) > li'),
    ];
    const sides = [...rest.querySelectorAll(':scope > .cell')].flatMap((cell, side) => {
      const items = itemsOf(cell);
      const kept = unit.cells[side] ? itemsOf(unit.cells[side].element).length : 0;
      return items[0] ? [{ items, first: kept - (items[0].hasAttribute('data-continues') ? 1 : 0) }] : [];
    });
    const first = Math.min(...sides.map((side) => side.first));
    if (sides.every((side) => side.first === first)) return;
    for (const side of sides)
      for (const [index, item] of side.items.entries())
        item.style.gridRowStart = String(side.first - first + index + 1);
  };
  /** The same across a spread: what begins lower on one page than on the other keeps the room above it. */
  const keepRoom = (unit: MarkedUnit, rest: HTMLElement, taken: readonly number[]): void => {
    const nexts = unit.cells.map(({ lines }, side) => lines[taken[side] ?? 0]);
    const starts = nexts.map((line) => (line ? line.middle - line.height / 2 : Number.POSITIVE_INFINITY));
    for (const [side, line] of nexts.entries()) {
      const room = (starts[side] ?? 0) - Math.min(...starts);
      const item = rest.querySelectorAll(':scope > .cell')[side]?.querySelector<HTMLElement>('li');
      // What it had below it for the sake of its counterpart is nothing at the foot of a page.
      const last = unit.cells[side]?.element.querySelector<HTMLElement>(':scope > :is(ul, ol) > li:last-child');
      if (last) last.style.paddingBlockEnd = '0';
      // Less than half a line is the difference of the faces.
      if (line && item && room > line.height / 2) item.style.paddingBlockStart = `${room}px`;
    }
  };
  /** Takes what follows the points out of a unit and gives it back as a unit of its own. */
  const restOf = (unit: MarkedUnit, points: readonly Point[], taken: readonly number[]): HTMLElement => {
    const rest = unit.element.cloneNode(false) as HTMLElement;
    rest.removeAttribute('id');
    rest.dataset.continues = '';
    for (const [side, { element }] of unit.cells.entries()) {
      if (element === unit.element) rest.append(...cut(element, points[side]).childNodes);
      else rest.append(cut(element, points[side]));
    }
    // A side that is over, or has not begun, still keeps its column.
    for (const side of [...unit.element.children, ...rest.children])
      if (
        side.classList.contains('cell') &&
        (side.textContent ?? '').trim() === '' &&
        !side.querySelector('img, svg, hr')
      )
        side.setAttribute('data-empty', '');
    if (unit.element.matches('.columns .items')) lineUp(unit, rest);
    if (unit.element.dataset.linedUp !== undefined) keepRoom(unit, rest, taken);
    // A side of which nothing stands on the page before begins here.
    for (const [side, cell] of [...rest.querySelectorAll<HTMLElement>(':scope > .cell')].entries())
      if (unit.cells[side]?.element.hasAttribute('data-empty')) cell.removeAttribute('data-continues');
    return rest;
  };
  const pieces = flows.map((pages, index): Pieces => {
    const marked = galley[index] as Marked;
    // Units that are cut, from the last cut to the first; each piece is a unit of its own.
    const text = new Map<string, HTMLElement>();
    const notes = new Map<string, HTMLElement>();
    for (let at = pages.length - 1; at >= 0; at -= 1) {
      const page = pages[at] as Page;
      const { to, cutNote } = page;
      const note = cutNote && marked.longNotes[cutNote.note];
      if (note)
        notes.set(
          `${cutNote.note}:${cutNote.taken.join()}`,
          restOf(note, cuts[index]?.[at]?.note ?? [], cutNote.taken),
        );
      const unit = marked.units[to.unit];
      if (!unit || !isCut(to) || isTextless(page)) continue;
      text.set(`${to.unit}:${to.taken.join()}`, restOf(unit, cuts[index]?.[at]?.text ?? [], to.taken));
    }
    return { text, notes };
  });
  Object.assign(globalThis, { pieces });
}
