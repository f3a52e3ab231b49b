/** `ruby` nodes → `<ruby>` (HTML Living Standard 4.5.10; JLReq 3.3). */
import type { Element, ElementContent } from 'hast';
import type { Ruby } from '../manuscript.ts';
import { charactersOf } from '../ruby/characters.ts';
import type { State } from './handler.ts';

/** Group ruby has one reading after the whole base; mono ruby has one after each character of it. */
export function rubyElement(state: State, node: Ruby): Element {
  const base = state.all(node);
  const children =
    node.readings.length === 1
      ? [...base, ...reading(node.readings[0] ?? '')]
      : splitCharacters(base).flatMap((character, index) => [...character, ...reading(node.readings[index] ?? '')]);
  const result: Element = { type: 'element', tagName: 'ruby', properties: {}, children };
  state.patch(node, result);
  return result;
}

/** A reading with the parentheses for readers that know no ruby; a character without reading needs none. */
function reading(text: string): Element[] {
  const annotation = element('rt', text);
  return text === '' ? [annotation] : [element('rp', '('), annotation, element('rp', ')')];
}

function element(tagName: string, text: string): Element {
  return { type: 'element', tagName, properties: {}, children: text === '' ? [] : [{ type: 'text', value: text }] };
}

/**
 * One list of nodes for each character of the base. An element with several characters, such as emphasis, is repeated
 * around each; what holds no character, such as an image, stays with the character before it.
 */
function splitCharacters(nodes: readonly ElementContent[]): ElementContent[][] {
  const characters: ElementContent[][] = [];
  const attach = (node: ElementContent) => {
    const last = characters.at(-1);
    if (last) last.push(node);
    else characters.push([node]);
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const value of charactersOf(node.value)) characters.push([{ type: 'text', value }]);
    } else if (node.type === 'element' && hasText(node)) {
      for (const children of splitCharacters(node.children)) characters.push([{ ...node, children }]);
    } else {
      attach(node);
    }
  }
  return characters;
}

function hasText(node: ElementContent): boolean {
  return node.type === 'text' ? node.value !== '' : node.type === 'element' && node.children.some(hasText);
}
