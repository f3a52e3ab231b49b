/** What one side of a row reads: the text for comparing, and the Markdown for publishing it again. */
import type { BlockContent, DefinitionContent, Nodes, PhrasingContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Block, Definition, Manuscript } from '../../manuscript/manuscript.ts';
import { normalForm } from './normal-form.ts';

/** One side of a row as somebody read it. */
export interface Reading {
  /** The words in normal form, with marks for what Markdown says beyond words; blocks and items on lines of their own. */
  readonly text: string;
  /** The Markdown, with the link definitions that it uses. */
  readonly source: string;
}

/**
 * What blocks of a manuscript read.
 *
 * @param blocks one side of a row
 * @param manuscript the file that they stand in
 * @returns nothing for a side without blocks
 */
export function readingOf(blocks: readonly Block[], manuscript: Manuscript): Reading | undefined {
  if (blocks.length === 0) return undefined;
  const definitions = definitionsOf(manuscript);
  return {
    text: blocks.flatMap((block) => lines(block, definitions)).join('\n'),
    source: [...blocks.map((block) => sliceOf(block, manuscript.source)), ...usedDefinitions(blocks, definitions)].join(
      '\n\n',
    ),
  };
}

/** What the title of a chapter reads: its title and, on a second line, its short title where there is one. */
export function titleReading({ frontMatter: { title, short } }: Manuscript): Reading {
  const source = [title, ...(short !== undefined && short !== title ? [short] : [])].map((line) =>
    line.replace(/\s+/g, ' ').trim(),
  );
  return { text: source.map((line) => `# ${normalForm(line)}`).join('\n'), source: source.join('\n') };
}

type Definitions = ReadonlyMap<string, Definition>;

/** Made once for all rows of a file. */
const definitionsByFile = new WeakMap<Manuscript, Definitions>();

function definitionsOf(manuscript: Manuscript): Definitions {
  const known = definitionsByFile.get(manuscript);
  if (known) return known;
  const definitions = new Map(manuscript.definitions.toReversed().map((one) => [one.identifier, one]));
  definitionsByFile.set(manuscript, definitions);
  return definitions;
}

function sliceOf(block: Block, source: string): string {
  const { start, end } = block.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? '' : source.slice(start.offset, end.offset);
}

function usedDefinitions(blocks: readonly Block[], definitions: Definitions): string[] {
  const used = new Set<Definition>();
  if (definitions.size === 0) return [];
  for (const block of blocks) {
    visit(block, ['linkReference', 'imageReference'], (node) => {
      const definition = 'identifier' in node ? definitions.get(node.identifier) : undefined;
      if (definition) used.add(definition);
    });
  }
  return [...used].map(({ label, identifier, url, title }) => {
    const quoted = title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : '';
    return `[${label ?? identifier}]: <${url}>${quoted}`;
  });
}

/** The lines of a block: one spelling for everything that Markdown can spell in several ways. */
function lines(block: Block | BlockContent | DefinitionContent, definitions: Definitions): string[] {
  const words = (nodes: readonly PhrasingContent[]): string =>
    normalForm(nodes.map((node) => inline(node, definitions)).join(''));
  const inside = (children: readonly (BlockContent | DefinitionContent)[]): string[] =>
    children.flatMap((child) => lines(child, definitions));
  switch (block.type) {
    case 'heading':
      return [`${'#'.repeat(block.depth)} ${words(block.children)}`];
    case 'paragraph':
      return [words(block.children)];
    case 'blockquote':
      return inside(block.children).map((line) => `> ${line}`);
    case 'list':
      return block.children.flatMap((item, index) => {
        const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
        return inside(item.children).map((line, nth) => (nth === 0 ? `${mark}${line}` : `  ${line}`));
      });
    case 'table':
      return block.children.map((row) => row.children.map((cell) => words(cell.children)).join(' | '));
    case 'code':
      return [`\`\`\`${block.lang ?? ''}`, ...block.value.split('\n'), '```'];
    case 'footnoteDefinition': {
      const [first = '', ...more] = inside(block.children);
      return [`[^${block.identifier}]: ${first}`, ...more];
    }
    case 'thematicBreak':
      return ['***'];
    case 'html':
      return [normalForm(block.value)];
    case 'definition':
      return [];
  }
}

function inline(node: PhrasingContent, definitions: Definitions): string {
  const children = (parent: { readonly children: readonly Nodes[] }): string =>
    parent.children.map((child) => inline(child as PhrasingContent, definitions)).join('');
  switch (node.type) {
    case 'text':
      return node.value.replaceAll('*', '\\*');
    case 'emphasis':
      return `*${children(node)}*`;
    case 'strong':
      return `**${children(node)}**`;
    case 'inlineCode':
      return `\`${node.value}\``;
    case 'break':
      return '\n';
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : node.value;
    case 'link':
      return link(children(node), node.url);
    case 'linkReference':
      return link(children(node), definitions.get(node.identifier)?.url ?? '');
    case 'image':
      return image(node.alt, node.url, node.title);
    case 'imageReference':
      return image(node.alt, definitions.get(node.identifier)?.url ?? '', definitions.get(node.identifier)?.title);
    case 'footnoteReference':
      return `[^${node.identifier}]`;
    // A reading above the kanji helps to read the words; it does not change them.
    default:
      return 'children' in node ? children(node) : '';
  }
}

/** The title of an image is its caption. */
function image(alt: string | null | undefined, url: string, title: string | null | undefined): string {
  return `![${alt ?? ''}](${url}${title ? ` "${title}"` : ''})`;
}

/** An address that is its own text is the same whether it was typed as a link, in angle brackets or plain. */
function link(text: string, url: string): string {
  return url === text || url === `mailto:${text}` ? text : `[${text}](${url})`;
}
