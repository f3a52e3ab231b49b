/** The rows that a user names. */
import { bigrams, similarity } from './similarity.ts';
import type { TrackedRow } from './translation-state.ts';

export interface Chosen {
  readonly rows: ReadonlySet<TrackedRow>;
  /** Names that no row and no chapter has, each with the ids that are most like it. */
  readonly unknown: readonly { readonly name: string; readonly nearest: readonly string[] }[];
}

/** How many ids are offered for one that does not exist. */
const offered = 3;

/**
 * Finds rows by their ids, and all rows of a chapter by its file name.
 *
 * @param rows all rows of the publication
 * @param names what the user typed
 */
export function chooseRows(rows: readonly TrackedRow[], names: readonly string[]): Chosen {
  const chosen = new Set<TrackedRow>();
  const unknown: { name: string; nearest: readonly string[] }[] = [];
  for (const name of names) {
    const found = rows.filter(({ id, chapter }) => id === name || chapter === name);
    for (const row of found) chosen.add(row);
    if (found.length === 0) unknown.push({ name, nearest: nearest(rows, name) });
  }
  return { rows: chosen, unknown };
}

function nearest(rows: readonly TrackedRow[], name: string): readonly string[] {
  const wanted = bigrams(name);
  return rows
    .map(({ id }) => ({ id, score: similarity(bigrams(id), wanted) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, offered)
    .map(({ id }) => id);
}
