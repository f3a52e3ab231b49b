/**
 * The live page → a galley of numbers. What the browser found (which line begins where) stays in the page under
 * `globalThis.galley`, so that `make-up.ts` need not look for it again.
 *
 * The document marks its parts: `data-flow` what begins on a new page, `data-unit` what stands in it one after the other
 * (with `heading` or `lead` as value where that matters), `.cell` the sides of a unit, `data-note` the notes of the flow.
 */
import type { Flow, Unit } from '../pagination/galley.ts';
import type { OpenPage } from '../browser/page.ts';

/**
 * The flows of the document in order.
 *
 * @param leastToCut how high a note is at least that may go on overleaf, CSS px; none where absent
 */
export function measureGalley(page: OpenPage, leastToCut = Number.POSITIVE_INFINITY): Promise<Flow[]> {
  // Infinity does not reach the page.
  return page.evaluate(measure, Math.min(leastToCut, Number.MAX_SAFE_INTEGER));
}

/** Where a line begins: in the page only. */
export interface LineMark {
  /** The first node of the paragraph or the thing that the line is. */
  readonly first: Node;
  /** The nodes of the paragraph, in one run. */
  readonly run: readonly Node[];
  readonly isFirst: boolean;
  /** The middle of the line along the block axis, CSS px from the edge of the viewport. */
  readonly middle: number;
  readonly height: number;
}

export interface Marked {
  readonly element: HTMLElement;
  readonly units: readonly MarkedUnit[];
  readonly notes: readonly HTMLElement[];
  /** By the index of the note. */
  readonly longNotes: Readonly<Record<number, MarkedUnit>>;
}

export interface MarkedUnit {
  readonly element: HTMLElement;
  readonly cells: readonly { readonly element: HTMLElement; readonly lines: readonly LineMark[] }[];
}

