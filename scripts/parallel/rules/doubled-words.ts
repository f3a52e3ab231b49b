/** doubled-words: a word or particle that was typed twice. */
import { type Prose, placeInText } from '../prose/prose.ts';
import { type Finding, type Rule, sidesOf } from './rule.ts';

/** The same word twice with nothing but a space between. */
const english = /(?<![\p{L}\p{N}’'-])(\p{L}+) \1(?![\p{L}\p{N}’'-])/giu;
/** Words that English doubles on purpose, and names that do. */
const onPurpose =
  /^(?:that|had|very|so|bye|no|ha|yes|now|there|many|far|much|long|really|again|well|her|blah|knock|more|over)$/i;

const letter = '[\\p{Script=Katakana}\\p{Script=Han}A-Za-z0-9０-９」』）ー]';
/**
 * A particle twice between words of kanji, katakana or Latin letters (inside of kana it may be part of a word: ものの, ことと,
 * そののち), をを anywhere, a word of two kanji or more twice, and 。。 and 、、.
 */
const japanese = new RegExp(
  `をを|(?<=${letter})(のの|にに|がが|はは|とと|でで|へへ|もも)(?=${letter})(?!の々)|(?<!\\p{Script=Han})((?!一)\\p{Script=Han}{2,})\\2(?!\\p{Script=Han})|(?<![。、])(?:。。|、、)(?![。、])|(?<=\\p{Script=Han})(?:するする|ですです|ますます(?=。))`,
  'gu',
);

/** What every one of these has; looking for it first is quicker. */
const anyDoubled = /([をのにがはとでへも。、])\1|するする|ですです|ますます/;
const compound = /\p{Script=Han}{4,}/gu;
const repeated = /(.{2,})\1/su;

function mayDouble(text: string): boolean {
  return anyDoubled.test(text) || (text.match(compound) ?? []).some((run) => repeated.test(run));
}

export const doubledWords: Rule<'doubled-words'> = {
  name: 'doubled-words',
  compares: 'side',
  check: (row) => sidesOf(row).flatMap(doubled),
};

function doubled(prose: Prose): readonly Finding<'doubled-words'>[] {
  if (prose.language === 'ja' && !mayDouble(prose.text)) return [];
  for (const match of prose.text.matchAll(prose.language === 'ja' ? japanese : english)) {
    if (prose.language === 'en' && !isMistake(match)) continue;
    return [
      { [prose.language]: placeInText(prose, match.index), values: { language: prose.language, found: match[0] } },
    ];
  }
  return [];
}

/** Capitals make a name (Duran Duran, New York New York) unless the word is a small one at the beginning of a sentence. */
function isMistake(match: RegExpExecArray): boolean {
  const word = match[1] ?? '';
  const [first = '', second = ''] = match[0].split(' ');
  if (onPurpose.test(word)) return false;
  if (/^\p{Lu}/u.test(second)) return /^(?:the|a|an|of|and|to)$/i.test(word);
  return /^\p{Ll}/u.test(first) || /^\p{Lu}\p{Ll}*$/u.test(first);
}
