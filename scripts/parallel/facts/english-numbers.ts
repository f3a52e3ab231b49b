/** The numbers that an English text states: 3, three, third, 18.4 million, 5 per cent, two-thirds, the 1990s. */
import { key, keys, type NumberFact } from './fact.ts';
import { identifiers } from './identifiers.ts';
import { blank } from './narrow.ts';
import { numberWords, scaleOf, wordsValue } from './number-words.ts';

const figures = /(?<!\w|(?<!\.)\.)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*)/g;
const percentSign = /^\s*(?:%|percent(?:age)?\b|per cent\b|pc\b)/;
/** “5 to 10 %”: what follows makes the first number a percentage too. */
const percentRange = /^\s*(?:to|or|and|–|-|—)\s*[\d.]+\s*(?:%|percent\b|per cent\b)/;
const scale = /^[ -]?(hundred|thousand|million|billion|trillion)s?\b/i;
const shortScale = /^(k|K|m|M|bn|B|tn)\b/;
const shortScales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, b: 1e9, tn: 1e12 };
const parts =
  '(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|hundredths?|thousandths?)';
const fraction = new RegExp(`\\b(a|an|one|two|three|four|five|six|seven|eight|nine|\\d+)[ -](${parts})\\b`, 'gi');
const denominators: readonly (readonly [RegExp, number])[] = [
  [/^hal/, 2],
  [/^third/, 3],
  [/^(?:quarter|fourth)/, 4],
  [/^fifth/, 5],
  [/^sixth/, 6],
  [/^seventh/, 7],
  [/^eighth/, 8],
  [/^ninth/, 9],
  [/^tenth/, 10],
  [/^hundredth/, 100],
  [/^thousandth/, 1000],
];

/** 24/7 says “always”. */
const roundTheClock = /(?<![\w./])24\/7(?![\w/]|\.\d)/g;

/**
 * The numbers that a text writes, in figures or in number words.
 *
 * @param text with the stretches of dates left blank
 */
export function englishNumbers(text: string): readonly NumberFact[] {
  const { facts: named, rest: known } = identifiers(text);
  const rest = known.includes('24/7') ? known.replace(roundTheClock, (idiom) => ' '.repeat(idiom.length)) : known;
  const inFigures = [...rest.matchAll(figures)];
  const words = blank(rest, inFigures.map(stretch));
  return [
    ...named,
    ...inFigures.flatMap((match) => written(match, rest)),
    ...[...words.matchAll(numberWords)].flatMap((match) => spelled(match, words)),
  ];
}

/** What else in a text may stand for a number: parts of a whole, Roman numerals, words such as “both” and “dozen”. */
export function englishHints(text: string): readonly NumberFact[] {
  const facts: NumberFact[] = [];
  for (const match of text.matchAll(fraction)) facts.push(...partOfWhole(match));
  for (const match of text.matchAll(/\b(\d+)\/(\d+)\b/g)) {
    facts.push({ ...stretch(match), keys: keys(Number(match[1]) / Number(match[2])), weight: 'hint', percent: false });
  }
  for (const match of text.matchAll(andAHalf)) {
    const whole = /\d/.test(match[1] ?? '') ? Number(match[1]) : wordsValue(match[1] ?? '').value;
    facts.push({ ...stretch(match), keys: keys(whole + 0.5), weight: 'hint', percent: false });
  }
  for (const [pattern, values, percent] of hints) {
    for (const match of text.matchAll(pattern)) {
      facts.push({ ...stretch(match), keys: keys(...values), weight: 'hint', percent: percent ?? false });
    }
  }
  for (const match of text.matchAll(/\b[IVXLC]{1,7}\b/g)) {
    facts.push({ ...stretch(match), keys: keys(roman(match[0])), weight: 'hint', percent: false });
  }
  return facts;
}

const andAHalf = /\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?: \w+)? and a half\b/gi;

