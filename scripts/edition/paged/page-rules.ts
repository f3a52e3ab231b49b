/** The part of a book's style sheet that comes from data: the page, its margins, running heads and page numbers. */
import type { PagedLayout } from '../../publication/schema.ts';
import { cssString } from '../css.ts';
import type { PageGeometry } from './geometry.ts';

/** What stands at the head of the pages of one flow. */
export interface RunningHead {
  /** A CSS identifier, the page's name. */
  readonly name: string;
  /** The id of the flow. */
  readonly flow: string;
  /** One for each language that the flow shows. */
  readonly texts: readonly string[];
}

/** The rules of an edition. On facing pages, each shows the running head of its own language. */
export function pageRules(geometry: PageGeometry, layout: PagedLayout, heads: readonly RunningHead[]): string {
  const { page, text, top, bottom, inner, outer, size, leading } = geometry;
  // In a book that is bound on the right, the odd pages are left-hand ones.
  const isVertical = layout === 'ja-vertical';
  const [odd, even] = isVertical ? ['left', 'right'] : ['right', 'left'];
  // Room above the first line for its ruby. Where it stands out of the page box, the browser makes everything smaller.
  const clear = size * 0.18;
  const [above, beside] = isVertical ? [0, clear] : [clear, 0];
  const margins = (outside: string): string =>
    `margin: ${mm(top - above)} ${mm((outside === 'right' ? outer : inner) - beside)} ${mm(bottom)} ${mm(outside === 'left' ? outer : inner)};`;
  const flush = (side: string): string => (side === 'right' && isVertical ? ` padding-right: ${mm(clear)};` : '');
  // In large print nothing is small, not even the number of the page.
  const isLarge = size >= 14;
  const small = isLarge
    ? ' --small-note: 1; --small-table: 1; --tight-table: 1; --small-entry: 1; --small-cover: 1;'
    : '';
  const type = (least: number): string => `font-size: ${Math.max(least, size * (isLarge ? 0.85 : 0.6)).toFixed(2)}pt;`;
  const folio = 'counter(page) " / " counter(pages)';
  const lines = [
    `@page { size: ${page.width}mm ${page.height}mm; }`,
    `@page :right { ${margins(odd)} @bottom-${odd} { content: ${folio}; ${type(7)}${flush(odd)} } }`,
    `@page :left { ${margins(even)} @bottom-${even} { content: ${folio}; ${type(7)}${flush(even)} } }`,
    `:root { --page-width: ${page.width}mm; --page-height: ${page.height}mm; --text-width: ${mm(text.width)}; --text-height: ${mm(text.height)}; --clear: ${mm(clear)}; --size: ${size}pt; --leading-ja: ${leading.ja}; --leading-en: ${leading.en};${small} }`,
    ...heads.flatMap((head) => {
      const on = (side: 'right' | 'left', outside: string): string => {
        const shown = layout === 'facing' ? head.texts.slice(side === 'left' ? 0 : 1).slice(0, 1) : head.texts;
        const words = shown.join('\u2003');
        return `@page ${head.name}:${side} { @top-${outside} { content: ${cssString(words)}; ${type(6.5)} padding-bottom: ${mm(Math.min(3.5, top * 0.18))};${flush(outside)} } }`;
      };
      return [on('right', odd), on('left', even), `#${head.flow} > .page { page: ${head.name}; }`];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function mm(length: number): string {
  return `${Number(length.toFixed(3))}mm`;
}
