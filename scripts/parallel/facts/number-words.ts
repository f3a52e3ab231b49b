/** Numbers in English words. */

const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const ordinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
] as const;
const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

const plain = new Map<string, number>([
  ...units.map((word, value) => [word, value] as const),
  ...ordinals.map((word, value) => [word, value] as const),
  ...tens.flatMap((word, index) => [
    [word, (index + 2) * 10] as const,
    [`${word.slice(0, -1)}ieth`, (index + 2) * 10] as const,
  ]),
]);

/** What a scale word multiplies by; nothing for other words. */
export function scaleOf(word: string): number | undefined {
  return scales[word.replace(/th$|s$/, '')];
}

const word = [...plain.keys(), ...Object.keys(scales).flatMap((scale) => [`${scale}th`, `${scale}s`, scale])]
  .toSorted((a, b) => b.length - a.length)
  .join('|');

/** One or more number words: “twenty-one”, “two hundred and five thousand”. */
export const numberWords = new RegExp(`\\b(?:${word})(?:(?:[ -]|[ -]and[ -])(?:${word}))*\\b`, 'gi');

/** The value of a run of number words, and whether the words build one number, as “three hundred” does. */
export function wordsValue(text: string): {
  readonly value: number;
  readonly parts: readonly number[];
  readonly compound: boolean;
} {
  const words = text
    .toLowerCase()
    .split(/[ -]+/)
    .filter((part) => part !== 'and');
  let total = 0;
  let section = 0;
  const parts: number[] = [];
  let compound = words.length > 1;
  let before = Number.POSITIVE_INFINITY;
  for (const each of words) {
    const scale = scaleOf(each);
    const value = plain.get(each);
    if (scale !== undefined) {
      section = (section || 1) * scale;
      if (scale > 100) {
        total += section;
        section = 0;
      }
      before = Number.POSITIVE_INFINITY;
    } else if (value !== undefined) {
      // “one two” and “twenty fifteen” are two numbers, or a year.
      if (before < Number.POSITIVE_INFINITY && !(before >= 20 && value < 10 && value > 0)) compound = false;
      section += value;
      parts.push(value);
      before = value;
    }
  }
  return { value: total + section, parts, compound: compound && parts.length > 0 && !/s$/.test(words.at(-1) ?? '') };
}
