/**
 * Anchors learned from the chapter itself. Words that stand together in the rows of a first alignment, and seldom apart,
 * are taken as translations of each other (Moore, "Fast and Accurate Sentence Alignment of Bilingual Corpora", AMTA 2002,
 * with Dice's coefficient in place of IBM model 1).
 */
import type { BothTraits } from './traits.ts';

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
  const ja = traits.ja.map(({ text }) => japaneseUnits(text));
  const en = traits.en.map(({ text }) => englishUnits(text));
  const step = Math.max(1, rows.length / sample);
  const chosen = Array.from(
    { length: Math.min(rows.length, sample) },
    (_, index) => rows[Math.floor(index * step)],
  ).filter((row) => row !== undefined);
  const jaCount = countUnits(chosen.map(([i]) => ja[i] ?? []));
  const enCount = countUnits(chosen.map(([, j]) => en[j] ?? []));
  const limit = Math.max(together, chosen.length * common);
  const usable = (count: number | undefined): boolean => count !== undefined && count >= together && count <= limit;
  const jaNumber = numbered([...jaCount].filter(([, count]) => usable(count)));
  const enNumber = numbered([...enCount].filter(([, count]) => usable(count)));
  const pairs = new Map<number, number>();
  for (const [i, j] of chosen) {
    const words = (en[j] ?? []).map((unit) => enNumber.get(unit)).filter((id) => id !== undefined);
    for (const unit of ja[i] ?? []) {
      const id = jaNumber.get(unit);
      if (id === undefined) continue;
      for (const word of words) {
        const key = id * enNumber.size + word;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    }
  }
  const jaUnits = [...jaNumber.keys()];
  const enUnits = [...enNumber.keys()];
  const jaKeys = new Map<string, string[]>();
  const enKeys = new Map<string, string[]>();
  for (const [key, both] of pairs) {
    if (both < together) continue;
    const unit = jaUnits[Math.floor(key / enNumber.size)] ?? '';
    const word = enUnits[key % enNumber.size] ?? '';
    const dice = (2 * both) / ((jaCount.get(unit) ?? 0) + (enCount.get(word) ?? 0));
    if (dice < loyalty) continue;
    // Named by the English word, so that the pieces of one Japanese word do not count for each other's sake.
    jaKeys.set(unit, [...(jaKeys.get(unit) ?? []), `l:${word}`]);
    enKeys.set(word, [`l:${word}`]);
  }
  const anchors = (blocks: readonly (readonly string[])[], keys: ReadonlyMap<string, readonly string[]>) =>
    blocks.map((units) => [...new Set(units.flatMap((unit) => keys.get(unit) ?? []))]);
  return { ja: anchors(ja, jaKeys), en: anchors(en, enKeys) };
}

/** Pairs of neighbouring kanji, and katakana words; each once. */
function japaneseUnits(text: string): string[] {
  const units = new Set<string>();
  for (const [run] of text.matchAll(/[一-鿿々]+|[ァ-ヴー]{2,}/g)) {
    if (run.charCodeAt(0) < 0x3100) units.add(run);
    else if (run.length === 1) units.add(run);
    else for (let index = 0; index + 1 < run.length; index += 1) units.add(run.slice(index, index + 2));
  }
  return [...units];
}

/** English words of three letters or more without the commonest endings; each once. */
function englishUnits(text: string): string[] {
  const units = new Set<string>();
  for (const [word] of text.matchAll(/[A-Za-z]{3,}/g)) {
    const small = word.toLowerCase();
    units.add(small.length > 4 ? small.replace(/(?:ies|es|s|ed|ing|ly|e|y)$/, '') : small);
  }
  return [...units];
}

function countUnits(blocks: readonly (readonly string[])[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const units of blocks) for (const unit of units) count.set(unit, (count.get(unit) ?? 0) + 1);
  return count;
}

function numbered(entries: readonly (readonly [string, number])[]): Map<string, number> {
  return new Map(entries.map(([unit], index) => [unit, index]));
}
