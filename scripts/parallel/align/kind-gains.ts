/** What the kinds of blocks say about a row. It depends on the kinds alone, so that each combination is reckoned once. */
import type { BlockName } from '../../message/message.ts';
import { depthChance, kindChance, mayMerge } from './term/kind.ts';
import { largestGroup } from './term/size-of-group.ts';
import type { BothTraits, Traits } from './traits.ts';

/** What a merge or split of anything but paragraphs costs more. */
const otherMerge = 1;

/**
 * Makes the term of kinds of a chapter.
 *
 * @returns the gain of the rows that hold a Japanese and an English group, by their indices
 * `block * largestGroup + count - 1`; −∞ where blocks of these kinds make no row
 */
export function kindGains(traits: BothTraits): (ja: number, en: number) => number {
  const kinds = kindTable(traits.en);
  const ja = combinationsOf(traits.ja);
  const en = combinationsOf(traits.en);
  const width = en.distinct.length;
  const known = new Float64Array(ja.distinct.length * width).fill(Number.NaN);
  return (a, b) => {
    const row = ja.of[a] as number;
    const column = en.of[b] as number;
    const kept = known[row * width + column] as number;
    if (!Number.isNaN(kept)) return kept;
    const gain = gainOf(ja.distinct[row] as Combination, en.distinct[column] as Combination, kinds);
    known[row * width + column] = gain;
    return gain;
  };
}

/** The codes of the kinds of a group's blocks; empty where they make no group. */
type Combination = readonly number[];

interface Combinations {
  readonly distinct: readonly Combination[];
  /** Which of them each group is. */
  readonly of: Int32Array;
}

function combinationsOf(blocks: readonly Traits[]): Combinations {
  const distinct: Combination[] = [[]];
  const numbers = new Map<number, number>();
  const of = new Int32Array(blocks.length * largestGroup);
  blocks.forEach((first, from) => {
    const group: number[] = [];
    let key = 0;
    for (let count = 1; count <= largestGroup; count += 1) {
      const block = blocks[from + count - 1];
      // A block that the author leaves alone is in no row of two sides.
      if (!block || block.alone || (count > 1 && !(mayMerge(block.kind) && mayMerge(first.kind)))) break;
      const code = kindCode(block);
      group.push(code);
      key = key * codes + code + 1;
      let number = numbers.get(key);
      if (number === undefined) {
        number = distinct.length;
        numbers.set(key, number);
        distinct.push([...group]);
      }
      of[from * largestGroup + count - 1] = number;
    }
  });
  return { distinct, of };
}

function gainOf(ja: Combination, en: Combination, kinds: Float64Array): number {
  const [a = 0] = ja;
  const [b = 0] = en;
  if (ja.length === 0 || en.length === 0) return Number.NEGATIVE_INFINITY;
  if (ja.length === 1 && en.length === 1) return kinds[a * codes + b] as number;
  if (![...ja, ...en].every(mergeable)) return Number.NEGATIVE_INFINITY;
  let gain = 0;
  for (const one of en) {
    gain += Math.max(...ja.map((other) => kinds[other * codes + one] as number));
    if (one !== paragraph) gain -= otherMerge;
  }
  for (const one of ja) {
    const best = Math.max(...en.map((other) => chances[one * codes + other] as number));
    if (best < -1) gain += best;
    if (one !== paragraph) gain -= otherMerge;
  }
  return gain;
}

/** Kinds, headings told apart by depth, as small numbers. */
const names: readonly BlockName[] = [
  ...(['paragraph', 'list', 'orderedList', 'blockquote', 'code', 'table', 'thematicBreak', 'html'] as const),
  ...(['footnoteDefinition', 'image', 'end'] as const),
];
const codes = names.length + 6;
const paragraph = names.indexOf('paragraph');

function kindCode({ kind, depth }: Traits): number {
  return kind === 'heading' ? names.length + Math.min(6, Math.max(1, depth)) - 1 : names.indexOf(kind);
}

function mergeable(code: number): boolean {
  return mayMerge(names[code] ?? 'heading');
}

/** ln(chance that this kind translates that kind). */
const chances: Float64Array = chanceTable();

function chanceTable(): Float64Array {
  const table = new Float64Array(codes * codes);
  for (let a = 0; a < codes; a += 1) {
    for (let b = 0; b < codes; b += 1) {
      const isHeading = a >= names.length && b >= names.length;
      const chance = isHeading
        ? 0.97 * depthChance(a - names.length, b - names.length)
        : kindChance(names[a] ?? 'heading', names[b] ?? 'heading');
      table[a * codes + b] = Math.log(chance);
    }
  }
  return table;
}

/** The same, less ln(chance of the kind among the English blocks). */
function kindTable(en: readonly Traits[]): Float64Array {
  const count = new Float64Array(codes).fill(0.5);
  for (const block of en) count[kindCode(block)] = (count[kindCode(block)] ?? 0) + 1;
  const own = count.map((blocks) => Math.log(blocks / (en.length + codes / 2)));
  return chances.map((chance, at) => chance - (own[at % codes] as number));
}
