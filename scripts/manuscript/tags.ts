/** The tags in raw HTML, counted without parsing it: enough to know whether it is complete and how deep it goes. */
import { deepest } from './nesting.ts';

/** HTML Living Standard 13.1.2: void elements, and elements whose end tag may be left out. */
const neverClosed = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'li dt dd p rt rp rb rtc optgroup option colgroup caption thead tbody tfoot tr td th'
  ).split(' '),
);

const tag = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g;

export interface TagBalance {
  /** Elements that are opened but not closed, or closed but not opened, as written: `<div>`, `</div>`. */
  readonly unbalanced: readonly string[];
  /** Whether elements are nested deeper than blocks may be. */
  readonly tooDeep: boolean;
}

/** Whether raw HTML closes what it opens. Elements that HTML closes by itself do not count. */
export function tagBalance(html: string): TagBalance {
  const open: string[] = [];
  const stray: string[] = [];
  let tooDeep = false;
  for (const [, slash, name, attributes] of html.matchAll(tag)) {
    const tagName = name?.toLowerCase();
    if (tagName === undefined || neverClosed.has(tagName)) continue;
    if (slash) {
      const at = open.lastIndexOf(tagName);
      if (at === -1) stray.push(`</${tagName}>`);
      else open.splice(at, 1);
    } else if (!isSelfClosing(attributes ?? '', tagName, open)) {
      open.push(tagName);
      tooDeep ||= open.length > deepest;
    }
  }
  return { unbalanced: [...stray, ...open.map((tagName) => `<${tagName}>`)], tooDeep };
}

/** A final slash closes only in drawings and formulas; in HTML it means nothing. */
function isSelfClosing(attributes: string, tagName: string, open: readonly string[]): boolean {
  return attributes.trimEnd().endsWith('/') && [tagName, ...open].some((name) => name === 'svg' || name === 'math');
}
