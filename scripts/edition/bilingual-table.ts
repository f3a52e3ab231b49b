/** Two tables of the same shape as one, each cell saying it in both languages. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';

/**
 * @param ja the hast of the Japanese table block
 * @param en the hast of the English table block
 * @param languages the leading language first
 * @returns one table, or nothing when the two differ in shape
 */
export function bilingualTable(
  ja: readonly ElementContent[],
  en: readonly ElementContent[],
  languages: readonly Language[],
): Element | undefined {
  const jaTable = tableIn(ja);
  const enTable = tableIn(en);
  return jaTable && enTable ? merged(jaTable, enTable, languages) : undefined;
}

function tableIn(nodes: readonly ElementContent[]): Element | undefined {
  const elements = nodes.filter((node) => node.type === 'element');
  const [table] = elements;
  return elements.length === 1 && table?.tagName === 'table' ? table : undefined;
}

function merged(ja: Element, en: Element, languages: readonly Language[]): Element | undefined {
  if (ja.tagName !== en.tagName) return undefined;
  if (ja.tagName === 'td' || ja.tagName === 'th') {
    const children = sameText(ja, en)
      ? ja.children
      : languages.map((language) => side(language === 'ja' ? ja : en, language));
    return { ...withClass(ja, isShort(ja, en) ? ['short'] : []), children };
  }
  const jaChildren = ja.children.filter((child) => child.type === 'element');
  const enChildren = en.children.filter((child) => child.type === 'element');
  if (jaChildren.length !== enChildren.length) return undefined;
  const children: Element[] = [];
  for (const [index, jaChild] of jaChildren.entries()) {
    const enChild = enChildren[index];
    const child = enChild && merged(jaChild, enChild, languages);
    if (!child) return undefined;
    children.push(child);
  }
  return { ...ja, children };
}

function side(cell: Element, language: Language): Element {
  return h('div', { class: language, lang: language }, cell.children);
}

/** Cells without a word in them, such as a dash or a number, are not said twice. */
function sameText(ja: Element, en: Element): boolean {
  const text = plain(ja);
  return text === plain(en) && !/\p{L}/u.test(text);
}

/** Dates, names and numbers: cells that read badly when they are broken, and are short enough not to be. */
function isShort(ja: Element, en: Element): boolean {
  return plain(ja).length <= 15 && plain(en).length <= 19;
}

function withClass(cell: Element, classes: readonly string[]): Element {
  const { className } = cell.properties;
  const before = Array.isArray(className) ? className : [];
  return classes.length === 0
    ? cell
    : { ...cell, properties: { ...cell.properties, className: [...before, ...classes] } };
}

function plain(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(plain).join('') : '';
}
