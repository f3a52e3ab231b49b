/** The translation state as the text of its file. */
import type { Reading } from './reading.ts';
import { type ReviewedRow, stateVersion, type TranslationState } from './translation-state.ts';

/**
 * The text of `translation-state.json`: a group of lines for each row, sorted by chapter and then by key. Every group ends
 * alike and the version comes last, so that no row's lines change when a row is added before or after it; that is what
 * lets line-based merging bring two translators' branches together.
 */
export function stateText(state: TranslationState): string {
  const rows = state
    .map((row) => [`${row.chapter}/${row.key}`, row] as const)
    .toSorted(([, a], [, b]) => order(a.chapter, b.chapter) || order(a.key, b.key));
  const content = { ...Object.fromEntries(rows.map(([name, row]) => [name, written(row)])), version: stateVersion };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function written({ key, id, ja, en }: ReviewedRow) {
  return { ...(id !== key && { id }), ...(ja && { ja: side(ja) }), ...(en && { en: side(en) }) };
}

function side({ text, source }: Reading): Reading {
  return { text, source };
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
