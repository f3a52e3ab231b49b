/** language: a text in the wrong column's language. */
import { objectCharacter, type Prose, placeInText } from '../prose/prose.ts';
import { type Finding, type Rule, type RuleRow, sidesOf } from './rule.ts';

const kana = /\p{Script=Hiragana}/gu;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
const englishWord = /[A-Za-z]+(?:[’'][a-z]+)?/g;
/** Words that only running English has; titles and names in Latin letters have few of them. */
const smallWord =
  /\b(?:the|is|are|was|were|be|been|has|have|had|that|this|these|it|its|which|who|we|you|they|not|can|will|would|should|must|may|from|with|by|as|at|if|when|but|or|their|our|your|there)\b/gi;

/** Examples and titles of the other language stand in quotation marks or brackets. */
const quoted = /[「『“"（(《〈][^「」『』“”"（）()《》〈〉]*[」』”"）)》〉]/gu;

export const language: Rule<'language'> = {
  name: 'language',
  compares: 'side',
  check: (row) => sidesOf(row).flatMap((prose) => foreign(prose, row)),
};

function foreign(prose: Prose, { row }: RuleRow): readonly Finding<'language'>[] {
  // Notes cite works in the language in which they were written.
  if (row.ja.some(isNote) || row.en.some(isNote)) return [];
  if (!anyForeign[prose.language].test(prose.text)) return [];
  const isForeign = prose.language === 'ja' ? isEnglish : isJapanese;
  let index = 0;
  // A sentence ends with its mark, and a cell or item with its line; a name or title inside a sentence is no sentence.
  for (const sentence of prose.text.split(/(?<=[。！？\n])|(?<=[.!?][”"’)]?)(?= )/u)) {
    if (isForeign(sentence.replace(quoted, ''))) {
      const found = sentence.trim();
      const at = index + sentence.indexOf(found);
      const shown = found.length > 40 ? `${found.slice(0, 39)}…` : found;
      const place = placeInText(prose, at);
      return [{ [prose.language]: place, values: { language: prose.language, found: shown } }];
    }
    index += sentence.length;
  }
  return [];
}

/** Without such a letter in the text, no sentence of it is in the other language. */
const anyForeign = { ja: /[A-Za-z]/, en: /\p{Script=Hiragana}/u };

function isNote({ type }: { readonly type: string }): boolean {
  return type === 'footnoteDefinition';
}

/** A sentence in English in a Japanese text: no Japanese letter, several words, and small words among them. */
function isEnglish(sentence: string): boolean {
  if (sentence.search(japanese) !== -1 || sentence.includes(objectCharacter)) return false;
  const words = sentence.match(englishWord)?.length ?? 0;
  const small = sentence.match(smallWord)?.length ?? 0;
  return (words >= 4 && small >= 1 && /[.!?]["”’)]?\s*$/.test(sentence)) || (words >= 7 && small >= 2);
}

/** A sentence in Japanese in an English text: more Japanese letters than Latin ones, kana among them. */
function isJapanese(sentence: string): boolean {
  const letters = sentence.match(japanese)?.length ?? 0;
  const latin = sentence.match(/[A-Za-z]/g)?.length ?? 0;
  return letters >= 6 && letters > latin && (sentence.match(kana)?.length ?? 0) >= 2;
}
