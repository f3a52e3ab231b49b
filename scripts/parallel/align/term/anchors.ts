/**
 * Term: shared anchors. Each anchor is weighed by how much more likely it is to stand in the translation of a block that
 * has it than in any block (inverse document frequency over the chapter, in the form of a log-likelihood ratio; Spärck
 * Jones 1972). An anchor of the Japanese side that its translation lacks speaks against the pair.
 */

/** How an anchor of a class is trusted. */
interface Trust {
  /** How likely the translation keeps it. */
  readonly kept: number;
  /** What its absence from the English costs, and from the Japanese. */
  readonly missedInEnglish: number;
  readonly missedInJapanese: number;
}

/** By the class, the part of the key before the first colon. */
const trust: Readonly<Record<string, Trust>> = {
  b: { kept: 0.8, missedInEnglish: 0.1, missedInJapanese: 0.1 },
  c: { kept: 0.9, missedInEnglish: 0.9, missedInJapanese: 0.9 },
  d: { kept: 0.8, missedInEnglish: 0.5, missedInJapanese: 0.5 },
  f: { kept: 0.9, missedInEnglish: 1.2, missedInJapanese: 1.2 },
  i: { kept: 0.9, missedInEnglish: 1.2, missedInJapanese: 1.2 },
  id: { kept: 0.99, missedInEnglish: 0, missedInJapanese: 0 },
  k: { kept: 0.5, missedInEnglish: 0.2, missedInJapanese: 0 },
  label: { kept: 0.99, missedInEnglish: 4, missedInJapanese: 0 },
  n: { kept: 0.8, missedInEnglish: 0.8, missedInJapanese: 0.5 },
  t: { kept: 0.8, missedInEnglish: 0.6, missedInJapanese: 0.3 },
  u: { kept: 0.9, missedInEnglish: 1, missedInJapanese: 1 },
  v: { kept: 0.5, missedInEnglish: 0.15, missedInJapanese: 0.05 },
  w: { kept: 0.85, missedInEnglish: 0.7, missedInJapanese: 0 },
  l: { kept: 0.5, missedInEnglish: 0, missedInJapanese: 0 },
};

/** Anchors of one block are not independent of each other: their weights are taken at this part of their sum. */
const dependence = 0.6;
/** Half the width, in blocks, of the neighbourhood in which an anchor that crowds there counts as common. */
const near = 6;

/** The anchors of the blocks of one side, as numbers that rise. */
export interface AnchorSide {
  readonly ids: readonly Int32Array[];
  /** What each anchor adds to the gain when shared. */
  readonly weights: readonly Float32Array[];
  /** What the block loses when none of its anchors is shared. */
  readonly missed: Float64Array;
}

export interface Anchors {
  readonly ja: AnchorSide;
  readonly en: AnchorSide;
  /** Pairs of block indices that share an anchor which stands once on each side. */
  readonly unique: readonly (readonly [number, number])[];
}

/**
 * Weighs the anchors of a chapter.
 *
 * @param ja the keys of each Japanese block, each key once
 * @param en the keys of each English block
 */
export function weighAnchors(ja: readonly (readonly string[])[], en: readonly (readonly string[])[]): Anchors {
  const names = new Map<string, number>();
  const jaIds = ja.map((keys) => numbered(keys, names));
  const enIds = en.map((keys) => numbered(keys, names));
  const trusts = Array.from(names.keys(), trustOf);
  const jaPlaces = placesOf(jaIds, names.size);
  const enPlaces = placesOf(enIds, names.size);
  const shared = (id: number): boolean => countOf(jaPlaces, id) > 0 && countOf(enPlaces, id) > 0;
  const unique: [number, number][] = [];
  let id = 0;
  for (const key of names.keys()) {
    if (countOf(jaPlaces, id) === 1 && countOf(enPlaces, id) === 1 && !weak.test(key)) {
      unique.push([
        jaPlaces.blocks[jaPlaces.from[id] as number] as number,
        enPlaces.blocks[enPlaces.from[id] as number] as number,
      ]);
    }
    id += 1;
  }
  const gain = (id: number, block: number): number => {
    const from = enPlaces.from[id] as number;
    const to = enPlaces.from[id + 1] as number;
    const crowd =
      firstAt(enPlaces.blocks, from, to, block + near + 1) - firstAt(enPlaces.blocks, from, to, block - near);
    const anywhere = (to - from + 0.5) / (en.length + 2);
    const here = crowd / (2 * near + 1);
    // ln(chance in the translation ÷ chance anywhere, here or near here)
    return Math.max(0, Math.log((trusts[id] as Trust).kept / Math.max(anywhere, here * 0.6)));
  };
  return {
    ja: side(
      jaIds,
      shared,
      (id) => (trusts[id] as Trust).missedInEnglish,
      () => 0,
    ),
    en: side(enIds, shared, (id) => (trusts[id] as Trust).missedInJapanese, gain),
    unique: unique.sort((a, b) => a[0] - b[0] || a[1] - b[1]),
  };
}

