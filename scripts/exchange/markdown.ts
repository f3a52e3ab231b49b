/** mdast → Markdown of the manuscripts' dialect, in which text stays text. */
import type { Parents, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Handle, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { Ruby } from '../manuscript/manuscript.ts';

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    ruby: 'ruby';
  }
}

/** Characters next to which emphasis opens and closes as it stands (micromark-extension-cjk-friendly). */
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;
const space = /^\s|\s$/u;

const options: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown()],
  unsafe: [
    { character: '{', inConstruct: 'phrasing' },
    { character: '|', inConstruct: 'ruby' },
    { character: '}', inConstruct: 'ruby' },
  ],
  handlers: {
    emphasis: (node, parent, state, info) => attention(node, parent, state, info, '*'),
    strong: (node, parent, state, info) => attention(node, parent, state, info, '**'),
    ruby: rubyHandler,
  },
};

/**
 * Writes blocks as Markdown. Read again by `parseManuscript`, it gives the same blocks with the same words: whatever a
 * text holds, no character of it becomes markup.
 *
 * @param blocks the blocks; those that the dialect does not have must have been taken out
 * @returns the Markdown with a line end after it; empty where there is none
 */
export function markdownOf(blocks: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return toMarkdown(root, options);
}

/**
 * Emphasis without the character references that CommonMark would need beside Japanese, because the dialect does not
 * need them; they stay where one side of a mark has neither Japanese nor a space.
 */
function attention(node: Parents, _: Parents | undefined, state: State, info: Info, mark: '*' | '**'): string {
  const exit = state.enter(mark === '*' ? 'emphasis' : 'strong');
  const children = node as Parents & { children: PhrasingContent[] };
  const inside = state.containerPhrasing(children as never, { ...info, before: mark, after: mark });
  exit();
  const first = Array.from(inside)[0] ?? '';
  const last = Array.from(inside.slice(-2)).at(-1) ?? '';
  // Stars in a row would be read as one mark.
  const isCrowded = [info.before, info.after, first, last].includes('*');
  // Without its marks the text is less emphatic, but it is all there.
  const unmarked = (): string => state.containerPhrasing(children as never, info);
  if (inside === '' || isCrowded || space.test(inside)) return unmarked();
  const opens = !isPunctuation(first) || isFree(info.before, first);
  const closes = !isPunctuation(last) || isFree(info.after, last);
  return opens && closes ? `${mark}${inside}${mark}` : unmarked();
}

function isFree(outside: string, inside: string): boolean {
  return outside === '' || /^[\s\p{P}]$/u.test(outside) || cjk.test(outside) || cjk.test(inside);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}

function rubyHandler(...[node, , state, info]: Parameters<Handle>): string {
  const ruby = node as Ruby;
  const exit = state.enter('ruby');
  const base = state.containerPhrasing(ruby as never, { ...info, before: '{', after: '|' });
  const readings = ruby.readings.map((reading) => reading.replace(/[{|}\\`]/g, '\\$&'));
  exit();
  return `{${[base, ...readings].join('|')}}`;
}
