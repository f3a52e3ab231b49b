/** 圏点: emphasis dots beside Japanese characters, drawn and not written, so that no dot stands in the text of a PDF. */
import type { ElementContent, Root } from 'hast';
import { isAside, isVerbatim } from './inline-text.ts';
import { changeElements, charactersOf, hasClass, span } from './tree.ts';

/** Spaces and punctuation get no dots (JLReq 3.3.9; CSS Text Decoration 4, 3.4). */
const undotted = /^[\p{Z}\p{P}]/u;

/**
 * Puts each character of Japanese `<em>` into `<span class="dot">`, for which the style sheet draws a dot, and marks the
 * element with the class `dotted`. Ruby and code inside keep what they have.
 *
 * @param root a finished document; not changed
 */
export function emphasisDots(root: Root): Root {
  return changeElements(root, (element, { language }) => {
    if (element.tagName !== 'em' || language !== 'ja' || hasClass(element, 'dotted')) return element;
    const { className } = element.properties;
    const classes = Array.isArray(className) ? className : [];
    return {
      ...element,
      properties: { ...element.properties, className: [...classes, 'dotted'] },
      children: element.children.flatMap(dotted),
    };
  });
}

function dotted(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return characters(node.value);
  if (node.type !== 'element' || isAside(node) || isVerbatim(node) || node.tagName === 'ruby') return [node];
  return [{ ...node, children: node.children.flatMap(dotted) }];
}

function characters(text: string): ElementContent[] {
  const result: ElementContent[] = [];
  let plain = '';
  for (const character of charactersOf(text)) {
    if (undotted.test(character)) {
      plain += character;
      continue;
    }
    if (plain !== '') result.push({ type: 'text', value: plain });
    plain = '';
    result.push(span(['dot'], [{ type: 'text', value: character }]));
  }
  if (plain !== '') result.push({ type: 'text', value: plain });
  return result;
}
