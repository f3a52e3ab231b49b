/** Bytes of a manuscript file → `Manuscript`. */
import type { Nodes } from 'mdast';
import { type Language, type Message, message, type Places, sidePlace } from '../message/message.ts';
import { blocksOf } from './blocks.ts';
import { decodeManuscript } from './decode.ts';
import { parseMarkdown } from './dialect.ts';
import { checkFootnotes } from './footnote/check.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Manuscript } from './manuscript.ts';
import { mergeConflicts } from './merge-conflict.ts';
import { inFileOrder } from './message-order.ts';
import { deepest, lineTooDeep, tooDeep } from './nesting.ts';
import { typedLists } from './typed-list.ts';

export interface ManuscriptFile {
  readonly language: Language;
  /** The path as the user would type it. */
  readonly file: string;
  /** The file name without `.md`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Parsed {
  /** Absent where the bytes are not text or the text is nested too deep. */
  readonly manuscript?: Manuscript;
  /** In the order of the file. */
  readonly messages: readonly Message[];
}

/**
 * Decodes and parses one manuscript. Never throws; mistakes are messages, and a manuscript with mistakes is still handed
 * on where it can be read, so that later stages find their mistakes in the same run.
 *
 * Messages: those of `decodeManuscript`, `readFrontMatter`, `blocksOf` and `checkFootnotes`, and `front-matter-open`,
 * `footnote-undefined`, `ruby-empty`, `nesting-depth`, `merge-conflict`, `typed-list`.
 */
export function parseManuscript({ language, file, name, bytes }: ManuscriptFile): Parsed {
  const decoded = decodeManuscript(bytes, { language, file });
  const source = decoded.text;
  if (source === undefined) return { messages: decoded.messages };

  const at = (line: number, column: number): Places => sidePlace(language, { file, line, column });
  const atNode = (node: Nodes): Places => at(node.position?.start.line ?? 1, node.position?.start.column ?? 1);
  const tooDeepAt = (places: Places): Parsed => ({
    messages: [...decoded.messages, message('nesting-depth', places, { limit: deepest })],
  });
  const deepLine = lineTooDeep(source);
  if (deepLine !== undefined) return tooDeepAt(at(deepLine, 1));

  const noticed: Message[] = [];
  const root = parseMarkdown(source, {
    rubyEmpty: (ruby, { line, column }) => noticed.push(message('ruby-empty', at(line, column), { source: ruby })),
    footnoteUndefined: (label, { line, column }) =>
      noticed.push(message('footnote-undefined', at(line, column), { label })),
  });
  const deep = tooDeep(root);
  if (deep) return tooDeepAt(atNode(deep));

  const yaml = root.children[0]?.type === 'yaml' ? root.children[0].value : undefined;
  const front =
    yaml === undefined && /^---[ \t]*(?:\n|$)/.test(source)
      ? { frontMatter: { title: '' }, messages: [message('front-matter-open', at(1, 1), {})] }
      : readFrontMatter(yaml, at);
  const unfinished = [
    ...mergeConflicts(source, root).map(({ line, end }) => message('merge-conflict', at(line, 1), { end })),
    ...typedLists(source, root).map(({ node, sign }) => message('typed-list', atNode(node), { sign })),
  ];
  const footnotes = checkFootnotes(root, atNode);
  const { blocks, definitions, messages } = blocksOf(root, atNode);
  return {
    manuscript: { language, file, name, source, frontMatter: front.frontMatter, blocks, definitions },
    messages: inFileOrder(
      [...decoded.messages, ...front.messages, ...noticed, ...unfinished, ...footnotes, ...messages],
      language,
    ),
  };
}
