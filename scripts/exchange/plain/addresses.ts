/** Addresses in plain text → links. */
import type { PhrasingContent } from 'mdast';

/** Web addresses end before white space, quotes, brackets of HTML and anything that is not ASCII. */
const address =
  /https?:\/\/[^\s<>"'`\\^{|}\u0080-\u{10FFFF}]+|[A-Za-z0-9.!#$%&*+/=?_~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+/gu;

/**
 * Turns text into inline content: addresses of the web and of e-mail become links, `\n` a hard break. Brackets around an
 * address (`<https://…>`, `<URL:https://…>`) are how Markdown writes a link and are not repeated.
 */
export function inlineOf(text: string): PhrasingContent[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'break' as const }] : []), ...links(line)]);
}

function links(line: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let end = 0;
  for (const match of line.matchAll(address)) {
    const value = withoutPunctuation(match[0]);
    if (match.index < end || !/[A-Za-z0-9]/.test(value)) continue;
    const isMail = !value.includes('://');
    const bracket = /<(?:URL:[ ]?|mailto:)?$/i.exec(line.slice(end, match.index))?.[0] ?? '';
    const isBracketed = bracket !== '' && line[match.index + value.length] === '>';
    push(nodes, line.slice(end, match.index - (isBracketed ? bracket.length : 0)));
    nodes.push({ type: 'link', url: isMail ? `mailto:${value}` : value, children: [{ type: 'text', value }] });
    end = match.index + value.length + (isBracketed ? 1 : 0);
  }
  push(nodes, line.slice(end));
  return nodes;
}

function push(nodes: PhrasingContent[], value: string): void {
  if (value !== '') nodes.push({ type: 'text', value });
}

/** Punctuation at the end belongs to the sentence; so does a bracket that the address does not open. */
function withoutPunctuation(value: string): string {
  let end = value.length;
  for (; end > 0; end -= 1) {
    const last = value[end - 1] ?? '';
    if (/[.,;:!?*_~]/.test(last)) continue;
    if (last === ')' && count(value, '(', end) < count(value, ')', end)) continue;
    if (last === ']' && count(value, '[', end) < count(value, ']', end)) continue;
    break;
  }
  return value.slice(0, end);
}

function count(value: string, character: string, end: number): number {
  return value.slice(0, end).split(character).length - 1;
}
