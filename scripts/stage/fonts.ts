/** Stage: the characters of all editions → cut fonts, and a message for each character that no face has. */
import type { Nodes } from 'hast';
import { type Message, message, type Place, sidePlace } from '../message/message.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { type CutFonts, cutFonts } from '../writer/font/cut.ts';
import { faces } from '../writer/font/faces.ts';

/** The sesame dot, which the style sheets put beside Japanese text that is emphasised (JLReq 3.3.9). */
const sesame = 0xfe45;

/** The marks of lists (`base.css`). */
const bullets = '・•';

/** What numbers of lists are made of in vertical text: `japanese-informal` (CSS Counter Styles 3, 7.1.2; `vertical.css`). */
const kanjiNumbers = '〇一二三四五六七八九十百千、';

/**
 * All code points of the text of some documents and of the marks that style sheets put beside it. What else the browser
 * writes is in the fonts anyway.
 */
function charactersOf(trees: readonly Nodes[]): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (text: string): void => {
    for (const character of text) found.add(character.codePointAt(0) ?? 0);
  };
  const collect = (node: Nodes): void => {
    if (node.type === 'text') add(node.value);
    else if (node.type === 'element') {
      if (node.tagName === 'em') found.add(sesame);
      if (node.tagName === 'ul') add(bullets);
      if (node.tagName === 'ol') add(kanjiNumbers);
    }
    if ('children' in node) node.children.forEach(collect);
  };
  trees.forEach(collect);
  return found;
}

/** The faces of the print style sheets, each with the elements that need it; the browser waits for all that it is given. */
const used: readonly (readonly [face: string, elements?: RegExp])[] = [
  ['Serif JA 400 normal'],
  ['Serif JA 700 normal', bold()],
  ['Sans JA 400 normal'],
  ['Sans JA 700 normal'],
  ['Serif EN 400 normal'],
  ['Serif EN 400 italic', italic()],
  ['Serif EN 700 normal', bold()],
  ['Serif EN 700 italic', italic()],
  ['Sans EN 400 normal'],
  ['Sans EN 600 normal'],
  ['Sans EN 700 normal'],
  ['Serif Latin 400 normal'],
  ['Serif Latin 700 normal', bold()],
  ['Sans Latin 400 normal'],
  ['Sans Latin 700 normal'],
  ['Symbols 400 normal'],
];

/** Elements that are bold in running text. */
function bold(): RegExp {
  return /^(strong|b)$/;
}

/** Elements that are italic in English text. */
function italic(): RegExp {
  return /^(em|i|cite|dfn|var|address)$/;
}

/** Cuts the faces that some documents use to the characters that stand in them. */
export function cutFor(trees: readonly Nodes[]): Promise<CutFonts> {
  const characters = charactersOf(trees);
  const tags = tagNames(trees);
  const names = new Set(
    used.filter(([, elements]) => !elements || tags.some((tag) => elements.test(tag))).map(([name]) => name),
  );
  const wanted = faces.filter(({ family, weight, style }) => names.has(`${family} ${weight} ${style}`));
  return cutFonts(wanted.map(({ family, weight, style }) => ({ family, weight, style, characters })));
}

function tagNames(trees: readonly Nodes[]): readonly string[] {
  const found = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'element') found.add(node.tagName);
    if ('children' in node) node.children.forEach(collect);
  };
  trees.forEach(collect);
  return [...found];
}

/** Where each character that no font has stands first: in a chapter of either language, or in the settings. */
export function missingGlyphs(
  missing: readonly number[],
  document: ParallelDocument,
  settings: Place,
  code: 'glyph-missing' | 'epub-glyph-missing' = 'glyph-missing',
): readonly Message[] {
  // CommonMark (2.3) puts U+FFFD where there is a NUL, and that has been reported as what it is.
  const hasNul = document.chapters.some(({ ja, en }) => `${ja.source}${en.source}`.includes('\0'));
  const named = missing.filter((codePoint) => !hasNul || codePoint !== 0xfffd);
  return named.map((codePoint) => {
    const character = String.fromCodePoint(codePoint);
    const values = { character, codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` };
    for (const chapter of document.chapters) {
      for (const language of ['ja', 'en'] as const) {
        const place = firstPlace(chapter[language].source, character, chapter[language].file);
        if (place) return message(code, sidePlace(language, place), values);
      }
    }
    return message(code, { settings }, values);
  });
}

function firstPlace(source: string, character: string, file: string): Place | undefined {
  const offset = source.indexOf(character);
  if (offset === -1) return undefined;
  const before = source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}