function written(match: RegExpMatchArray, text: string): readonly NumberFact[] {
  const raw = match[0];
  const index = match.index ?? 0;
  const after = text.slice(index + raw.length, index + raw.length + 24);
  const before = text.slice(Math.max(0, index - 3), index);
  const place = { index, length: raw.length, raw };
  if (/\..*\./.test(raw)) return [{ ...place, keys: [raw], weight: 'claim', percent: false }];
  const value = Number(raw.replaceAll(',', ''));
  if (percentSign.test(after) || percentRange.test(after)) {
    return [
      { ...place, raw: raw + (percentSign.exec(after)?.[0] ?? ''), keys: keys(value), weight: 'claim', percent: true },
    ];
  }
  const scaled = scale.exec(after);
  if (scaled) {
    const factor = scaleOf((scaled[1] ?? '').toLowerCase()) ?? 1;
    return [{ ...place, raw: raw + scaled[0], keys: keys(value * factor), weight: 'claim', percent: false }];
  }
  const more: number[] = [];
  const short = shortScale.exec(after);
  if (short) more.push(value * (shortScales[(short[1] ?? '').toLowerCase()] ?? 1));
  const counted = /^[ -](decades?|centur(?:y|ies)|dozens?)\b/i.exec(after);
  if (counted)
    more.push(value * (/^d?dec|^dec/i.test(counted[1] ?? '') ? 10 : /^cen/i.test(counted[1] ?? '') ? 100 : 12));
  if (/^(?::\d\d)?\s*[ap]\.?m\b/i.test(after)) more.push((value + 12) % 24, value % 12);
  if (value < 25 && /^:\d\d/.test(after)) more.push((value + 12) % 24);
  if (/['’]$/.test(before) && raw.length === 2) more.push(1800 + value, 1900 + value, 2000 + value);
  if (/^s\b/.test(after) && value % 100 === 0) more.push(value / 100 + 1);
  const facts: NumberFact[] = [
    {
      ...place,
      keys: [key(value), ...keys(...more)],
      weight: value === 0 || /\+$/.test(before) ? 'hint' : 'claim',
      percent: false,
    },
  ];
  // 1990–95: the end of the range is 1995.
  const end = /^[–-](\d\d)(?!\d)/.exec(after);
  if (end && raw.length === 4) {
    facts.push({
      ...place,
      keys: keys(Math.floor(value / 100) * 100 + Number(end[1])),
      weight: 'hint',
      percent: false,
    });
  }
  return facts;
}

function spelled(match: RegExpMatchArray, text: string): readonly NumberFact[] {
  const { value, parts: each, compound } = wordsValue(match[0]);
  const place = stretch(match);
  const index = match.index ?? 0;
  const after = text.slice(index + match[0].length, index + match[0].length + 20);
  if (percentSign.test(after)) {
    return [
      {
        ...place,
        raw: place.raw + (percentSign.exec(after)?.[0] ?? ''),
        keys: keys(value),
        weight: 'claim',
        percent: true,
      },
    ];
  }
  const more: number[] = [];
  const counted = /^[ -](decade|centur|dozen|score)/i.exec(after)?.[1]?.toLowerCase();
  if (counted) more.push(value * ({ decade: 10, centur: 100, dozen: 12, score: 20 }[counted] ?? 1));
  const exact = compound && value > 12;
  const weight = exact
    ? 'claim'
    : value > 1 && !/(?:th|first|second|third)$/i.test(match[0]) && !/s$/.test(match[0])
      ? 'word'
      : 'hint';
  return [
    { ...place, keys: keys(value, ...more), weight, percent: false },
    {
      ...place,
      keys: keys(...each, ...(each.length === 2 ? [(each[0] ?? 0) * 100 + (each[1] ?? 0)] : [])),
      weight: 'hint',
      percent: false,
    },
    ...(/^ (?:in|out of) ten\b/.test(after)
      ? [{ ...place, keys: keys(value * 10), weight: 'hint', percent: true } as const]
      : []),
  ];
}

function partOfWhole(match: RegExpMatchArray): readonly NumberFact[] {
  const [, count = '', part = ''] = match;
  const denominator = denominators.find(([pattern]) => pattern.test(part.toLowerCase()))?.[1] ?? 1;
  const numerator = /\d/.test(count) ? Number(count) : /^an?$/i.test(count) ? 1 : wordsValue(count).value;
  const value = numerator / denominator;
  return [
    { ...stretch(match), keys: keys(value, numerator, denominator), weight: 'hint', percent: false },
    { ...stretch(match), keys: keys(value * 100, Math.round(value * 100)), weight: 'hint', percent: true },
  ];
}

/** The value of a Roman numeral. */
function roman(text: string): number {
  const value: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  return Array.from(text).reduce((sum, letter, index, all) => {
    const own = value[letter] ?? 0;
    return sum + (own < (value[all[index + 1] ?? ''] ?? 0) ? -own : own);
  }, 0);
}

/** Words that may stand for a number. */
const hints: readonly (readonly [RegExp, readonly number[], boolean?])[] = [
  [
    /\b(?:an?|each|every|per|once|single|sole|only|another|alone|unique|initial|same|daily|weekly|monthly|yearly|annual|annually|uni\w+|mono\w+)\b/gi,
    [1],
  ],
  [
    /\b(?:both|pair|couple|twice|double|doubl\w+|dual|twin|two\w+|bi\w+|either|neither|latter|former|between|other|again|next)\b/gi,
    [2],
  ],
  [/\b(?:triple|thrice|trio|triad|triangle|tri\w+|three\w+)\b/gi, [3]],
  [/\b(?:quarters?|quad\w*|four\w+)\b/gi, [4, 0.25]],
  [/\b(?:more than (?:once|one)|multiple|several)\b/gi, [2]],
  [/\bquarter/gi, [3, 15]],
  [/\bhal(?:f|ves)\b|\bhalf/gi, [0.5, 2, 30, 6]],
  [/\bhal(?:f|ves)\b/gi, [50], true],
  [/\bquarter\b/gi, [25], true],
  [/\bthird/gi, [1 / 3, 3]],
  [/\b(?:all|entire|entirely|every|whole|fully|complete|completely)\b/gi, [100], true],
  [/\bfortnight/gi, [2, 14]],
  [/\bweek/gi, [7, 1]],
  [/\bdecade/gi, [10]],
  [/\bdozen/gi, [12]],
  [/\bnoon|midday/gi, [12]],
  [/\bmidnight/gi, [0, 24, 12]],
  [/\bcentur|hundred/gi, [100]],
  [/\bmillenni/gi, [1000]],
  [/\bthousand/gi, [1000]],
  [/\bmillion/gi, [1e6]],
  [/\bbillion/gi, [1e9]],
  [/\btrillion/gi, [1e12]],
  [/\btwenties/gi, [20, 1920]],
  [/\bthirties/gi, [30, 1930]],
  [/\bforties/gi, [40, 1940]],
  [/\bfifties/gi, [50, 1950]],
  [/\bsixties/gi, [60, 1960]],
  [/\bseventies/gi, [70, 1970]],
  [/\beighties/gi, [80, 1980]],
  [/\bnineties/gi, [90, 1990]],
  [/\bteen/gi, [10]],
  [/\b(?:no|none|zero|nothing|nil|not|never)\b/gi, [0]],
];

function stretch(match: RegExpMatchArray): { index: number; length: number; raw: string } {
  return { index: match.index ?? 0, length: match[0].length, raw: match[0] };
}
