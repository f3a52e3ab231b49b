/** HTML and XHTML as trees, and what a reader of one language finds in them. */
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import { SaxesParser } from 'saxes';
import type { Language } from '../../scripts/message/message.ts';
import { squeeze } from './manuscript-text.ts';

export function parseHtml(text: string): Root {
  return fromHtml(text);
}

/** Parses XML strictly: throws where it is not well-formed. */
export function parseXml(text: string): Root {
  const root: Root = { type: 'root', children: [] };
  const open: (Root | Element)[] = [root];
  const parser = new SaxesParser();
  const add = (value: string): void => {
    (open.at(-1) as Element).children.push({ type: 'text', value });
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = h('x', attributes as Record<string, string>);
    const node = { ...element, tagName: name, properties: { ...attributes } };
    const { class: classes } = attributes as Record<string, string>;
    if (classes !== undefined) node.properties.className = classes.split(' ') as never;
    (open.at(-1) as Element).children.push(node as Element);
    open.push(node as Element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (value) => {
    if (open.length > 1) add(value);
  });
  parser.on('cdata', add);
  parser.write(text).close();
  return root;
}

/** Every element below a node, in document order. */
export function elementsOf(node: Nodes): Element[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []));
}

export function classesOf({ properties }: Element): readonly string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

/** The first element that fits. */
export function find(node: Nodes, fits: (element: Element) => boolean): Element {
  const found = elementsOf(node).find(fits);
  if (!found) throw new Error('no such element');
  return found;
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** What the edition adds to the manuscripts inside the text: links to a row, headings of notes, code of the page. */
function isFrame(element: Element): boolean {
  const classes = classesOf(element);
  return (
    ['script', 'style', 'svg'].includes(element.tagName) ||
    classes.includes('permalink') ||
    classes.includes('counterpart') ||
    classes.includes('notes-title')
  );
}

/** The text that is left for a reader who sees one language only, without white space. */
export function languageText(node: Nodes, language: Language): string {
  const other = language === 'ja' ? 'en' : 'ja';
  const text = (one: Nodes): string => {
    if (one.type === 'text') return one.value;
    if (one.type === 'element' && (isFrame(one) || classesOf(one).includes(other))) return '';
    return 'children' in one ? one.children.map(text).join('') : '';
  };
  return squeeze(text(node));
}

/** A run of text with the language that a browser gives it. */
export interface LanguageRun {
  readonly language: string;
  readonly text: string;
  readonly isCode: boolean;
}

/** Every text that is not empty, with the nearest `lang`. Titles and the text of scripts and styles are left out. */
export function languageRuns(node: Nodes, language = '', isCode = false): LanguageRun[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [{ language, text: node.value, isCode }];
  if (!('children' in node)) return [];
  if (node.type !== 'element') return node.children.flatMap((child) => languageRuns(child, language, isCode));
  if (['script', 'style', 'title'].includes(node.tagName)) return [];
  const own = node.properties.lang;
  const code = isCode || ['code', 'pre', 'kbd', 'samp'].includes(node.tagName);
  return node.children.flatMap((child) => languageRuns(child, typeof own === 'string' ? own : language, code));
}

/** What is marked with the wrong language: kana and kanji that are not Japanese, English phrases that are not English. */
export function wrongLanguages(node: Nodes): string[] {
  return languageRuns(node).flatMap(({ language, text, isCode }) => {
    if (isCode) return [];
    const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text);
    const words = text.replace(/\S+(:\/\/|@)\S+/g, ' ￼ ');
    const isEnglish = /(?<![\p{L}\p{N}])\p{Script=Latin}+(?:[ \n]+\p{Script=Latin}+){2}/u.test(words);
    if (isJapanese && language !== 'ja') return [`${language || 'none'}: ${text.slice(0, 40)}`];
    if (isEnglish && language !== 'en') return [`${language || 'none'}: ${text.slice(0, 40)}`];
    return [];
  });
}
