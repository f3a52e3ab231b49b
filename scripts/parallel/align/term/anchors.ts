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
  const jaPlaces = places(ja);
  const enPlaces = places(en);
  const number = new Map<string, number>();
  for (const key of jaPlaces.keys()) if (enPlaces.has(key)) number.set(key, number.size);
  const unique: [number, number][] = [];
  for (const key of number.keys()) {
    const [i, moreJa] = jaPlaces.get(key) ?? [];
    const [j, moreEn] = enPlaces.get(key) ?? [];
    if (i !== undefined && j !== undefined && moreJa === undefined && moreEn === undefined && !weak.test(key)) {
      unique.push([i, j]);
    }
  }
  return {
    ja: side(
      ja,
      number,
      (key) => trustOf(key).missedInEnglish,
      () => 0,
    ),
    en: side(
      en,
      number,
      (key) => trustOf(key).missedInJapanese,
      (key, block) => gain(key, block, enPlaces.get(key) ?? [], en.length),
    ),
    unique,
  };
}

/** Classes whose keys may mean different things. */
const weak = /^[kl]:/;

function trustOf(key: string): Trust {
  return trust[key.slice(0, key.indexOf(':'))] ?? { kept: 0.5, missedInEnglish: 0, missedInJapanese: 0 };
}

function places(blocks: readonly (readonly string[])[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  blocks.forEach((keys, index) => {
    for (const key of keys) {
      const list = found.get(key);
      if (list) list.push(index);
      else found.set(key, [index]);
    }
  });
  return found;
}

/** ln(chance in the translation ÷ chance anywhere, here or near here), at least 0. */
function gain(key: string, block: number, at: readonly number[], blocks: number): number {
  let crowd = 0;
  for (const place of at) if (Math.abs(place - block) <= near) crowd += 1;
  const anywhere = (at.length + 0.5) / (blocks + 2);
  const here = crowd / (2 * near + 1);
  const chance = Math.max(anywhere, here * 0.6);
  return Math.max(0, Math.log(trustOf(key).kept / chance));
}

function side(
  blocks: readonly (readonly string[])[],
  number: ReadonlyMap<string, number>,
  missedOf: (key: string) => number,
  gainOf: (key: string, block: number) => number,
): AnchorSide {
  const ids: Int32Array[] = [];
  const weights: Float32Array[] = [];
  const missed = new Float64Array(blocks.length);
  blocks.forEach((keys, block) => {
    const shared: [number, number][] = [];
    for (const key of keys) {
      const lost = missedOf(key) * dependence;
      missed[block] = (missed[block] ?? 0) + lost;
      const id = number.get(key);
      if (id !== undefined) shared.push([id, gainOf(key, block) * dependence + lost]);
    }
    shared.sort((a, b) => a[0] - b[0]);
    ids.push(Int32Array.from(shared, ([id]) => id));
    weights.push(Float32Array.from(shared, ([, weight]) => weight));
  });
  return { ids, weights, missed };
}

/** The anchors of a block or of several blocks as one. */
export interface GroupAnchors {
  readonly ids: Int32Array;
  readonly weights: Float32Array;
  readonly missed: number;
}

/** Joins a group and the block after it: each anchor once, with the smaller weight. */
export function joined(group: GroupAnchors, side: AnchorSide, next: number): GroupAnchors {
  const more = side.ids[next] ?? new Int32Array();
  const moreWeights = side.weights[next] ?? new Float32Array();
  const ids = new Int32Array(group.ids.length + more.length);
  const weights = new Float32Array(ids.length);
  let [i, j, size] = [0, 0, 0];
  while (i < group.ids.length || j < more.length) {
    const a = group.ids[i] ?? Number.POSITIVE_INFINITY;
    const b = more[j] ?? Number.POSITIVE_INFINITY;
    ids[size] = Math.min(a, b);
    const weight = a <= b ? (group.weights[i] as number) : (moreWeights[j] as number);
    weights[size] = a === b ? Math.min(weight, moreWeights[j] as number) : weight;
    size += 1;
    if (a <= b) i += 1;
    if (b <= a) j += 1;
  }
  return {
    ids: ids.subarray(0, size),
    weights: weights.subarray(0, size),
    missed: group.missed + (side.missed[next] ?? 0),
  };
}

/** The sum of both sides' weights of the anchors that two groups share. */
export function sharedWeight(
  aIds: Int32Array,
  aWeights: Float32Array,
  bIds: Int32Array,
  bWeights: Float32Array,
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
