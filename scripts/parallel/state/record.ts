/** Recording that the two sides of rows were read against each other. */
import type { ReviewedRow, TrackedRow, TranslationState } from './translation-state.ts';

/**
 * Records rows as they read now.
 *
 * @param rows all rows of the publication
 * @param state what was recorded before
 * @param chosen the rows that were read; all where absent, and then records of rows that no longer exist are dropped
 */
export function record(
  rows: readonly TrackedRow[],
  state: TranslationState,
  chosen?: ReadonlySet<TrackedRow>,
): TranslationState {
  const taken = new Set(rows.flatMap(({ reviewed }) => reviewed ?? []));
  const orphans = chosen ? state.filter((one) => !taken.has(one)) : [];
  const keys = new Set([...orphans, ...taken].map(nameOf));
  const recorded = rows.flatMap((row): ReviewedRow[] => {
    const { reviewed } = row;
    if (chosen && !chosen.has(row)) return reviewed ? [reviewed] : [];
    const key = reviewed?.chapter === row.chapter ? reviewed.key : freshKey(row, keys);
    return [{ chapter: row.chapter, key, id: row.id, ...(row.ja && { ja: row.ja }), ...(row.en && { en: row.en }) }];
  });
  return [...recorded, ...orphans];
}

/** The row's id, or with a number where another row was first recorded under it. */
function freshKey({ chapter, id }: TrackedRow, keys: Set<string>): string {
  let key = id;
  for (let count = 2; keys.has(nameOf({ chapter, key })); count += 1) key = `${id}-${count}`;
  keys.add(nameOf({ chapter, key }));
  return key;
}

function nameOf({ chapter, key }: Pick<ReviewedRow, 'chapter' | 'key'>): string {
  return `${chapter}/${key}`;
}
