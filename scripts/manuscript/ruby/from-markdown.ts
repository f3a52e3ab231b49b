/** The mdast side of ruby: tokens → `ruby` nodes. */
import type { PhrasingContent, Text } from 'mdast';
import type { CompileContext, Extension } from 'mdast-util-from-markdown';
import { toString as plainText } from 'mdast-util-to-string';
import type { Token } from 'micromark-util-types';
import type { Ruby } from '../manuscript.ts';
import { charactersOf } from './characters.ts';

/**
 * The extension for mdast-util-from-markdown.
 *
 * @param empty is told the source and the start of each `{base|}` without reading (or `{|reading}` without base), which
 *   stays literal text
 */
export function rubyFromMarkdown(empty: (source: string, start: Token['start']) => void): Extension {
  return {
    enter: {
      ruby(token) {
        const node: Ruby = { type: 'ruby', children: [], readings: [] };
        this.enter(node, token);
      },
      rubyDivider() {
        openRuby(this).readings.push('');
      },
      rubyReading() {
        this.buffer();
      },
    },
    exit: {
      rubyReading() {
        const reading = this.resume().trim();
        openRuby(this).readings.splice(-1, 1, reading);
      },
      ruby(token) {
        const node = openRuby(this);
        this.exit(token);
        if (node.readings.every((reading) => reading === '') || plainText(node.children).trim() === '') {
          const source = this.sliceSerialize(token);
          empty(source, token.start);
          unwrap(this, node, source);
        } else {
          node.readings = fittingReadings(node);
        }
      },
    },
  };
}

function openRuby(context: CompileContext): Ruby {
  const node = context.stack.at(-1);
  if (node?.type !== 'ruby') throw new TypeError('Expected an open ruby');
  return node;
}

/** As many readings as the base has characters, or all of them as one. */
function fittingReadings(node: Ruby): string[] {
  const { readings } = node;
  if (readings.length === 1) return readings;
  return readings.length === charactersOf(plainText(node.children)).length ? readings : [readings.join('')];
}

/** Puts a ruby without reading back as the literal text it was, its base as parsed. */
function unwrap(context: CompileContext, node: Ruby, source: string): void {
  const parent = context.stack.at(-1);
  if (!parent || !('children' in parent) || !node.position) return;
  const siblings = parent.children as PhrasingContent[];
  siblings.pop();
  const { start, end } = node.position;
  const first = node.children[0]?.position?.start;
  const last = node.children.at(-1)?.position?.end;
  if (!first || !last) {
    append(siblings, { type: 'text', value: source, position: { start, end } });
    return;
  }
  append(siblings, { type: 'text', value: '{', position: { start, end: first } });
  for (const child of node.children) append(siblings, child);
  const tail = source.slice((last.offset ?? 0) - (start.offset ?? 0));
  append(siblings, { type: 'text', value: tail, position: { start: last, end } });
}

function append(siblings: PhrasingContent[], node: PhrasingContent): void {
  const before = siblings.at(-1);
  if (before?.type === 'text' && node.type === 'text') siblings.splice(-1, 1, joined(before, node));
  else siblings.push(node);
}

function joined(first: Text, second: Text): Text {
  const start = first.position?.start;
  const end = second.position?.end;
  return { type: 'text', value: first.value + second.value, ...(start && end && { position: { start, end } }) };
}
