/**
 * Anchors learned from the chapter itself. Words that stand together in the rows of a first alignment, and seldom apart,
 * are taken as translations of each other (Moore, "Fast and Accurate Sentence Alignment of Bilingual Corpora", AMTA 2002,
 * with Dice's coefficient in place of IBM model 1).
 */
import type { BothTraits } from './traits.ts';
import { englishUnits, japaneseUnits, type Units } from './units.ts';

/** So many rows are enough to learn from; more only take time. */
const sample = 1500;
/** A pair of words must stand together in so many rows, */
const together = 3;
/** and this much of the time (Dice's coefficient). */
const loyalty = 0.55;
/** Words in more than this part of the rows say nothing. */
const common = 0.2;

export interface Learned {
  readonly ja: readonly (readonly string[])[];
  readonly en: readonly (readonly string[])[];
}

/**
 * @param rows pairs of block indices that the first alignment is sure of
 * @returns anchors `l:…` for each block of both sides
 */
export function learn(traits: BothTraits, rows: readonly (readonly [number, number])[]): Learned {
  const ja = japaneseUnits(traits.ja.map(({ text }) => text));
  const en = englishUnits(traits.en.map(({ text }) => text));
  const step = Math.max(1, rows.length / sample);
  const chosen = Array.from(
    { length: Math.min(rows.length, sample) },
    (_, index) => rows[Math.floor(index * step)],
  ).filter((row) => row !== undefined);
  const jaCount = countUnits(
    ja,
    chosen.map(([i]) => i),
  );
  const enCount = countUnits(
    en,
    chosen.map(([, j]) => j),
  );
  const limit = Math.max(together, chosen.length * common);
  const usable = (count: number): boolean => count >= together && count <= limit;
  const pairs = new Map<number, number>();
  for (const [i, j] of chosen) {
    const words = (en.of[j] ?? []).filter((word) => usable(enCount[word] as number));
    for (const unit of ja.of[i] ?? []) {
      const count = jaCount[unit] as number;
      if (!usable(count)) continue;
      for (const word of words) {
        // The one cannot stand with the other more often than it stands at all.
        if (dice(Math.min(count, enCount[word] as number), count, enCount[word] as number) < loyalty) continue;
        const key = unit * en.count + word;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
  }
  const jaKeys: string[][] = [];
  const enKeys: string[][] = [];
  for (const [key, both] of pairs) {
    if (both < together) continue;
    const unit = Math.floor(key / en.count);
    const word = key % en.count;
    if (dice(both, jaCount[unit] as number, enCount[word] as number) < loyalty) continue;
    // Named by the English word, so that the pieces of one Japanese word do not count for each other's sake.
    const anchor = `l:${en.words[word]}`;
    (jaKeys[unit] ??= []).push(anchor);
    enKeys[word] = [anchor];
  }
  const anchors = ({ of }: Units, keys: readonly (readonly string[])[]) =>
    of.map((units) => [...new Set(units.flatMap((unit) => keys[unit] ?? []))]);
  return { ja: anchors(ja, jaKeys), en: anchors(en, enKeys) };
}

function dice(both: number, a: number, b: number): number {
  return (2 * both) / (a + b);
}

/** In how many of some blocks each unit stands. */
function countUnits({ of, count }: Units, blocks: readonly number[]): Int32Array {
  const counts = new Int32Array(count);
  for (const block of blocks) for (const unit of of[block] ?? []) counts[unit] = (counts[unit] as number) + 1;
  return counts;
}
