/**
 * Anchors: words that Japanese has taken over in katakana, by their consonants. サーバー and `server` both become `sb`,
 * データベース and `database` `dtbs`: what Japanese cannot tell apart (r and l, b and v, s and th) is one letter, and r
 * that only lengthens a vowel is dropped. Two different words may share a key; that is why the term trusts them less.
 */

const katakana = /[ァ-ヴー]{2,}/g;
const english = /[A-Za-z]{3,}/g;

/** The first letter of each mora, by the row of the syllabary. */
const rows: readonly (readonly [string, string])[] = [
  ['カキクケコ', 'k'],
  ['ガギグゲゴ', 'g'],
  ['サシスセソザジズゼゾチヂツヅ', 's'],
  ['タテト', 't'],
  ['ダデド', 'd'],
  ['ナニヌネノ', 'n'],
  ['ハヒヘホ', 'h'],
  ['フ', 'f'],
  ['バビブベボヴ', 'b'],
  ['パピプペポ', 'p'],
  ['マミムメモ', 'm'],
  ['ラリルレロ', 'r'],
  ['ンッ', ''],
];
const consonants: ReadonlyMap<string, string> = new Map(
  rows.flatMap(([row, letter]) => [...row].map((mora): [string, string] => [mora, letter])),
);

/** Keys with fewer consonants say too little. */
const least = 2;

/**
 * The katakana words of a Japanese text, as `k:` and their consonants.
 *
 * @param text in NFKC
 */
export function katakanaSounds(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text.matchAll(katakana)) {
    let key = '';
    for (const mora of word) key += consonants.get(mora) ?? '';
    if (key.length >= least) found.push(`k:${single(key)}`);
  }
  return found;
}

/**
 * Looks for the words of an English text and each two neighbours (ファイルシステム, `file system`) in keys of katakana words.
 *
 * @param wanted anchors of the Japanese side
 * @returns a function from text to the keys found
 */
export function englishSounds(wanted: Iterable<string>): (text: string) => string[] {
  const keys = new Map<string, string>();
  // Of most words nothing can be wanted, whatever word follows.
  const beginnings = new Set<string>();
  for (const anchor of wanted) {
    if (!anchor.startsWith('k:')) continue;
    const key = anchor.slice(2);
    keys.set(key, anchor);
    for (let length = 0; length <= key.length; length += 1) beginnings.add(key.slice(0, length));
  }
  return (text) => {
    const found: string[] = [];
    if (keys.size === 0) return found;
    const add = (key: string): void => {
      const anchor = key.length >= least ? keys.get(key) : undefined;
      if (anchor !== undefined) found.push(anchor);
    };
    let before = '';
    for (const word of text.match(english) ?? []) {
      const key = sounds(word);
      add(key);
      if (beginnings.has(before)) add(before.endsWith(key.slice(0, 1)) ? before + key.slice(1) : before + key);
      before = key;
    }
    return found;
  };
}

const known = new Map<string, string>();

function sounds(word: string): string {
  const kept = known.get(word);
  if (kept !== undefined) return kept;
  const letters = word
    .toLowerCase()
    .replace(/[ts]ion/g, 's')
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])|g(?=[ei])/g, 's')
    .replace(/tu|th|sh|ch|[jzx]/g, 's')
    .replace(/ck|qu|[cq]/g, 'k')
    // ン has no letter, and r after a vowel only lengthens it.
    .replace(/[nm](?![aeiouynm]|$)|n$|(?<=[aeiou])r(?![aeiouy])/g, '')
    .replaceAll('l', 'r')
    .replaceAll('v', 'b')
    .replace(/[aeiouyw]|h(?![aeiou])/g, '');
  const key = single(letters);
  known.set(word, key);
  return key;
}

/** Doubled consonants are one (ッ, `ff`). */
function single(key: string): string {
  return key.replace(/(.)\1+/g, '$1');
}
