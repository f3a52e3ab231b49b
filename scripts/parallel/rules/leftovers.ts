/** leftovers: a note to oneself that was to be removed before publication. */
import { narrow } from '../facts/narrow.ts';
import { type Prose, placeInText } from '../prose/prose.ts';
import { type Finding, type Rule, sidesOf } from './rule.ts';

/**
 * Marks of unfinished work. The English ones count where they stand like a mark: in capitals, at the beginning of a text, in
 * brackets or before a colon; “a TODO list” is a list.
 */
const marks =
  /(?:^|\n|[[(（【〔<＜]\s*)(?:TODO|FIXME|XXX|TBD|TBC|TK)(?![A-Za-z0-9-])(?=\s*(?:$|\n|[:：.\])）】〕>＞]))|(?<![A-Za-z0-9])(?:TODO|FIXME|XXX|TBD)[:：]|(?<![A-Za-z])FIXME(?![A-Za-z])|未訳|要確認|要修正|要翻訳|訳を確認|翻訳中|ここに訳|後で(?:書く|訳す|直す)|[[(（【〔](?:仮訳|仮)[\])）】〕]|仮訳[:：]|lorem ipsum|\[(?:citation needed|translation needed|untranslated|not translated|translate|to be translated)\]|[?？]{3,}/gi;

/** A published text may well be, or speak of, a provisional translation. */
const provisional = /provisional|tentative|unofficial|preliminary|temporary|translat/i;

export const leftovers: Rule<'leftovers'> = {
  name: 'leftovers',
  compares: 'side',
  check: (row) =>
    sidesOf(row).flatMap((prose) => {
      const match = left(prose).next().value;
      if (!match) return [];
      if (/仮訳|未訳|翻訳|訳/.test(match[0]) && prose.language === 'ja' && provisional.test(row.en.text)) return [];
      const found = match[0].replace(/^[\s[(<]+|[\s\])>]+$/g, '');
      const finding: Finding<'leftovers'> = {
        [prose.language]: placeInText(prose, match.index + match[0].indexOf(found)),
        values: { language: prose.language, found },
      };
      return [finding];
    }),
};

/** The marks of a text; letters in lower case are no marks, apart from phrases. */
function* left(prose: Prose): Generator<RegExpExecArray, undefined> {
  for (const match of narrow(prose.text).matchAll(marks)) {
    if (/todo|fixme|xxx|tbd|tbc|tk/i.test(match[0]) && !/TODO|FIXME|XXX|TBD|TBC|TK/.test(match[0])) continue;
    yield match;
  }
  return undefined;
}