/** Classes whose keys may mean different things. */
const weak = /^[klv]:/;

function trustOf(key: string): Trust {
  return trust[key.slice(0, key.indexOf(':'))] ?? { kept: 0.5, missedInEnglish: 0, missedInJapanese: 0 };
}

/** The keys as numbers that rise; new keys get the next number. */
function numbered(keys: readonly string[], names: Map<string, number>): Int32Array {
  const ids = new Int32Array(keys.length);
  keys.forEach((key, index) => {
    let id = names.get(key);
    if (id === undefined) {
      id = names.size;
      names.set(key, id);
    }
    ids[index] = id;
  });
  return ids.sort();
}

/** The blocks in which each anchor stands, rising: those of anchor `id` from `from[id]` to before `from[id + 1]`. */
interface Places {
  readonly from: Int32Array;
  readonly blocks: Int32Array;
}

function placesOf(ids: readonly Int32Array[], anchors: number): Places {
  const from = new Int32Array(anchors + 1);
  for (const block of ids) for (const id of block) from[id + 1] = (from[id + 1] as number) + 1;
  for (let id = 0; id < anchors; id += 1) from[id + 1] = (from[id + 1] as number) + (from[id] as number);
  const blocks = new Int32Array(from[anchors] as number);
  const next = from.slice();
  ids.forEach((block, index) => {
    for (const id of block) {
      blocks[next[id] as number] = index;
      next[id] = (next[id] as number) + 1;
    }
  });
  return { from, blocks };
}

function countOf({ from }: Places, id: number): number {
  return (from[id + 1] as number) - (from[id] as number);
}

/** The first index in a rising stretch whose value is not below a limit. */
function firstAt(values: Int32Array, from: number, to: number, limit: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function side(
  blocks: readonly Int32Array[],
  isShared: (id: number) => boolean,
  missedOf: (id: number) => number,
  gainOf: (id: number, block: number) => number,
): AnchorSide {
  const missed = new Float64Array(blocks.length);
  const weights: Float32Array[] = [];
  const ids = blocks.map((all, block) => {
    const kept = all.filter(isShared);
    for (const id of all) missed[block] = (missed[block] as number) + missedOf(id) * dependence;
    weights.push(Float32Array.from(kept, (id) => (gainOf(id, block) + missedOf(id)) * dependence));
    return kept;
  });
  return { ids, weights, missed };
}

/** The anchors of a block or of several blocks as one. */
export interface GroupAnchors {
  readonly ids: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  readonly missed: number;
}

/** Joins a group and the block after it: each anchor once, with the smaller weight. */
export function joined(group: GroupAnchors, side: AnchorSide, next: number): GroupAnchors {
  const more = side.ids[next] ?? new Int32Array();
  const moreWeights = side.weights[next] ?? new Float32Array();
  const missed = group.missed + (side.missed[next] ?? 0);
  if (more.length === 0) return { ids: group.ids, weights: group.weights, missed };
  // Plain arrays: thousands of short typed ones take longer to make than to fill.
  const ids: number[] = [];
  const weights: number[] = [];
  let [i, j] = [0, 0];
  while (i < group.ids.length || j < more.length) {
    const a = i < group.ids.length ? (group.ids[i] as number) : Number.POSITIVE_INFINITY;
    const b = j < more.length ? (more[j] as number) : Number.POSITIVE_INFINITY;
    ids.push(Math.min(a, b));
    const weight = a <= b ? (group.weights[i] as number) : (moreWeights[j] as number);
    weights.push(a === b ? Math.min(weight, moreWeights[j] as number) : weight);
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return { ids, weights, missed };
}

/** The sum of both sides' weights of the anchors that two groups share. */
export function sharedWeight(
  aIds: ArrayLike<number>,
  aWeights: ArrayLike<number>,
  bIds: ArrayLike<number>,
  bWeights: ArrayLike<number>,
): number {
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < aIds.length && j < bIds.length) {
    const a = aIds[i] as number;
    const b = bIds[j] as number;
    if (a === b) {
      sum += (aWeights[i] as number) + (bWeights[j] as number);
      i += 1;
      j += 1;
    } else if (a < b) i += 1;
    else j += 1;
  }
  return sum;
}
