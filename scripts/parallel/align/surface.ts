/** What alignment sees of a block: its text and the things in it that stay the same in translation. */
import type { Nodes } from 'mdast';
import type { Block } from '../../manuscript/manuscript.ts';

export interface Surface {
  /** Visible text without code, in compatibility form (NFKC: full-width digits and letters become ASCII). */
  readonly text: string;
  /** Code spans, each as one string. */
  readonly spans: readonly string[];
  /** The content of code blocks. */
  readonly code: string;
  /** Targets of links, and addresses in the text. */
  readonly links: readonly string[];
  /** Sources of images. */
  readonly images: readonly string[];
  /** Labels of the notes referred to. */
  readonly notes: readonly string[];
  /** The label of a note. */
  readonly label?: string;
}

/** The targets of `[label]: url` lines, by label. */
export type LinkTargets = ReadonlyMap<string, string>;

interface Gathered {
  readonly text: string[];
  readonly spans: string[];
  readonly code: string[];
  readonly links: string[];
  readonly images: string[];
  readonly notes: string[];
}

/**
 * Reads a block without regard to how it is marked up.
 *
 * @param targets the link definitions of its file
 */
export function surfaceOf(block: Block, targets: LinkTargets): Surface {
  const gathered: Gathered = { text: [], spans: [], code: [], links: [], images: [], notes: [] };
  gather(block, gathered, targets);
  // Single spaces, which are most, stay where they are.
  const text = gathered.text
    .join('')
    .normalize('NFKC')
    .replace(/ \s+|[^\S ]\s*/g, ' ')
    .trim();
  return {
    text,
    spans: gathered.spans,
    code: gathered.code.join('\n'),
    links: gathered.links,
    images: gathered.images,
    notes: gathered.notes,
    ...(block.type === 'footnoteDefinition' && { label: block.identifier }),
  };
}

function gather(node: Nodes, to: Gathered, targets: LinkTargets): void {
  switch (node.type) {
    case 'text':
      to.text.push(node.value);
      return;
    case 'inlineCode':
      to.spans.push(node.value);
      to.text.push(' ');
      return;
    case 'code':
      to.code.push(node.value);
      return;
    case 'break':
      to.text.push(' ');
      return;
    case 'html':
      gatherHtml(node.value, to);
      return;
    case 'image':
      to.images.push(node.url);
      to.text.push(node.alt ?? '');
      return;
    case 'imageReference':
      to.images.push(targets.get(node.identifier) ?? node.identifier);
      to.text.push(node.alt ?? '');
      return;
    case 'footnoteReference':
      to.notes.push(node.identifier);
      return;
    case 'link':
      to.links.push(node.url);
      break;
    case 'linkReference':
      to.links.push(targets.get(node.identifier) ?? node.identifier);
      break;
    default:
  }
  if (!('children' in node)) return;
  for (const child of node.children) gather(child, to, targets);
  if (!phrasing.has(node.type)) to.text.push(' ');
}

/** Nodes that may stand in the middle of a word. */
const phrasing: ReadonlySet<string> = new Set(['emphasis', 'strong', 'link', 'linkReference', 'ruby', 'delete']);

function gatherHtml(html: string, to: Gathered): void {
  for (const [, name, value] of html.matchAll(/\b(src|href)\s*=\s*["']([^"']*)["']/gi)) {
    if (value !== undefined) (name?.toLowerCase() === 'src' ? to.images : to.links).push(value);
  }
  to.text.push(html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' '));
}
