/**
 * The words that turn a sentence round: negations, modals, numbers and names. A change of one of them is shown before all
 * others. These are patterns, not grammar; a word too many costs a reviewer a glance, a word too few a wrong sentence.
 */
import type { Language } from '../../message/message.ts';

export type CriticalKind = 'negation' | 'modal' | 'number' | 'name';

/** The kinds in the order in which they are shown. */
export const criticalKinds: readonly CriticalKind[] = ['negation', 'modal', 'number', 'name'];

export interface CriticalWord {
  readonly kind: CriticalKind;
  /** As it is compared: without grouping commas, polite endings and capitals. */
  readonly word: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/** A kind with the words that only the former and only the new text has. */
export interface CriticalChange {
  readonly kind: CriticalKind;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

interface Pattern {
  readonly kind: CriticalKind;
  readonly expression: RegExp;
  /** The compared form of what was found; small letters where absent. */
  readonly word?: (found: string) => string;
}

const digits = (found: string): string => found.replace(/(?<=\d),(?=\d{3})/g, '');
const same = (found: string): string => found;

/** What is found by an earlier pattern is not looked at again by a later one. */
const patterns: Readonly<Record<Language, readonly Pattern[]>> = {
  en: [
    {
      kind: 'negation',
      expression:
        /\b(?:cannot|can't|[a-z]+n't|not|never|nor|no|neither|none|nobody|nothing|nowhere|without|hardly)\b/giu,
      word: (found) => (/n't$/i.test(found) ? 'not' : found.toLowerCase()),
    },
    {
      kind: 'modal',
      expression: /\b(?:must|shall|should|ought|might|could|would|can|will)\b|\b(?:has|have|need)s? to\b/giu,
    },
    // The month has a number beside it; the modal has not.
    { kind: 'modal', expression: /(?<!\d )\b(?:may|May)\b(?! \d)/gu },
    { kind: 'number', expression: /\d+(?:[,.:]\d+)*/gu, word: digits },
    {
      kind: 'number',
      expression:
        /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|billion|half|twice|first|second|third|fourth|fifth)s?\b/giu,
    },
    // A capital inside a sentence; at its beginning every word has one.
    { kind: 'name', expression: /(?<=[\p{Ll}\d,;(] )\p{Lu}[\p{L}'’-]+|\b\p{Lu}{2,}\b/gu, word: same },
  ],
  ja: [
    {
      kind: 'modal',
      expression: /(?:なければ|なくては|ねば)(?:なら|なり|いけ)(?:ない|ません|ず)/gu,
      word: () => 'なければならない',
    },
    { kind: 'modal', expression: /[てで]は?(?:なら|なり|いけ)(?:ない|ません)/gu, word: () => 'てはならない' },
    { kind: 'modal', expression: /べき(?:では|じゃ)(?:ない|ありません)/gu, word: () => 'べきではない' },
    { kind: 'modal', expression: /かもしれ(?:ない|ません)/gu, word: () => 'かもしれない' },
    { kind: 'modal', expression: /(?<=て)も(?:よい|良い|いい|かまわない|構わない)/gu, word: () => 'てもよい' },
    { kind: 'negation', expression: /でき(?:ない|ません|なく|なかっ|ず)/gu, word: () => 'できない' },
    { kind: 'modal', expression: /でき(?:る|ます|た|れば)/gu, word: () => 'できる' },
    { kind: 'modal', expression: /べき|はず(?=[でだの])|だろう|でしょう|必要(?=が|で|は|と)/gu },
    {
      kind: 'negation',
      expression:
        /(?<![少危切])(?:ない|なく(?!な)|なかっ|なけれ)|ません|ざる|(?<=[\p{Script=Han}\p{Script=Hiragana}])なし(?=[でにの])/gu,
      word: () => 'ない',
    },
    // The prohibition: 設けるな。
    { kind: 'negation', expression: /(?<=[うくぐすつぬぶむる])な(?=[。!」』]|$)/gmu, word: () => 'な' },
    // まず、必ず、はず、いずれ are no negations.
    {
      kind: 'negation',
      expression: /(?<=[わかがさただなばらえけげせぜてねべめれきぎしちにびみり]|[\p{L}]ま)ず(?=[、。にと]|$)/gmu,
      word: () => 'ない',
    },
    { kind: 'number', expression: /\d+(?:[,.:]\d+)*[万億兆]?/gu, word: digits },
    {
      kind: 'number',
      // The whole numeral or nothing, so that a long one is not begun again at each of its signs.
      expression:
        /(?<![〇一二三四五六七八九十百千万億兆])[〇一二三四五六七八九十百千万億兆]+(?=[年月日人か国つ件回歳条項章号%割個枚名票台])/gu,
    },
    {
      kind: 'name',
      // No name is longer; without a limit, a long text of kanji alone would take the square of its length.
      expression:
        /[\p{Script=Han}\p{Script=Katakana}ー]{2,40}?(?:氏|さん|首相|大臣|大統領|議員|長官|省|庁|党|政府|県)/gu,
    },
    { kind: 'name', expression: /\p{Lu}[\p{Script=Latin}-]+/gu, word: same },
  ],
};

/**
 * Finds the critical words of a text in normal form, in its order.
 *
 * @param names proper names of the publication in this language
 */
export function criticalWords(text: string, language: Language, names: readonly string[]): readonly CriticalWord[] {
  const found: CriticalWord[] = [];
  const free = new Uint8Array(text.length).fill(1);
  const take = (kind: CriticalKind, word: string, start: number, end: number): void => {
    if (end === start || free.subarray(start, end).includes(0)) return;
    free.fill(0, start, end);
    found.push({ kind, word, start, end });
  };
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    if (name === '') continue;
    for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + name.length)) {
      take('name', name, start, start + name.length);
    }
  }
  for (const { kind, expression, word } of patterns[language]) {
    for (const { 0: match, index } of text.matchAll(expression)) {
      take(kind, word ? word(match) : match.toLowerCase(), index, index + match.length);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** Which critical words only one of two texts has, kind by kind. A word that only moved is in both. */
export function criticalChanges(was: readonly CriticalWord[], is: readonly CriticalWord[]): readonly CriticalChange[] {
  return criticalKinds.flatMap((kind): CriticalChange[] => {
    const former = was.filter((one) => one.kind === kind).map(({ word }) => word);
    const now = is.filter((one) => one.kind === kind).map(({ word }) => word);
    const change = { kind, was: without(former, now), is: without(now, former) };
    return change.was.length + change.is.length > 0 ? [change] : [];
  });
}

/** The multiset difference of two lists. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((word) => {
    const index = left.indexOf(word);
    if (index === -1) return true;
    left.splice(index, 1);
    return false;
  });
}
