/** The last step of fitting, in the page: the choice in figures and, of a side that is too full, what would mend it. */
import type { Side, WithDesk } from './fit-desk.ts';
import type { Opened } from './fit-open.ts';
import type { Cut, Fit, PerLanguage, RowSaving, SideFit } from './fit-result.ts';
import type { Found } from './fit-search.ts';

/** Runs in the page, after `openUp`: it may use nothing from around it. */
export function report({ size, characters, air }: Found, opened: readonly Opened[]): Fit {
  /** A paragraph or item: how many lines it has, and how many characters stand in the last one and in a full one. */
  interface Paragraph {
    readonly language: 'ja' | 'en';
    readonly lines: number;
    readonly last: number;
    readonly full: number;
  }
  const { desk } = globalThis as unknown as WithDesk;
  const { sides, isColumns, width, columnsWidth, shareOf, leadingAt, outerHeight } = desk;
  const em = size * (96 / 72);
  const hair = 0.25;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const pixels = (value: string): number => Number.parseFloat(value) || 0;

  /** The letters that a full English line holds, from the longest paragraphs. */
  const lettersPerLine = (): number => {
    const counts = [...document.querySelectorAll<HTMLElement>('.side-body :is(p, li):lang(en)')].flatMap(
      (paragraph) => {
        const lines = Math.round(
          paragraph.getBoundingClientRect().height / pixels(getComputedStyle(paragraph).lineHeight),
        );
        return lines >= 3 ? [(paragraph.textContent ?? '').trim().length / (lines - 0.5)] : [];
      },
    );
    const ems = (isColumns ? columnsWidth : width) / em - (isColumns ? characters : 0);
    return counts.length > 0 ? sum(counts) / counts.length : ems / 0.48;
  };
  const letters = lettersPerLine();

  const isText = (element: Element): boolean =>
    ![...element.children].some((child) => /^(P|UL|OL|LI|DL|TABLE|DIV|FIGURE|PRE|BLOCKQUOTE)$/.test(child.tagName));
  const range = document.createRange();
  const read = (element: HTMLElement): Paragraph => {
    const language = element.closest('[lang]')?.getAttribute('lang') === 'en' ? 'en' : 'ja';
    range.selectNodeContents(element);
    const pitch = pixels(getComputedStyle(element).lineHeight) || em * 1.5;
    const height = element.getBoundingClientRect().height;
    const lines = Math.max(1, Math.round(height / pitch));
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
    const bottom = element.getBoundingClientRect().bottom;
    const inLast = boxes.filter((box) => (box.top + box.bottom) / 2 > bottom - pitch);
    const end = Math.max(...inLast.map((box) => box.right)) - Math.min(...inLast.map((box) => box.left));
    const whole = element.clientWidth;
    const full = language === 'ja' ? Math.floor(whole / em) : letters * (whole / Math.max(1, englishWidth));
    return { language, lines, last: Math.max(1, Math.ceil((full * (inLast.length > 0 ? end : 0)) / whole)), full };
  };
  const englishWidth = isColumns ? columnsWidth - characters * em : width;

  /** How little must go for some paragraphs of one language to be so many lines shorter; nothing where they cannot be. */
  const cheapest = (paragraphs: readonly Paragraph[], lines: number): number | undefined => {
    const each = paragraphs.map(({ lines: has, last, full }) =>
      Array.from({ length: Math.max(0, has - 1) }, (_, index) => (index === 0 ? last : full)),
    );
    let cost = 0;
    for (let saved = 0; saved < lines; saved += 1) {
      const first = each.filter((costs) => costs.length > 0).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))[0];
      if (!first) return undefined;
      cost += first.shift() ?? 0;
    }
    return cost;
  };
  /** What must go in either language for a row, or two items beside each other, to be a line of Japanese lower. */
  const cutOf = (paragraphs: readonly Paragraph[], leading: PerLanguage): Cut | undefined => {
    const of = (language: 'ja' | 'en') => paragraphs.filter((paragraph) => paragraph.language === language);
    const heightOf = (language: 'ja' | 'en'): number => sum(of(language).map(({ lines }) => lines)) * leading[language];
    const target = Math.max(heightOf('ja'), heightOf('en')) - leading.ja;
    const characterCut = (language: 'ja' | 'en'): number | undefined => {
      const over = heightOf(language) - target;
      return over <= 0.1 ? 0 : cheapest(of(language), Math.ceil(over / leading[language] - 0.05));
    };
    const [ja, en] = [characterCut('ja'), characterCut('en')];
    return ja === undefined || en === undefined ? undefined : { ja: Math.ceil(ja), en: Math.ceil(en) };
  };
  /** An English letter is about as wide as 0.45 of a Japanese character. */
  const weight = (cut: Cut): number => cut.ja + cut.en * 0.45;
  const leastCut = (row: HTMLElement, leading: PerLanguage): Cut | undefined => {
    if (!isColumns || row.matches('.wide, .figure-row')) {
      const all = [...row.querySelectorAll<HTMLElement>('p, li')].filter(isText).map(read);
      const cuts = all.flatMap(({ language, lines, last }) =>
        lines < 2 ? [] : [language === 'ja' ? { ja: last, en: 0 } : { ja: 0, en: last }],
      );
      return row.matches('.wide, .figure-row') ? undefined : cuts.toSorted((a, b) => weight(a) - weight(b))[0];
    }
    const cells = [...row.querySelectorAll<HTMLElement>(':scope > .cell')].map((cell) =>
      [...cell.querySelectorAll<HTMLElement>('p, li')].filter(isText).map(read),
    );
    const [one = [], other = []] = cells;
    // Items stand beside each other; paragraphs run on.
    const groups = row.matches('.items') && one.length === other.length ? one.map((item, at) => [item, other[at]]) : [];
    const tried = groups.length > 0 ? groups : [[...one, ...other]];
    return tried
      .flatMap(
        (group) =>
          cutOf(
            group.filter((paragraph) => paragraph !== undefined),
            leading,
          ) ?? [],
      )
      .toSorted((a, b) => weight(a) - weight(b))[0];
  };
  const savings = (side: Side, leading: PerLanguage): RowSaving[] =>
    ([...side.body.children] as HTMLElement[])
      .filter(
        (row) =>
          row.id !== '' && !row.matches('.heading') && !row.matches(':has(> :is(h2, h3, h4, h5, h6):only-child)'),
      )
      .map((row): RowSaving => {
        const cut = leastCut(row, leading);
        return { id: row.id, lines: Math.round(outerHeight(row) / (leading.ja * em)), ...(cut && { cut }) };
      })
      .filter(({ lines }) => lines > 0)
      .toSorted((a, b) => b.lines - a.lines);

  const close = leadingAt(size, characters, air);
  const line = { ja: close.ja * em, en: close.en * em };
  return {
    size,
    characters,
    share: isColumns ? shareOf(size, characters) : 1,
    sides: sides.map((side, index): SideFit => {
      const { room = 1, least = 0, end = 0, air: own = air, figures = 1, spread = 0 } = opened[index] ?? {};
      const fits = least <= room + hair;
      const over = fits ? 0 : least - room;
      // At the least leading, a twentieth left as white space.
      const missing = fits ? Math.max(0, room * 0.95 - least) : over;
      return {
        leading: leadingAt(size, characters, own),
        spread: spread / em,
        figures,
        fill: least / room,
        empty: fits ? Math.max(0, 1 - end / room) : 0,
        overLines: Math.ceil(over / line.ja),
        characters: {
          ja: side.element.lang === 'en' ? 0 : Math.ceil(missing / line.ja) * characters,
          en: side.element.lang === 'ja' ? 0 : Math.round(Math.ceil(missing / line.en) * letters),
        },
        rows: fits ? [] : savings(side, close),
      };
    }),
  };
}
