/** Spaces at which an English line must not end. */
import type { Root } from 'hast';
import { type Edit, editLines, type Line } from './lines.ts';

const nbsp = '\u00A0';

const months =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|' +
  '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';
const units =
  '(?:[kcmµn]?m[²³]?|km/h|mph|[kmµ]?g|lb|oz|[mcd]?l|L|[kMG]?Hz|[kM]?W(?:h)?|V|A|°[CF]?|[kMGT]i?B|bits?|pt|px|dpi|ppi|s|ms|' +
  'min|h|a\\.m\\.|p\\.m\\.|am|pm|hundred|thousand|million|billion|trillion|per cent|percent|%|yen|JPY|USD|GBP|EUR)';
const number = '\\p{N}(?:[\\p{N},.:]*\\p{N})?';
const parts =
  '(?:Articles?|Arts?\\.|Sections?|Secs?\\.|Chapters?|Ch\\.|Clauses?|Paragraphs?|Paras?\\.|Parts?|Pages?|pp?\\.|Nos?\\.|' +
  'Figures?|Figs?\\.|Tables?|Notes?|Volumes?|Vols?\\.|Appendix|Annex|Schedule|Lines?|Rules?|Resolution|Act|ISO|RFC|JIS|§+|¶)';
const titles = '(?:Mrs?|Ms|Mx|Drs?|Profs?|St|Rev|Hon|Gen|Sen|Rep|Gov|Capt|Lt|Col|Sgt|Messrs)';

/** Each expression matches what stands before a space; the space itself is the last character. */
const rules: readonly RegExp[] = [
  // 10 km, 5 million, 3 p.m., 40 %
  new RegExp(`(?<![\\p{L}\\p{N}])${number} (?=${units}(?![\\p{L}\\p{N}]))`, 'gu'),
  // Article 21, p. 5, No. 3, § 7; Annex B, Part IV
  new RegExp(`(?<![\\p{L}\\p{N}])${parts} (?=[\\p{N}])`, 'giu'),
  new RegExp(`(?<![\\p{L}\\p{N}])${parts} (?=(?:[A-Z]|[IVXLC]+)(?![\\p{L}\\p{N}]))`, 'gu'),
  // 5 March, March 5
  new RegExp(`(?<![\\p{L}\\p{N}])[0-3]?\\d(?:st|nd|rd|th)? (?=${months}(?![\\p{L}\\p{N}]))`, 'gu'),
  new RegExp(`(?<![\\p{L}\\p{N}])${months} (?=[0-3]?\\d(?:st|nd|rd|th)?(?![\\p{L}\\p{N}]))`, 'gu'),
  // Mr Smith, Dr. Sato
  new RegExp(`(?<![\\p{L}\\p{N}])${titles}\\.? (?=\\p{Lu})`, 'gu'),
  // P. Barr, A. E. Housman: the initial goes with what follows
  /(?<![\p{L}\p{N}.])\p{Lu}\. (?=\p{Lu})/gu,
  // A dash or an ellipsis after a space does not begin a line
  /(?<=\S) (?=[–—…](?:\s|$))/gu,
  // c. 1850, ca. 1850, fl. 1200
  /(?<![\p{L}\p{N}])(?:c|ca|fl|vs)\. (?=\p{N})/gu,
];

/** What is not worth looking into: no digit, no full stop, no dash before a space. */
const candidate = /\p{N}|\. |§|¶| [–—…]|\b(?:Mrs?|Ms|Mx|Drs?|St|Annex|Part|Appendix) /u;

/**
 * Puts no-break spaces (U+00A0) into the English lines of a document: between number and unit, part and number, day and
 * month, title or initial and name, and before dashes (Chicago Manual of Style 17, 7.15 and 2.130; New Hart's Rules 2.5.1).
 *
 * @param root a finished document; not changed
 */
export function tieEnglish(root: Root): Root {
  return editLines(root, spaceEdits);
}

function spaceEdits({ text, language }: Line): readonly Edit[] {
  if (language !== 'en' || !candidate.test(text)) return [];
  const places = new Set<number>();
  for (const rule of rules) {
    for (const match of text.matchAll(rule)) places.add(match.index + match[0].length - 1);
  }
  return [...places].sort((a, b) => a - b).map((start) => ({ start, end: start + 1, text: nbsp }));
}
