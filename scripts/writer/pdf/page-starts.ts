/** The made-up pages → where each begins in the text, for other editions that name the same pages. */
import type { OpenPage } from '../browser/page.ts';

/** The text with which a page begins. */
export interface PageStart {
  /** 1-based. */
  readonly page: number;
  /** The id of the row, as the text has it. */
  readonly row: string;
  /** The id that it has in this book; absent where it goes on from the page before. */
  readonly begins?: string;
  /**
   * How many characters of it stand on earlier pages, for each language that begins or goes on here: those that can be
   * seen, without readings, hyphens and what is repeated or added on paper. Zero where it begins here.
   */
  readonly taken: Readonly<Partial<Record<'ja' | 'en', number>>>;
  /** The languages in which the page has text. */
  readonly languages: readonly ('ja' | 'en')[];
}

/** Must follow `makeUp` in the same page. Pages without text of their own, such as blank ones, have no start. */
export function pageStarts(page: OpenPage): Promise<PageStart[]> {
  return page.evaluate(find);
}

/** Runs in the page: it may use nothing from around it. */
function find(): PageStart[] {
  type Counts = Partial<Record<'ja' | 'en', number>>;
  const onlyInPrint = 'rt, rp, svg, math, [data-repeated], .page-reference';
  const counted = (element: Element): Counts => {
    const counts: Counts = {};
    const add = (node: Node, languages: readonly ('ja' | 'en')[]): void => {
      if (node instanceof Text) {
        const { length } = node.data.replace(/[\s\p{Cf}\u2010]/gu, '');
        for (const language of languages) counts[language] = (counts[language] ?? 0) + length;
      } else if (node instanceof Element && !node.matches(onlyInPrint)) {
        const own = (['ja', 'en'] as const).filter((language) => node.classList.contains(language));
        for (const child of node.childNodes) add(child, own.length > 0 ? own : languages);
      }
    };
    add(element, ['ja', 'en']);
    return counts;
  };

  const isSequential = document.body.classList.contains('sequential');
  const idOf = (unit: Element): string => {
    const language = unit.querySelector('.cell')?.classList.contains('en') ? '-en' : '-ja';
    return isSequential && unit.id.endsWith(language) ? unit.id.slice(0, -language.length) : unit.id;
  };
  const sidesOf = (unit: Element, own: Counts): ('ja' | 'en')[] => {
    const all = ['ja', 'en'] as const;
    const told = all.filter((language) => (own[language] ?? 0) > 0);
    const shown = all.filter((language) => unit.querySelector(`:scope > .cell.${language}`));
    return told.length > 0 || shown.length === 0 ? told : shown;
  };
  const before = new Map<string, Counts>();
  const starts: PageStart[] = [];
  let last = '';
  for (const page of document.querySelectorAll<HTMLElement>('.page[data-page]')) {
    // The right-hand one of facing pages has the same rows as the left-hand one, without their ids.
    const isRight = page.classList.contains('recto');
    const rows = isRight ? page.previousElementSibling : page;
    const named = [...(rows?.querySelectorAll<HTMLElement>('.page-body .row[data-unit]') ?? [])];
    const units = [...page.querySelectorAll('.page-body .row[data-unit]')];
    const languages = (['ja', 'en'] as const).filter((language) =>
      units.some((unit) => unit.querySelector(`.${language}`)),
    );
    let row = isRight && named[0]?.id === '' ? (starts.at(-1)?.row ?? '') : last;
    for (const [index, unit] of units.entries()) {
      const name = named[index];
      if (name && (name.id !== '' || name.dataset.continues === undefined)) row = idOf(name);
      const own = counted(unit);
      const taken = before.get(row) ?? {};
      const sides = sidesOf(unit, own);
      if (index === 0 && row !== '')
        starts.push({
          page: Number(page.dataset.page),
          row,
          ...(name && name.id !== '' && { begins: name.id }),
          languages,
          taken: Object.fromEntries(sides.map((side) => [side, taken[side] ?? 0])),
        });
      const now = sides.map((side) => [side, (taken[side] ?? 0) + (own[side] ?? 0)] as const);
      before.set(row, { ...taken, ...Object.fromEntries(now) });
    }
    last = row;
  }
  return starts;
}
