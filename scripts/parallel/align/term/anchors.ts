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

/** The anchors of the blocks of one side: those of block `b` stand from `from[b]` to before `from[b + 1]`, rising. */
export interface AnchorSide {
  readonly from: Int32Array;
  readonly ids: Int32Array;
  /** What each anchor adds to the gain when shared. */
  readonly weights: Float32Array;
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
 * Weighs the anchors of a chapter. Only those that both sides have are kept; the others count as missed.
 *
 * @param ja the keys of each Japanese block, each key once
 * @param en the keys of each English block
 */
export function weighAnchors(ja: readonly (readonly string[])[], en: readonly (readonly string[])[]): Anchors {
  const names = new Map<string, number>();
  const jaIds = ja.map((keys) => numbered(keys, names));
  const enIds = en.map((keys) => numbered(keys, names));
  const jaPlaces = placesOf(jaIds, names.size);
  const enPlaces = placesOf(enIds, names.size);
  const jaSide = emptySide(ja.length, jaPlaces, enPlaces);
  const enSide = emptySide(en.length, enPlaces, jaPlaces);
  const unique: [number, number][] = [];
  let id = 0;
  // Anchor by anchor, so that each block gets its anchors in rising order.
  for (const key of names.keys()) {
    const { kept, missedInEnglish, missedInJapanese } = trustOf(key);
    const isShared = countOf(jaPlaces, id) > 0 && countOf(enPlaces, id) > 0;
    add(jaSide, id, jaPlaces, missedInEnglish, isShared, () => 0);
    add(enSide, id, enPlaces, missedInJapanese, isShared, isShared ? gainOf(kept, enPlaces, id, en.length) : () => 0);
    if (countOf(jaPlaces, id) === 1 && countOf(enPlaces, id) === 1 && !weak.test(key)) {
      unique.push([
        jaPlaces.blocks[jaPlaces.from[id] as number] as number,
        enPlaces.blocks[enPlaces.from[id] as number] as number,
      ]);
    }
    id += 1;
  }
  return { ja: jaSide, en: enSide, unique: unique.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

/** Classes whose keys may mean different things. */
const weak = /^[klv]:/;

function trustOf(key: string): Trust {
  return trust[key.slice(0, key.indexOf(':'))] ?? { kept: 0.5, missedInEnglish: 0, missedInJapanese: 0 };
}

/**
 * What a shared anchor tells at a block: ln(chance in the translation ÷ chance anywhere, here or near here).
 *
 * @param blocks of the English side
 * @returns by English block and how many blocks with the anchor are near it
 */
function gainOf(kept: number, places: Places, id: number, blocks: number): (crowd: number) => number {
  const anywhere = (countOf(places, id) + 0.5) / (blocks + 2);
  const alone = Math.max(0, Math.log(kept / anywhere));
  return (crowd) => {
    const here = (crowd / (2 * near + 1)) * 0.6;
    return here > anywhere ? Math.max(0, Math.log(kept / here)) : alone;
  };
}

/** The keys as numbers; new keys get the next number. */
function numbered(keys: readonly string[], names: Map<string, number>): Int32Array {
  const ids = new Int32Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    let id = names.get(key);
    if (id === undefined) {
      id = names.size;
      names.set(key, id);
    }
    ids[index] = id;
  }
  return ids;
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

/** A side with room for the anchors of each block that the other side has too. */
function emptySide(blocks: number, places: Places, other: Places): AnchorSide & { readonly next: Int32Array } {
  const from = new Int32Array(blocks + 1);
  for (let id = 0; id + 1 < places.from.length; id += 1) {
    if (countOf(other, id) === 0) continue;
    for (let at = places.from[id] as number; at < (places.from[id + 1] as number); at += 1) {
      const block = places.blocks[at] as number;
      from[block + 1] = (from[block + 1] as number) + 1;
    }
  }
  for (let block = 0; block < blocks; block += 1)
    from[block + 1] = (from[block + 1] as number) + (from[block] as number);
  const count = from[blocks] as number;
  return {
    from,
    ids: new Int32Array(count),
    weights: new Float32Array(count),
    missed: new Float64Array(blocks),
    next: from.slice(),
  };
}

/** Puts an anchor into the blocks in which it stands. */
function add(
  side: AnchorSide & { readonly next: Int32Array },
  id: number,
  { from, blocks }: Places,
  missed: number,
  isShared: boolean,
  gain: (crowd: number) => number,
): void {
  const end = from[id + 1] as number;
  let low = from[id] as number;
  let high = low;
  for (let at = low; at < end; at += 1) {
    const block = blocks[at] as number;
    side.missed[block] = (side.missed[block] as number) + missed * dependence;
    if (!isShared) continue;
    while ((blocks[low] as number) < block - near) low += 1;
    while (high < end && (blocks[high] as number) <= block + near) high += 1;
    const to = side.next[block] as number;
    side.ids[to] = id;
    side.weights[to] = (gain(high - low) + missed) * dependence;
    side.next[block] = to + 1;
  }
}
