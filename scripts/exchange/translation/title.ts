/** The title of a chapter, which stands in its front matter, as a segment. The only file here that knows YAML. */
import { isScalar, parseDocument, stringify } from 'yaml';
import type { Manuscript } from '../../manuscript/manuscript.ts';
import type { Segment } from './segment.ts';

/**
 * The title between its quotation marks or without any.
 *
 * @returns nothing where there is none, or where it stands in a block of its own (`title: |`)
 */
export function titleSegment({ source, frontMatter }: Manuscript): Segment | undefined {
  const [, fence = '', yaml] = /^(---[ \t]*\n)([\s\S]*?)^---[ \t]*$/m.exec(source) ?? [];
  if (yaml === undefined || frontMatter.title === '') return undefined;
  const node = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false }).get('title', true);
  if (!isScalar(node) || !node.range || !['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'].includes(node.type ?? '')) {
    return undefined;
  }
  const [start, end] = [fence.length + node.range[0], fence.length + node.range[1]];
  const token = { kind: 'text', text: frontMatter.title, source: source.slice(start, end) } as const;
  return { tokens: [token], start, end, before: '', after: '', spelling: 'yaml' };
}

/** A title as YAML, in quotation marks where it needs them. */
export function yamlTitle(words: string): string {
  return stringify(words.trim(), { lineWidth: 0 }).trimEnd();
}
