/** HTML → blocks of the manuscripts' dialect. */
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { Nodes, Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Ruby } from '../../manuscript/manuscript.ts';

export interface Hypertext {
  readonly title?: string;
  readonly blocks: readonly RootContent[];
}

/** Elements whose content is no text of the page. */
const notText = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'object', 'svg', 'canvas']);

/**
 * Reads a page or a piece of HTML: headings, lists, tables, quotations, code, links, images, emphasis, ruby and notes
 * become Markdown's; everything else gives its text.
 */
export function readHypertext(html: string): Hypertext {
  const tree = fromHtml(html, { fragment: false });
  const title = titleOf(tree);
  prune(tree);
  const root = toMdast(tree, { handlers: { ruby: rubyOf, s: passOn, del: passOn, strike: passOn, q: passOn } });
  const children = root.type === 'root' ? (root as Root).children : [];
  return { ...(title && { title }), blocks: withNotes(blocksOnly(children)) };
}

/** The charset that a page names in its first kilobyte (HTML Living Standard, 13.2.3.2). */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(start)?.[1]
  );
}

function titleOf(node: HastNodes): string | undefined {
  if (node.type === 'element' && node.tagName === 'title') {
    return node.children
      .map((child) => (child.type === 'text' ? child.value : ''))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  }
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const title = titleOf(child);
    if (title) return title;
  }
  return undefined;
}

/** Takes out what is no text: scripts, styles, and comments, which would become marks of a manuscript. */
function prune(node: HastRoot | Element): void {
  node.children = (node.children as Element['children']).filter(
    (child) => child.type !== 'comment' && !(child.type === 'element' && notText.has(child.tagName)),
  );
  for (const child of node.children) if (child.type === 'element') prune(child);
}

/** `<ruby>漢字<rt>かんじ</rt></ruby>` → ruby, one for each pair of base and reading. */
const rubyOf: Handle = (state, element) => {
  const nodes: PhrasingContent[] = [];
  let base: Element['children'] = [];
  for (const child of element.children as Element['children']) {
    if (child.type === 'element' && child.tagName === 'rp') continue;
    if (child.type === 'element' && child.tagName === 'rt') {
      const reading = plainText({ type: 'root', children: state.all(child) } as Root).trim();
      const children = state.all({ ...element, children: base }) as PhrasingContent[];
      const ruby: Ruby = { type: 'ruby', children, readings: [reading] };
      nodes.push(...(reading === '' || plainText(ruby).trim() === '' ? children : [ruby]));
      base = [];
    } else base.push(child);
  }
  nodes.push(...(state.all({ ...element, children: base }) as PhrasingContent[]));
  return nodes;
};

/** What the dialect has no mark for: the text alone. */
const passOn: Handle = (state, element) => state.all(element);

/** Wraps inline content that stands among blocks into paragraphs, and drops raw HTML, which is never text. */
function blocksOnly(nodes: readonly Nodes[]): RootContent[] {
  const blocks: RootContent[] = [];
  let inline: PhrasingContent[] = [];
  const close = (): void => {
    if (
      plainText({ type: 'root', children: inline } as Root).trim() !== '' ||
      inline.some(({ type }) => type === 'image')
    ) {
      blocks.push({ type: 'paragraph', children: inline });
    }
    inline = [];
  };
  for (const node of nodes) {
    if (node.type === 'root' || node.type === 'html') continue;
    if (isInline(node)) inline.push(node);
    else {
      close();
      blocks.push(node as RootContent);
    }
  }
  close();
  return blocks;
}

function isInline(node: Nodes): node is PhrasingContent {
  return ['break', 'emphasis', 'image', 'inlineCode', 'link', 'ruby', 'strong', 'text'].includes(node.type);
}

const noteTarget = /^#((?:foot|end)note-\d+)$/;
const noteReturn = /^#(?:foot|end)note-ref-\d+$/;

/**
 * Notes as Word documents come with them: references are links to `#footnote-1`, and the list at the end holds the texts,
 * each with a link back. They become Markdown's notes.
 */
function withNotes(blocks: readonly RootContent[]): readonly RootContent[] {
  const labels: string[] = [];
  const referred = (node: Nodes): void => {
    if (!('children' in node)) return;
    const parent = node as Parents;
    parent.children = parent.children.map((child) => {
      const label = child.type === 'link' ? noteTarget.exec(child.url)?.[1] : undefined;
      if (label !== undefined) {
        if (!labels.includes(label)) labels.push(label);
        const number = String(labels.indexOf(label) + 1);
        return { type: 'footnoteReference', identifier: number, label: number };
      }
      referred(child);
      return child;
    }) as typeof parent.children;
  };
  for (const block of blocks) referred(block);
  const last = blocks.at(-1);
  if (labels.length === 0 || last?.type !== 'list' || last.children.length !== labels.length) return blocks;
  const notes = last.children.map((item, index): RootContent => {
    // By their order, because the two sides may number their notes differently.
    const label = String(index + 1);
    for (const child of item.children) dropReturn(child);
    return { type: 'footnoteDefinition', identifier: label, label, children: item.children };
  });
  return [...blocks.slice(0, -1), ...notes];
}

function dropReturn(node: Nodes): void {
  if (!('children' in node)) return;
  const parent = node as Parents;
  parent.children = parent.children.filter(
    (child) => !(child.type === 'link' && noteReturn.test(child.url)),
  ) as typeof parent.children;
  const last = parent.children.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  for (const child of parent.children) dropReturn(child);
}
