/** The units that are learned from: words or pieces of them, numbered, for each block once and in the order of the text. */

export interface Units {
  /** The units of each block. */
  readonly of: readonly (readonly number[])[];
  /** How many there are in all. */
  readonly count: number;
}

export interface EnglishUnits extends Units {
  readonly words: readonly string[];
}

/** Numbers keys as they come; the unit of a block is taken once. */
function numbering<Key>(): { next(): void; add(key: Key): void; of: number[][]; keys: Map<Key, number> } {
  const keys = new Map<Key, number>();
  const of: number[][] = [];
  const lastBlock: number[] = [];
  return {
    of,
    keys,
    next: () => of.push([]),
    add: (key) => {
      let id = keys.get(key);
      if (id === undefined) {
        id = keys.size;
        keys.set(key, id);
      }
      if (lastBlock[id] === of.length) return;
      lastBlock[id] = of.length;
      of.at(-1)?.push(id);
    },
  };
}

/** Pairs of neighbouring kanji, lone kanji, and katakana words. */
export function japaneseUnits(texts: readonly string[]): Units {
  const { of, keys, next, add } = numbering<string | number>();
  for (const text of texts) {
    next();
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      const isPart = isKanji(code) ? isKanji : isKatakana(code) ? isKatakana : undefined;
      if (!isPart) continue;
      const from = index;
      while (isPart(text.charCodeAt(index + 1))) index += 1;
      const length = index + 1 - from;
      if (code < firstKanji) {
        if (length > 1 || code === repetition) add(text.slice(from, index + 1));
      } else if (length === 1) add(code);
      // Two codes as one number, which is quicker to look up than a string.
      else for (let at = from; at < index; at += 1) add(text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1));
    }
  }
  return { of, count: keys.size };
}

/** 々 is a kanji where one stands before it. */
const repetition = 0x3005;
const firstKanji = 0x4e00;

function isKanji(code: number): boolean {
  return (code >= firstKanji && code <= 0x9fff) || code === repetition;
}

function isKatakana(code: number): boolean {
  return (code >= 0x30a1 && code <= 0x30f4) || code === 0x30fc;
}

/** English words of three letters or more without the commonest endings. */
export function englishUnits(texts: readonly string[]): EnglishUnits {
  const { of, keys, next, add } = numbering<string>();
  const stems = new Map<string, string>();
  for (const text of texts) {
    next();
    for (const word of text.match(/[A-Za-z]{3,}/g) ?? []) {
      let stem = stems.get(word);
      if (stem === undefined) {
        const small = word.toLowerCase();
        stem = small.length > 4 ? small.replace(/(?:ies|es|s|ed|ing|ly|e|y)$/, '') : small;
        stems.set(word, stem);
      }
      add(stem);
    }
  }
  return { of, count: keys.size, words: [...keys.keys()] };
}
