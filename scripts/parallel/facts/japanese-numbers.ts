/** The numbers that a Japanese text states: 3、３、三、三つ、1,840万、3割、5％、3分の1、第21条、1990年代. */

import { key, keys, type NumberFact } from './fact.ts';
import { identifiers } from './identifiers.ts';
import { kanjiDigits, kanjiNumber } from './kanji-number.ts';
import { blank } from './narrow.ts';

const figure = `\\d[\\d,]*(?:\\.\\d+)*`;
/** Figures, with the kanji of thousands and above: 3, 1,840万, 1億2,000万, 3千. */
const figures = new RegExp(
  `(第)?(${figure}(?:[十百千]?[万億兆](?:${figure}[十百千]?[万億兆]?)*|[百千](?![${kanjiDigits}]))?)`,
  'g',
);
const kanji = new RegExp(`(第)?([${kanjiDigits}]+)`, 'g');
const fraction = new RegExp(`([\\d,]+|[${kanjiDigits}]+)分の([\\d,]+|[${kanjiDigits}]+)`, 'g');

/** What follows a number and makes it one without doubt, even in kanji. */
const counter =
  /^(?:[年月日条章節項号人件回円歳名割倍時分秒度巻版頁冊社団票台階点]|[かカケヶヵ箇]国|[かカケヶヵ箇][月所年条]|世紀|パーセント|ページ|ドル|番目|週間)/;
/** Words that begin like a number and are none, or no exact one. */
const notCounted = /^(?:十分(?!の)|千年|万年|百年|一時|一度|一回|一部|一人一人|千人|万人|百万遍|百人一首|一年|一日)/;

/**
 * The numbers that a text writes, in figures or kanji.
 *
 * @param text narrow (ASCII digits), with the stretches of dates left blank
 */
export function japaneseNumbers(text: string): readonly NumberFact[] {
  if (!anyDigit.test(text)) return [];
  const { facts: named, rest } = identifiers(text);
  const parts = rest.includes('分の') ? [...rest.matchAll(fraction)].flatMap(partOfWhole) : [];
  const open = blank(rest, parts);
  const inFigures = [...open.matchAll(figures)];
  const others = blank(open, inFigures.map(stretch));
  return [
    ...named,
    ...parts,
    ...inFigures.flatMap((match) => written(match, open, true)),
    ...[...others.matchAll(kanji)].flatMap((match) => written(match, others, false)),
  ];
}

/** What else in a text may stand for a number: ふたつ, 両, 半. */
export function japaneseHints(text: string): readonly NumberFact[] {
  return hints.flatMap(([pattern, values, percent]) =>
    [...text.matchAll(pattern)].map((match): NumberFact => ({
      ...stretch(match),
      keys: keys(...values),
      weight: 'hint',
      percent: percent ?? false,
    })),
  );
}

const anyDigit = new RegExp(`[\\d${kanjiDigits}]`);

/** A sign of percent, or another number that has one: 5から10％. */
const percent = /^(?:%|パーセント|㌫|(?:[〜~\-–—、・]|から|か|ないし)\d[\d.]*(?:%|パーセント))/;

function partOfWhole(match: RegExpMatchArray): readonly NumberFact[] {
  const denominator = kanjiNumber((match[1] ?? '').replaceAll(',', ''));
  const numerator = kanjiNumber((match[2] ?? '').replaceAll(',', ''));
  if (!denominator || numerator === undefined) return [];
  const value = numerator / denominator;
  return [
    { ...stretch(match), keys: keys(value), weight: 'claim', percent: false },
    { ...stretch(match), keys: keys(value * 100, Math.round(value * 100)), weight: 'hint', percent: true },
    { ...stretch(match), keys: keys(numerator, denominator), weight: 'hint', percent: false },
  ];
}

