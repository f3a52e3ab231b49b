/**
 * Which recorded row is which row of today. Ids alone cannot tell: they are made from a row's words, so an edit can change
 * a row's id, or hand it to another row that begins alike.
 */
import { bigrams, similarity } from './similarity.ts';
import type { CurrentRow, ReviewedRow, TranslationState } from './translation-state.ts';

/** Rows that changed on both sides count as the same when one side is at least this alike. */
const alike = 0.5;

/** More comparisons than this in one chapter mean that the chapter is another text. */
const mostComparisons = 250_000;

/**
 * Finds the record of each row. What has not changed is found first, whatever its id, so that editing one row leaves all
 * others with their own records; then what has changed on one side only, by the other side; then by id; last by
 * likeness.
 *
 * @param rows the rows of today in reading order
 * @param state what was recorded
 * @returns for each row its record, by the row's index; each record is given to one row at most
 */
export function matchRows(rows: readonly CurrentRow[], state: TranslationState): ReadonlyMap<number, ReviewedRow> {
  if (state.length === 0) return new Map();
  const matching = new Matching(rows, state);
  matching.byKey((row) => `${row.id}\n${row.chapter}\n${bothTexts(row)}`);
  matching.byKey((row) => `${row.chapter}\n${bothTexts(row)}`);
  matching.byKey(bothTexts);
  for (const language of ['en', 'ja'] as const) {
    matching.byKey((row) => row[language] && `${row.id}\n${row.chapter}\n${row[language].text}`);
  }
  for (const language of ['ja', 'en'] as const) {
    matching.byKey((row) => row[language] && `${row.chapter}\n${row[language].text}`);
  }
  matching.byKey((row) => `${row.id}\n${row.chapter}`);
  matching.byLikeness();
  return matching.found;
}

function bothTexts({ ja, en }: Pick<CurrentRow, 'ja' | 'en'>): string {
  return JSON.stringify([ja?.text, en?.text]);
}

/** Rows and records that are still free, and what was found. */
class Matching {
  readonly found = new Map<number, ReviewedRow>();
  readonly #rows: Map<number, CurrentRow>;
  readonly #records: Set<ReviewedRow>;

  constructor(rows: readonly CurrentRow[], state: TranslationState) {
    this.#rows = new Map(rows.entries());
    this.#records = new Set(state);
  }

  /** Brings together rows and records of the same key, in order. Rows without a key wait. */
  byKey(keyOf: (row: Pick<CurrentRow, 'chapter' | 'id' | 'ja' | 'en'>) => string | undefined): void {
    const waiting = new Map<string, ReviewedRow[]>();
    for (const record of this.#records) {
      const key = keyOf(record);
      if (key === undefined) continue;
      const sameKey = waiting.get(key);
      if (sameKey) sameKey.push(record);
      else waiting.set(key, [record]);
    }
    for (const [index, row] of this.#rows) {
      const key = keyOf(row);
      const record = key === undefined ? undefined : waiting.get(key)?.shift();
      if (record) this.#take(index, record);
    }
  }

  /** Brings together what is left in each chapter, the most alike first. */
  byLikeness(): void {
    const byChapter = {
      rows: Map.groupBy(this.#rows, ([, { chapter }]) => chapter),
      records: Map.groupBy(this.#records, ({ chapter }) => chapter),
    };
    for (const [chapter, rows] of byChapter.rows) {
      const records = byChapter.records.get(chapter) ?? [];
      if (records.length === 0 || rows.length * records.length > mostComparisons) continue;
      const rowPairs = rows.map(([index, row]) => ({ index, ...sides(row) }));
      const recordPairs = records.map((record) => ({ record, ...sides(record) }));
      const candidates = rowPairs.flatMap(({ index, ...row }) =>
        recordPairs.flatMap(({ record, ...former }) => {
          const ja = similarity(row.ja, former.ja);
          const en = similarity(row.en, former.en);
          return Math.max(ja, en) >= alike ? [{ index, record, score: ja + en }] : [];
        }),
      );
      for (const { index, record } of candidates.toSorted((a, b) => b.score - a.score)) {
        if (this.#rows.has(index) && this.#records.has(record)) this.#take(index, record);
      }
    }
  }

  #take(index: number, record: ReviewedRow): void {
    this.found.set(index, record);
    this.#rows.delete(index);
    this.#records.delete(record);
  }
}

function sides({ ja, en }: Pick<CurrentRow, 'ja' | 'en'>) {
  return { ja: bigrams(ja?.text ?? ''), en: bigrams(en?.text ?? '') };
}
