/** A translated segment → Markdown, with as much of the former Markdown as still says the same. */
import { markdownOf } from '../markdown.ts';
import type { SourceToken, Token } from './segment.ts';

const rubyStart = '{';

/**
 * Writes a segment. Text that the former segment has too keeps its spelling and line ends; other text is escaped, so that
 * no character of it becomes Markdown.
 *
 * @param tokens the new segment
 * @param former what stands there now
 */
export function renderSegment(tokens: readonly Token[], former: readonly SourceToken[]): string {
  const known = [...former];
  let depth = 0;
  return joinedTexts(tokens)
    .map((token) => {
      if (token.kind === 'open') depth += 1;
      if (token.kind === 'close') depth -= 1;
      if (token.kind !== 'text') return token.data;
      const same = known.findIndex((one) => one.kind === 'text' && one.text === token.text);
      const kept = same === -1 ? undefined : known.splice(same, 1)[0]?.source;
      return kept ?? escaped(token.text, depth > 0);
    })
    .join('');
}

/** Text tokens that stand side by side, as one; line ends that a program has put in are spaces. */
export function joinedTexts(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.kind !== 'text') joined.push(token);
    else {
      const text = (last?.kind === 'text' ? last.text : '') + token.text;
      if (last?.kind === 'text') joined.pop();
      joined.push({ kind: 'text', text: text.replace(/[ \t]*[\r\n]\s*/g, ' ') });
    }
  }
  return joined;
}

function escaped(text: string, isInside: boolean): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  const markdown =
    core === '' ? '' : markdownOf([{ type: 'paragraph', children: [{ type: 'text', value: core }] }]).trimEnd();
  // Bars end the cells of tables and the bases of ruby, brackets and braces end links and ruby.
  const safe = markdown.replace(isInside ? /(?<!\\)[|\]}]/g : /(?<!\\)\|/g, '\\$&');
  return before + safe + after;
}

/** Whether a segment has the same marks as another, each as often, and its pairs close in order. */
export function hasMarksOf(tokens: readonly Token[], pattern: readonly Token[] | undefined): boolean {
  if (!pattern || !isNested(tokens)) return false;
  const marks = (list: readonly Token[]): string =>
    JSON.stringify(list.flatMap((token) => (token.kind === 'text' ? [] : [`${token.kind} ${token.data}`])).toSorted());
  return marks(tokens) === marks(pattern);
}

/** The segment without its readings, which only Japanese has. */
export function withoutRuby(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(
    (token) =>
      !(token.kind === 'open' && token.data === rubyStart) && !(token.kind === 'close' && isReading(token.data)),
  );
}

/** Whether the two ends of a pair are those of ruby. */
export function isRuby(start: string, end: string): boolean {
  return start === rubyStart && isReading(end);
}

function isReading(end: string): boolean {
  return end.startsWith('|') && end.endsWith('}');
}

function isNested(tokens: readonly Token[]): boolean {
  let depth = 0;
  for (const { kind } of tokens) {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The marks that one segment has and the other lacks, for messages. */
export function differingMarks(tokens: readonly Token[], pattern: readonly Token[]): string {
  const rest = pattern.flatMap((token) => (token.kind === 'text' ? [] : [token.data]));
  const extra: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'text') continue;
    const at = rest.indexOf(token.data);
    if (at === -1) extra.push(token.data);
    else rest.splice(at, 1);
  }
  const listed = [...rest.map((data) => `−${data.trim()}`), ...extra.map((data) => `+${data.trim()}`)];
  return listed.join(' ') || '< >';
}
