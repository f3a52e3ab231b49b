/** Words that a tagged PDF gives to the wrong language: a screen reader would spell them out or leave them out. */
import type { ReadPdf, StructureNode } from '../writer/pdf/read-pdf.ts';

/** One line for each place, with the language that the file claims. */
export function wrongLanguagesInPrint({ pages, language = '' }: ReadPdf): string[] {
  return pages.flatMap(({ structure }) => (structure ? wrongIn(structure, language) : []));
}

function wrongIn(node: StructureNode, inherited: string): string[] {
  const language = node.language ?? inherited;
  if (node.role === 'Code') return [];
  return node.pieces.flatMap((piece) =>
    typeof piece === 'string' ? wrongWords(piece, language) : wrongIn(piece, language),
  );
}

function wrongWords(text: string, language: string): string[] {
  const words = text.replace(/\S+(:\/\/|@)\S+/g, ' ￼ ');
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(words);
  const isEnglish = /(?<![\p{L}\p{N}])\p{Script=Latin}+(?:[ \n]+\p{Script=Latin}+){2}/u.test(words);
  const isWrong = (isJapanese && language !== 'ja') || (isEnglish && !isJapanese && language !== 'en');
  return isWrong ? [`${language}: ${words.slice(0, 60)}`] : [];
}
