/** Addresses that may break where a reader expects it, and nowhere else. */
import type { Element, ElementContent, Root, Text } from 'hast';
import { changeElements, hasClass, span } from './tree.ts';

/**
 * Cuts the text of links that show their address into pieces that stay whole, with break opportunities between them:
 * before dots, hyphens and the other signs of RFC 3986, after `/` and `//` (Chicago Manual of Style 17, 7.46). A hyphen
 * at a line's end would read as part of a hyphenated word. Copied text is unchanged.
 *
 * @param nodes the hast of a block; not changed
 */
export function breakAddresses(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const [text, ...others] = node.children;
    if (node.tagName === 'a' && text?.type === 'text' && others.length === 0 && isAddress(text.value)) {
      return { ...node, children: pieces(text.value) };
    }
    return { ...node, children: breakAddresses(node.children) };
  });
}

/** An address in running text: what follows it is a space, an end, Japanese, or a mark that ends a sentence. */
const written = /https?:\/\/[\w.~:/?#@!$&'*+,;=%-]*[\w/#=&-]/g;

/**
 * The same for addresses that stand in the text and are no links, such as those of a colophon's note.
 *
 * @param root a finished document; not changed
 * @param links whether to cut links of the class `address`, too, which show one without its scheme; printed columns have
 *   room for these
 */
export function breakWrittenAddresses(root: Root, links = false): Root {
  return changeElements(root, (element) => {
    if (element.tagName === 'a') return links && hasClass(element, 'address') ? cutLink(element) : element;
    if (hasClass(element, 'nobr') || hasClass(element, 'written-address') || !element.children.some(isWritten))
      return element;
    return {
      ...element,
      children: element.children.flatMap((child) => (isText(child) ? cutAt(child.value) : [child])),
    };
  });
}

function cutLink(link: Element): Element {
  const [text, ...others] = link.children;
  return text?.type === 'text' && others.length === 0 ? { ...link, children: pieces(text.value) } : link;
}

function isWritten(node: ElementContent): boolean {
  return isText(node) && node.value.includes('://');
}

function isText(node: ElementContent): node is Text {
  return node.type === 'text';
}

function cutAt(text: string): ElementContent[] {
  const result: ElementContent[] = [];
  let done = 0;
  for (const { 0: address, index } of text.matchAll(written)) {
    if (index > done) result.push({ type: 'text', value: text.slice(done, index) });
    result.push(span(['written-address'], pieces(address)));
    done = index + address.length;
  }
  if (done < text.length || result.length === 0) result.push({ type: 'text', value: text.slice(done) });
  return result;
}

/** Whether a text is one web or e-mail address and nothing else. */
export function isAddress(text: string): boolean {
  return /^(https?:\/\/|www\.)[^\s]+$|^[^\s@]+@[^\s@]+$/.test(text);
}

/** Whether an element is nothing but an address that is shown: a link, or one that stands in the text. */
export function isAddressElement(element: Element, textOf: (element: Element) => string): boolean {
  return (element.tagName === 'a' || hasClass(element, 'written-address')) && isAddress(textOf(element));
}

/** The pieces of an address, with `<wbr>` between them. */
export function pieces(address: string): ElementContent[] {
  // A mail address is short enough to stay whole; the scheme and the host of a web address belong together.
  const parts = address.includes('@')
    ? [address]
    : (address.match(/^[a-z]+:\/\/[^/]*\/*|[^/]*?\/+|.+?(?=[.\-_~?&=#%]|$)/g) ?? [address]);
  return parts.flatMap((part, index): ElementContent[] => [...(index > 0 ? [wordBreak] : []), ...whole(part)]);
}

const wordBreak: Element = { type: 'element', tagName: 'wbr', properties: {}, children: [] };

/** A piece that must not be broken. One that is itself too long for a column may break anywhere, or it would not fit. */
function whole(part: string): ElementContent[] {
  const text: ElementContent = { type: 'text', value: part };
  return part.length > 32
    ? [text]
    : [{ type: 'element', tagName: 'span', properties: { className: ['nobr'] }, children: [text] }];
}
