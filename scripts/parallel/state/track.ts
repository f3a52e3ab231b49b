/** The state of every row: what has changed since somebody last read its two sides together. */
import { matchRows } from './match.ts';
import type { CurrentRow, ReviewedRow, RowState, TrackedRow, TranslationState } from './translation-state.ts';

/**
 * Compares the rows of today with what was recorded.
 *
 * @param rows the rows in reading order
 * @param state what was recorded; empty where nothing was
 * @returns the rows in the same order
 */
export function track(rows: readonly CurrentRow[], state: TranslationState): readonly TrackedRow[] {
  const records = matchRows(rows, state);
  return rows.map((row, index): TrackedRow => {
    const reviewed = records.get(index);
    const rowState = stateOf(row, reviewed);
    return {
      ...row,
      state: rowState,
      needsReview: needsReview(row, rowState, reviewed),
      ...(reviewed && { reviewed }),
    };
  });
}

function stateOf(row: CurrentRow, reviewed: ReviewedRow | undefined): RowState {
  if (!row.ja || !row.en) return 'one-sided';
  if (!reviewed) return 'new';
  const ja = row.ja.text !== reviewed.ja?.text;
  const en = row.en.text !== reviewed.en?.text;
  if (ja && en) return 'both-changed';
  if (ja) return 'ja-changed';
  return en ? 'en-changed' : 'reviewed';
}

/** A row that only one language has needs no second look when its author said why, or when it was recorded like that. */
function needsReview(row: CurrentRow, state: RowState, reviewed: ReviewedRow | undefined): boolean {
  if (state !== 'one-sided') return state !== 'reviewed';
  if (!reviewed) return row.reason === undefined;
  return row.ja?.text !== reviewed.ja?.text || row.en?.text !== reviewed.en?.text;
}
