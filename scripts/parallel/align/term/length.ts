/**
 * Term: length. Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19(1),
 * 1993: translations of long texts are long. The logarithm of the ratio of the lengths is normally distributed around 0
 * once a Japanese text is measured by the English that it would become, and its spread falls with length.
 *
 * Parameters, fitted by weighted least squares on 2,336 paragraphs and lists of three manuals of the Debian project in
 * both languages: a kanji is 3.6 English letters, a hiragana 1.4, a katakana 1.8, anything else (Latin, digits, marks)
 * 1.0; the residual's standard deviation is 0.17 at 40 to 80 letters, 0.14 at 160, 0.11 at 320, 0.08 above 640. The spread
 * used is a little wider, because other translators are freer.
 */

const kanji = 3.6;
const hiragana = 1.4;
const katakana = 1.8;

/** Spread of the log ratio: the part that stays, and the part that falls with length (in letters). */
const lasting = 0.0144;
const falling = 1.4;
/** Short texts are uncertain by a few letters whatever they say. */
const offset = 4;
/** The share of translations whose length follows no rule. */
const free = 0.02;

/** The length in letters of the English that a Japanese text (NFKC) would become. */
export function japaneseSize(text: string): number {
  let size = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x3000) size += 1;
    else if (code >= 0x3041 && code <= 0x309f) size += hiragana;
    else if (code >= 0x30a0 && code <= 0x30ff) size += katakana;
    else if (code >= 0x3400 && code <= 0x9fff) size += kanji;
    else size += 1;
  }
  return size;
}

/** The length of an English text in letters. */
export function englishSize(text: string): number {
  return text.length;
}

/** How the lengths of the English blocks are spread: mean and standard deviation of their logarithms. */
export interface LengthSpread {
  readonly mean: number;
  readonly deviation: number;
}

export function lengthSpread(sizes: readonly number[]): LengthSpread {
  if (sizes.length === 0) return { mean: 4, deviation: 1 };
  const logs = sizes.map(logSize);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
  // Blocks of one length say little; two blocks say nothing about the spread.
  return { mean, deviation: Math.max(0.5, Math.sqrt((variance * logs.length + 4 * 0.64) / (logs.length + 4))) };
}

/** How this translator's lengths differ from the usual: a condensed Japanese is longer in English than its letters say. */
export interface LengthHabit {
  /** By what the expected length is multiplied. */
  readonly factor: number;
  /** By what the spread of the log ratio is multiplied. */
  readonly spread: number;
}

export const usualLengths: LengthHabit = { factor: 1, spread: 1 };

/** With fewer rows nothing is learned of the lengths. */
const leastRows = 12;
/** Texts below so many letters are too uncertain to learn from. */
const leastSize = 30;
/** As many rows as this speak for the usual habit, so that a short chapter does not learn from chance. */
const usualRows = 10;

/**
 * Learns the habit from rows that surely belong together: median and quartiles, which a wrong row hardly moves.
 *
 * @param rows the expected and the real English length of each row
 */
export function lengthHabit(rows: readonly (readonly [expected: number, real: number])[]): LengthHabit {
  const ratios = rows
    .filter(([ja, en]) => ja >= leastSize && en >= leastSize)
    .map(([ja, en]) => [logSize(en) - logSize(ja), Math.sqrt(lasting + falling / (ja + offset))] as const);
  if (ratios.length < leastRows) return usualLengths;
  const weight = ratios.length / (ratios.length + usualRows);
  const middle = median(ratios.map(([ratio]) => ratio)) * weight;
  // 0.6745: the median distance from the middle in standard deviations of a normal distribution.
  const wide = median(ratios.map(([ratio, deviation]) => Math.abs(ratio - middle) / deviation)) / 0.6745;
  return { factor: Math.exp(middle), spread: Math.max(1, Math.min(3, 1 + (wide - 1) * weight)) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** ln(length + offset). */
export function logSize(size: number): number {
  return Math.log(size + offset);
}

/** What `lengthGain` needs to know of a Japanese group: made once, asked for many times. */
export interface Expected {
  /** 1 ÷ (2 × variance) of the log ratio. */
  readonly narrow: number;
  /** The density's height: the part of translations that follow the rule ÷ standard deviation. */
  readonly height: number;
}

export function expected(size: number, spread = 1): Expected {
  const variance = (lasting + falling / (size + offset)) * spread * spread;
  return { narrow: 1 / (2 * variance), height: (1 - free) / Math.sqrt(variance) };
}

/**
 * How likely the English length is as a translation of that Japanese length, as a natural logarithm. To be compared with
 * how likely the English blocks' lengths are by themselves, see `ownLikelihood`. For a group of several English blocks,
 * the way in which the translation is cut into blocks is taken as evenly distributed, so that a piece of any length is
 * equally likely: then the sum of the logs of the blocks' sizes less as many times the group's is added.
 *
 * @param ratio ln of the English group's size ÷ the Japanese group's
 * @param narrow of what the Japanese group's size lets expect, as `height`
 */
export function lengthGain(ratio: number, narrow: number, height: number): number {
  return Math.log(Math.exp(-ratio * ratio * narrow) * height + free * 0.5);
}

/** A table of `lengthGain` by ln of the density: from where on, and in how many steps for each unit. */
const lowest = -12;
const highest = 4;
const steps = 32;
const gains = Float64Array.from({ length: (highest - lowest) * steps + 1 }, (_, at) =>
  Math.log(Math.exp(lowest + at / steps) + free * 0.5),
);

/** What `lengthGain` is at most where the density's logarithm is `density`: looked up, a step too much at most. */
export function mostLengthGain(density: number): number {
  if (density > highest) return Number.POSITIVE_INFINITY;
  return gains[Math.max(0, Math.ceil((density - lowest) * steps))] as number;
}

/** The log density of a block's length by itself, on the scale of `lengthGain`. */
export function ownLikelihood(log: number, { mean, deviation }: LengthSpread): number {
  const z = (log - mean) / deviation;
  return Math.log((0.9 * Math.exp((-z * z) / 2)) / deviation + 0.1 * 0.3);
}