/** Runs in the page: it may use nothing from around it. */
function measure(leastToCut: number): Flow[] {
  const isVertical = document.body.classList.contains('vertical');
  const startOf = (box: DOMRect): number => (isVertical ? -box.right : box.top);
  const endOf = (box: DOMRect): number => (isVertical ? -box.left : box.bottom);
  const blocks = new Set(
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE UL'.split(
      ' ',
    ),
  );
  const isBlock = (node: Node): node is HTMLElement => node instanceof HTMLElement && blocks.has(node.tagName);

  // Where each language has a table of its own, on facing pages, their rows are as high as each other.
  const twins = [...document.querySelectorAll<HTMLElement>('.facing [data-unit]')].flatMap((unit) => {
    const [one, other, ...more] = unit.querySelectorAll('table');
    if (!one || !other || more.length > 0 || one.rows.length !== other.rows.length) return [];
    return [...one.rows].map((row, index) => [row, other.rows[index] as HTMLTableRowElement]);
  });
  // Items stand beside each other, too: the lower one gets what it lacks below it.
  const items = [...document.querySelectorAll<HTMLElement>('.facing .items')].flatMap((unit) => {
    const [one, other] = [...unit.querySelectorAll(':scope > .cell > :is(ul, ol)')];
    // A list inside an item would have to be lined up first.
    if (unit.querySelector('li :is(ul, ol)')) return [];
    unit.dataset.linedUp = '';
    return [...(one?.children ?? [])].map(
      (item, index) => [item, other?.children[index]] as [HTMLElement, HTMLElement],
    );
  });
  const itemHeights = items.map((pair) => pair.map((item) => item.getBoundingClientRect().height));
  for (const [index, pair] of items.entries()) {
    const heights = itemHeights[index] ?? [];
    for (const [side, item] of pair.entries())
      item.style.paddingBlockEnd = `${Math.max(...heights) - (heights[side] ?? 0)}px`;
  }
  const rowHeights = twins.map((rows) => Math.max(...rows.map((row) => row.getBoundingClientRect().height)));
  for (const [index, rows] of twins.entries()) for (const row of rows) row.style.height = `${rowHeights[index]}px`;

  const flows = [...document.querySelectorAll<HTMLElement>('[data-flow]')];
  const marked: Marked[] = [];
  const result = flows.map((flow): Flow => {
    const notes = [...flow.querySelectorAll<HTMLElement>('[data-note]')];
    const noteOf = new Map<string, number>();
    for (const [index, note] of notes.entries())
      for (const { id } of note.querySelectorAll('[id]')) noteOf.set(`#${id}`, index);
    const origin = startOf(flow.getBoundingClientRect());

    const probe = document.createElement('span');
    /** The lines of a cell: numbers for outside, marks for the page. */
    const linesOf = (cell: HTMLElement) => {
      const lines: { start: number; end: number; block: number; notes: number[]; head?: number }[] = [];
      const marks: LineMark[] = [];
      let block = 0;
      const add = (start: number, end: number, mark: LineMark): void => {
        lines.push({ start: start - origin, end: end - origin, block, notes: [] });
        marks.push(mark);
      };
      const cite = (from: number, links: Iterable<Element>): void => {
        for (const link of links) {
          const note = noteOf.get(link.getAttribute('href') ?? '');
          if (note === undefined) continue;
          const box = link.getBoundingClientRect();
          const middle = (startOf(box) + endOf(box)) / 2 - origin;
          let nearest = from;
          for (let index = from; index < lines.length; index += 1) {
            const line = lines[index];
            const best = lines[nearest];
            if (
              line &&
              best &&
              Math.abs((line.start + line.end) / 2 - middle) < Math.abs((best.start + best.end) / 2 - middle)
            )
              nearest = index;
          }
          lines[nearest]?.notes.push(note);
        }
      };
      const linksIn = (node: Node): Iterable<Element> =>
        node instanceof Element
          ? [...(node.matches('a') ? [node] : []), ...node.querySelectorAll('a[href^="#note-"]')]
          : [];
      /** Something that is never cut. */
      const whole = (element: HTMLElement, first: Node = element): void => {
        const box = element.getBoundingClientRect();
        if (box.width === 0 && box.height === 0) return;
        const from = lines.length;
        const middle = (startOf(box) + endOf(box)) / 2;
        add(startOf(box), endOf(box), { first, run: [], isFirst: true, middle, height: endOf(box) - startOf(box) });
        cite(from, linksIn(element));
      };
      const table = (element: HTMLTableElement): void => {
        block += 1;
        const head = element.tHead?.getBoundingClientRect();
        const rows = [...element.rows].filter((row) => row.parentElement !== element.tHead);
        if (rows.length === 0) whole(element);
        for (const row of rows) whole(row);
        const own = lines.slice(-rows.length);
        for (const [index, line] of own.entries()) {
          if (!head || rows.length === 0) continue;
          if (index === 0) line.start = Math.min(line.start, startOf(head) - origin);
          else line.head = endOf(head) - startOf(head);
        }
      };
      /** Terms beside what is said of them: a pair is never cut. */
      const definitions = (element: HTMLElement): void => {
        let start = Number.POSITIVE_INFINITY;
        let end = Number.NEGATIVE_INFINITY;
        let first: Element | undefined;
        const flush = (): void => {
          if (!first) return;
          block += 1;
          add(start, end, { first, run: [], isFirst: true, middle: (start + end) / 2, height: end - start });
        };
        for (const child of element.children) {
          const box = child.getBoundingClientRect();
          if (!first || child.tagName === 'DT') {
            flush();
            first = child;
            start = startOf(box);
            end = endOf(box);
          }
          start = Math.min(start, startOf(box));
          end = Math.max(end, endOf(box));
        }
        flush();
      };
      /** A paragraph, or a part of one between blocks. */
      const paragraph = (run: readonly Node[], inside: HTMLElement): void => {
        const range = document.createRange();
        const pitch = Number.parseFloat(getComputedStyle(inside).lineHeight) || 16;
        const from = lines.length;
        block += 1;
        let middle = Number.NEGATIVE_INFINITY;
        const take = (box: DOMRect, isProbe = false): void => {
          if (!isProbe && (box.width === 0 || box.height === 0)) return;
          const here = (startOf(box) + endOf(box)) / 2;
          if (here - middle < pitch * 0.6) return;
          middle = here;
          const isFirst = lines.length === from;
          add(here - pitch / 2, here + pitch / 2, { first: run[0] as Node, run, isFirst, middle: here, height: pitch });
        };
        const visit = (node: Node): void => {
          if (node instanceof Text) {
            if (node.data.trim() === '') return;
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) take(box);
          } else if (node instanceof Element) {
            if (node.tagName === 'RT' || node.tagName === 'RP' || node.tagName === 'SUP') return;
            if (node.tagName === 'IMG' || node.tagName === 'svg') {
              const box = node.getBoundingClientRect();
              if (box.width === 0 || box.height === 0) return;
              // A picture stands on the baseline: where its line is, the text beside it tells, if only an empty one.
              node.after(probe);
              take(probe.getBoundingClientRect(), true);
              probe.remove();
              // A picture may be higher than its line.
              const line = lines.at(-1);
              if (line && lines.length > from) {
                line.start = Math.min(line.start, startOf(box) - origin);
                line.end = Math.max(line.end, endOf(box) - origin);
              }
            } else node.childNodes.forEach(visit);
          }
        };
        run.forEach(visit);
        if (lines.length > from) for (const node of run) cite(from, linksIn(node));
      };
      const walk = (element: HTMLElement): void => {
        if (element instanceof HTMLTableElement) return table(element);
        if (element.tagName === 'FIGURE' || element.tagName === 'HR' || (isVertical && element.tagName === 'PRE')) {
          block += 1;
          return whole(element);
        }
        if (element.tagName === 'DL') return definitions(element);
        let run: Node[] = [];
        const flush = (): void => {
          if (run.some((node) => (node.textContent ?? '').trim() !== '' || node instanceof Element))
            paragraph(run, element);
          run = [];
        };
        for (const child of element.childNodes) {
          // The number of a note stands beside its text.
          if (child instanceof Element && child.classList.contains('note-number')) continue;
          if (isBlock(child)) {
            flush();
            walk(child);
          } else if (child instanceof Text || child instanceof Element) run.push(child);
        }
        flush();
      };
      walk(cell);
      const about = cell.querySelector(':scope > .stale-note');
      const remark = marks.filter(({ first }) => about?.contains(first)).length;
      return { lines, marks, ...(remark > 0 && { remark }) };
    };

    const unitOf = (element: HTMLElement) => {
      const cells = [...element.querySelectorAll<HTMLElement>(':scope > .cell')];
      const sides = (cells.length > 0 ? cells : [element]).map((cell) => ({ element: cell, ...linesOf(cell) }));
      const box = element.getBoundingClientRect();
      const [start, end] = [startOf(box) - origin, endOf(box) - origin];
      for (const { lines } of sides) {
        const [first, last] = [lines[0], lines.at(-1)];
        // The first line takes the space that the row has above it, such as that of ruby or of a common baseline.
        if (first && sides.length === 1) first.start = start;
        if (last && sides.length === 1) last.end = end;
      }
      const mark: MarkedUnit = {
        element,
        cells: sides.map((side) => ({ element: side.element, lines: side.marks })),
      };
      const unit: Unit = {
        start,
        end,
        keepWithNext: element.dataset.unit === 'heading',
        leadsIn: element.dataset.unit === 'lead',
        isStacked: element.dataset.stacked !== undefined,
        ...(element.matches('.columns .items, [data-lined-up]') && { isLinedUp: true }),
        cells: sides.map(({ lines, remark }) => ({ lines, ...(remark !== undefined && { remark }) })),
      };
      return { mark, unit };
    };
    const units = [...flow.querySelectorAll<HTMLElement>('[data-unit]')].map(unitOf);
    const noteHeights = notes.map((note, index) => {
      const box = note.getBoundingClientRect();
      const before = notes[index - 1]?.getBoundingClientRect();
      return endOf(box) - (before ? endOf(before) : startOf(box));
    });
    const isStacked = document.body.classList.contains('interleaved');
    const long = notes.flatMap((note, index) => {
      const height = noteHeights[index] ?? 0;
      if (height < leastToCut) return [];
      const { mark, unit } = unitOf(note);
      return [{ index, mark, unit: { ...unit, start: unit.end - height, isStacked } }];
    });
    marked.push({
      element: flow,
      units: units.map(({ mark }) => mark),
      notes,
      longNotes: Object.fromEntries(long.map(({ index, mark }) => [index, mark])),
    });
    return {
      notes: noteHeights,
      units: units.map(({ unit }) => unit),
      ...(long.length > 0 && { longNotes: Object.fromEntries(long.map(({ index, unit }) => [index, unit])) }),
    };
  });
  Object.assign(globalThis, { galley: marked });
  return result;
}
