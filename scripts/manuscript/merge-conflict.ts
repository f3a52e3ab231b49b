/** Lines that git leaves where it could not join two versions: text to Markdown, but nobody's text. */
import type { Nodes, Root } from 'mdast';

/** A conflict, from its first to its last line, 1-based. */
export interface MergeConflict {
  readonly line: number;
  readonly end: number;
}

/**
 * The unfinished merges of a text: a line `<<<<<<<`, then `=======`, then `>>>>>>>`, each perhaps with a name behind it.
 * Inside of code they are an example and none.
 */
export function mergeConflicts(source: string, root: Root): readonly MergeConflict[] {
  if (!/^<{7}(?: |$)/m.test(source)) return [];
  const code = codeLines(root);
  const found: MergeConflict[] = [];
  let start: number | undefined;
  let isDivided = false;
  source.split('\n').forEach((text, index) => {
    const line = index + 1;
    if (code.has(line)) return;
    if (/^<{7}(?: |$)/.test(text)) [start, isDivided] = [line, false];
    else if (/^={7}$/.test(text)) isDivided = start !== undefined;
    else if (/^>{7}(?: |$)/.test(text) && start !== undefined && isDivided) {
      found.push({ line: start, end: line });
      start = undefined;
    }
  });
  return found;
}

/** The lines of fenced and indented code. */
function codeLines(root: Root): ReadonlySet<number> {
  const lines = new Set<number>();
  const collect = (node: Nodes): void => {
    const { start, end } = node.position ?? {};
    if (node.type === 'code' && start && end) for (let line = start.line; line <= end.line; line += 1) lines.add(line);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(root);
  return lines;
}