function written(match: RegExpMatchArray, text: string, inFigures: boolean): readonly NumberFact[] {
  const [whole, ordinal, number = ''] = match;
  const index = match.index ?? 0;
  const after = text.slice(index + whole.length, index + whole.length + 8);
  const before = text.slice(Math.max(0, index - 4), index);
  const bare = number.replace(/,$/, '');
  const place = { index, length: whole.length, raw: whole.replace(/,$/, '') };
  if (/\.\d+\./.test(bare)) return [{ ...place, keys: [bare], weight: 'claim', percent: false }];
  const value = kanjiNumber(bare);
  if (value === undefined) return [];

  if (percent.test(after)) {
    return [
      {
        ...place,
        raw: place.raw + (/^(?:%|パーセント)/.exec(after)?.[0] ?? ''),
        keys: keys(value),
        weight: 'claim',
        percent: true,
      },
    ];
  }
  const tenths = /^割(?:([\d一二三四五六七八九])分)?(?![り合])/.exec(after);
  if (tenths) {
    const percent = value * 10 + (tenths[1] ? (kanjiNumber(tenths[1]) ?? 0) : 0);
    return [
      { ...place, raw: place.raw + tenths[0], keys: keys(percent), weight: 'hint', percent: true },
      { ...place, keys: keys(value, value / 10, 10), weight: 'hint', percent: false },
    ];
  }
  const weight = weightOf(value, { bare, before, after, ordinal: ordinal !== undefined, inFigures, whole });
  const facts: NumberFact[] = [
    { ...place, keys: [key(value), ...readings(value, before, after)], weight, percent: false },
  ];
  // 二、三 and 二三 are “two or three”: each figure may be meant.
  if (!inFigures && /^[一二三四五六七八九]{2}$/.test(bare)) {
    facts.push({
      ...place,
      keys: Array.from(bare, (digit) => key(kanjiNumber(digit) ?? 0)),
      weight: 'hint',
      percent: false,
    });
  }
  if (/^倍/.test(after)) facts.push({ ...place, keys: keys(value * 100), weight: 'hint', percent: true });
  return facts;
}

function weightOf(
  value: number,
  found: { bare: string; before: string; after: string; ordinal: boolean; inFigures: boolean; whole: string },
): NumberFact['weight'] {
  const { bare, before, after, ordinal, inFigures, whole } = found;
  // 数十, 何百, 十数人 are no exact numbers.
  if (/[数何幾]$/.test(before) || /^[数余]/.test(after)) return 'hint';
  if (inFigures) {
    if (/^[、,・]\d(?!\d)/.test(after) || /\d[、・]$/.test(before)) return value < 10 ? 'word' : 'claim';
    // 16進 is “hexadecimal”.
    if (value === 0 || /^ ?進/.test(after)) return 'hint';
    if (value === 1) return ordinal || /[図表章節条項]$/.test(before) || /^[.．]/.test(after) ? 'claim' : 'hint';
    return 'claim';
  }
  if (ordinal && counter.test(after)) return 'claim';
  if (notCounted.test(whole + after) || /^[一二三四五六七八九]{2}$/.test(bare)) return 'hint';
  if (bare.length < 2 || value < 11) return value > 1 && counter.test(after) ? 'word' : 'hint';
  return counter.test(after) ? 'claim' : 'hint';
}

/** What else a number may be called in English, by what follows it. */
function readings(value: number, before: string, after: string): readonly string[] {
  // Of most numbers nothing but their value is read.
  if (!/^[年かカケヵヶ箇時日週分倍世]/.test(after) && !before.endsWith('0')) return [];
  const more: number[] = [];
  if (/^(?:年|か月|カ月|ヶ月|ヵ月|時間|日|週間|分|倍|世紀)半/.test(after)) more.push(value + 0.5);
  if (/^年代/.test(after) && value < 100) more.push(1800 + value, 1900 + value, 2000 + value);
  else if (/^年(?!間|前|後|以|生|目|齢)/.test(after) && value < 100) more.push(1900 + value, 2000 + value);
  if (/^世紀/.test(after)) more.push((value - 1) * 100);
  if (/^時(?!間)/.test(after)) more.push((value + 12) % 24, value % 12);
  if (/^[かカケヶヵ箇]月/.test(after)) more.push(value / 12);
  if (/^分(?!の)/.test(after)) more.push(value / 60);
  if (/^倍/.test(after) && value === 2) more.push(2);
  if (/0$/.test(before)) more.push(value);
  return keys(...more);
}

/** Words that may stand for a number. */
const hints: readonly (readonly [RegExp, readonly number[], boolean?])[] = [
  [/ひと(?:つ|り)|片|唯一|ただ|単|初|最初|まず|各|毎|ワン|シングル|元年|同じ/g, [1]],
  [/ふた(?:つ|り)|両|双|対|倍|次|再|隔|ツー|ダブル|ペア|デュアル|セカンド/g, [2]],
  [/みっつ|スリー|トリプル|サード/g, [3]],
  [/よっつ|フォー/g, [4]],
  [/いつつ|ファイブ/g, [5]],
  [/むっつ|半年|シックス/g, [6]],
  [/ななつ|セブン/g, [7]],
  [/やっつ|エイト/g, [8]],
  [/ここのつ|ナイン/g, [9]],
  [/テン/g, [10]],
  [/ダース|正午/g, [12]],
  [/はたち/g, [20]],
  [/半|ハーフ/g, [0.5]],
  [/半/g, [50], true],
  [/全|すべて|百/g, [100], true],
  [/ゼロ|なし|ない|ません|深夜|午前零/g, [0, 24]],
];

function stretch(match: RegExpMatchArray): { index: number; length: number; raw: string } {
  return { index: match.index ?? 0, length: match[0].length, raw: match[0] };
}
