/** XML as exchange files need it: text made safe, and files read into a tree. No other file of this room knows saxes. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** 1-based, where its tag ends. */
  readonly line: number;
}

export type ReadXml = { readonly root: XmlElement } | { readonly reason: string; readonly line: number };

/** Deeper than any exchange file; everything that walks a tree does it by recursion. */
const deepest = 100;

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text or an attribute's value. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => named[character] ?? character);
}

/**
 * Reads XML 1.0. Entities other than the five of XML are mistakes, and nothing that the file names is ever fetched.
 *
 * @returns the root, or the first mistake with its line
 */
export function readXml(text: string): ReadXml {
  type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[]; line: number };
  const parser = new SaxesParser({ xmlns: false });
  const top: Open = { name: '', attributes: {}, children: [], line: 1 };
  const stack = [top];
  let problem: { reason: string; line: number } | undefined;
  parser.on('error', (error) => {
    problem ??= { reason: error.message.replace(/^\d+:\d+: /, ''), line: parser.line };
  });
  parser.on('opentag', (tag) => {
    const node: Open = {
      name: withoutPrefix(tag.name),
      attributes: { ...tag.attributes },
      children: [],
      line: parser.line,
    };
    stack.at(-1)?.children.push(node);
    stack.push(node);
    if (stack.length > deepest) problem ??= { reason: `> ${deepest} <…>`, line: parser.line };
  });
  parser.on('closetag', () => stack.pop());
  parser.on('text', (value) => stack.at(-1)?.children.push(value));
  parser.on('cdata', (value) => stack.at(-1)?.children.push(value));
  parser.write(text).close();
  const root = elementsOf(top)[0];
  return problem ?? (root ? { root } : { reason: '<…>?', line: 1 });
}

/** The child elements, of one name where it is given. */
export function elementsOf({ children }: Pick<XmlElement, 'children'>, name?: string): readonly XmlElement[] {
  return children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** All text inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
