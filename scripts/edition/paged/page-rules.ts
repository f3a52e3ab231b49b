/** The part of a book's style sheet that comes from data: the page, its margins, running heads and page numbers. */
import type { Language } from '../../message/message.ts';
import type { PagedLayout } from '../../publication/schema.ts';
import { cssString } from '../css.ts';
import type { PageGeometry } from './geometry.ts';

/** What stands at the head of the pages of one flow. */
export interface RunningHead {
  /** A CSS identifier, the page's name. */
  readonly name: string;
  /** The id of the flow. */
  readonly flow: string;
  readonly text: Readonly<Record<Language, string>>;
}

/**
 * @param languages the languages of the edition, in the order of its cells
 */
export function pageRules(
  geometry: PageGeometry,
  layout: PagedLayout,
  heads: readonly RunningHead[],
  languages: readonly Language[],
): string {
  const { page, text, top, bottom, inner, outer, size, leading } = geometry;
  // In a book that is bound on the right, the odd pages are left-hand ones.
  const [odd, even] = layout === 'ja-vertical' ? ['left', 'right'] : ['right', 'left'];
  const margins = (outside: string): string =>
    `margin: ${mm(top)} ${mm(outside === 'right' ? outer : inner)} ${mm(bottom)} ${mm(outside === 'left' ? outer : inner)};`;
  const folio = 'counter(page) " / " counter(pages)';
  const lines = [
    `@page { size: ${page.width}mm ${page.height}mm; }`,
    `@page :right { ${margins(odd)} @bottom-${odd} { content: ${folio}; } }`,
    `@page :left { ${margins(even)} @bottom-${even} { content: ${folio}; } }`,
    `:root { --page-width: ${page.width}mm; --page-height: ${page.height}mm; --text-width: ${mm(text.width)}; --text-height: ${mm(text.height)}; --size: ${size}pt; --leading-ja: ${leading.ja}; --leading-en: ${leading.en}; }`,
    ...heads.flatMap((head) => {
      const on = (side: 'right' | 'left', outside: string): string => {
        const shown = layout === 'facing' ? languages.slice(side === 'left' ? 0 : 1).slice(0, 1) : languages;
        const words = shown.map((language) => head.text[language]).join('\u2003');
        return `@page ${head.name}:${side} { @top-${outside} { content: ${cssString(words)}; } }`;
      };
      return [on('right', odd), on('left', even), `#${head.flow} > .page { page: ${head.name}; }`];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function mm(length: number): string {
  return `${Number(length.toFixed(3))}mm`;
}
