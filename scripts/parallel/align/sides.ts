/** Whether the two files are what they should be: two texts, one Japanese, one English. */
import type { Manuscript } from '../../manuscript/manuscript.ts';
import { type Language, type Message, message, type Places } from '../../message/message.ts';
import type { BothTraits, Traits } from './traits.ts';

/** Shorter texts may be the same in both languages: a name, a number, an address. */
const leastSame = 40;
/** Texts with fewer letters can't be told. */
const leastLetters = 150;
/** Japanese has more kana than this among its letters, English and Chinese fewer. */
const kanaShare = 0.1;
/** English prose has more of its words in the list below (about 0.18), other languages in Latin letters about none. */
const functionWordShare = 0.05;
const functionWords = new Set(
  'the and to that for it with are be not from this you can which by or as at if when have will'.split(' '),
);

/**
 * Messages: `side-empty`; `sides-identical`; `sides-swapped`; `side-language` for a side in a third language, or the same
 * language twice. Code and names do not count; short texts pass.
 */
export function checkSides(ja: Manuscript, en: Manuscript, traits: BothTraits): readonly Message[] {
  const start = (manuscript: Manuscript) => ({ file: manuscript.file, line: 1, column: 1 });
  const places: Places = { ja: start(ja), en: start(en) };
  if (ja.blocks.length === 0 || en.blocks.length === 0) {
    if (ja.blocks.length === en.blocks.length) return [];
    return [message('side-empty', places, { language: ja.blocks.length === 0 ? 'ja' : 'en' })];
  }
  const text = { ja: proseOf(traits.ja), en: proseOf(traits.en) };
  if (text.ja.length >= leastSame && text.ja === text.en) return [message('sides-identical', places, {})];
  const found = { ja: languageOf(text.ja), en: languageOf(text.en) };
  if (found.ja === 'en' && found.en === 'ja') return [message('sides-swapped', places, {})];
  return (['ja', 'en'] as const).flatMap((language) => {
    const isWrong = found[language] !== undefined && found[language] !== language;
    const place = start(language === 'ja' ? ja : en);
    return isWrong ? [message('side-language', language === 'ja' ? { ja: place } : { en: place }, { language })] : [];
  });
}

function proseOf(blocks: readonly Traits[]): string {
  return blocks
    .filter(({ kind }) => kind !== 'code' && kind !== 'html' && kind !== 'heading' && kind !== 'footnoteDefinition')
    .map(({ text }) => text)
    .join('\n')
    .trim();
}

/** Pieces of a long text that are looked at, and letters of each. */
const pieces = 40;
const pieceLength = 500;

/** The text, or pieces of it from beginning to end. */
function sampleOf(text: string): string {
  if (text.length <= pieces * pieceLength) return text;
  const step = (text.length - pieceLength) / (pieces - 1);
  return Array.from({ length: pieces }, (_, at) =>
    text.slice(Math.floor(at * step), Math.floor(at * step) + pieceLength),
  ).join('\n');
}

/** Addresses are in no language, and a list of sources may have more of them than of words. */
const address = /https?:\/\/[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The language of a text in NFKC, or nothing where it is too short to tell. */
function languageOf(whole: string): Language | 'other' | undefined {
  const text = sampleOf(whole).replace(address, ' ');
  const kana = text.match(/[ぁ-ゖァ-ヺ]/g)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters + han < leastLetters) return undefined;
  if (kana > letters * kanaShare) return 'ja';
  if (han > letters / 2) return 'other';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter((word) => functionWords.has(word)).length;
  return common > words.length * functionWordShare ? 'en' : 'other';
}
