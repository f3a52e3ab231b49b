/** Words of the other language inside a text, marked for fonts, hyphenation and screen readers (WCAG 2.2, 3.1.2). */
import type { Element, ElementContent } from 'hast';
import type { Language } from '../message/message.ts';
import { languageOf, type Piece, type Rewriting, rewriteLines } from './inline-text.ts';
import { japaneseRange } from './japanese.ts';

/** Latin letters, but not the full-width forms and Roman numerals that Japanese fonts set. */
const latin = '[\\p{Script=Latin}--[\\uFF00-\\uFFEF\\u2150-\\u218Fªº]]';
const inWord = `[${latin}\\p{M}\\p{Nd}]`;
const word = `${latin}${inWord}*(?:['’\\-‐‑]${inWord}+)*`;

/** Two or more words with spaces between them; numbers may stand between the words. */
const englishRun = new RegExp(`(?<!${inWord}|['’\\-‐‑])${word}(?:\\s+(?:\\p{Nd}+\\s+)*${word})+`, 'gv');

/** Japanese characters with the digits that stand before or between them. */
const japaneseRun = new RegExp(
  `(?:(?<![\\p{L}\\p{Nd}.,])\\p{Nd}+)?[${japaneseRange}](?:[${japaneseRange}\\p{M}]|\\p{Nd}+(?=[${japaneseRange}]))*`,
  'gv',
);

const anyJapanese = new RegExp(`[${japaneseRange}]`, 'v');
const anyLatin = new RegExp(latin, 'v');

/** Web and e-mail addresses, which are in no language. */
const address =
  /(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[\x21-\x7E]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/gi;

/** U+FFFC: stands for what no run may contain. */
const obstacle = '\uFFFC';

/**
 * Wraps runs in another language in `<span lang>`: in Japanese text two or more consecutive words in Latin letters (single
 * ones are mostly names and loan words), in English text every run of Japanese characters. A run may go through inline
 * elements; each part of it is wrapped where it stands. Code, addresses and elements that have a language stay as they
 * are, and a ruby gets the attribute itself.
 *
 * @param nodes the hast of a block; not changed
 * @param language the language of the text
 */
export function markLanguageRuns(nodes: readonly ElementContent[], language: Language): ElementContent[] {
  const [run, other]: [RegExp, Language] = language === 'ja' ? [englishRun, 'en'] : [japaneseRun, 'ja'];
  return rewriteLines(nodes, (line) => {
    const rewriting = new Map(marked(line, run, other));
    if (language === 'en') for (const [index, ruby] of rubies(line)) rewriting.set(index, [ruby]);
    return rewriting;
  });
}

const noRewriting: Rewriting = new Map();

function marked(line: readonly Piece[], run: RegExp, language: Language): Rewriting {
  // Most lines have no letter of the other language, and need no closer look.
  const foreign = language === 'ja' ? anyJapanese : anyLatin;
  if (!line.some((piece) => piece.kind === 'text' && foreign.test(piece.value))) return noRewriting;
  const text = line.map((piece) => (piece.kind === 'text' ? piece.value : obstacle)).join('');
  const plain = text.replace(address, (found) => obstacle.repeat(found.length));
  const runs = Array.from(plain.matchAll(run), (match) => ({ start: match.index, end: match.index + match[0].length }));
  const rewriting = new Map<number, readonly ElementContent[]>();
  let offset = 0;
  let first = 0;
  line.forEach((piece, index) => {
    const end = offset + (piece.kind === 'text' ? piece.value.length : obstacle.length);
    while ((runs[first]?.end ?? end) < offset) first += 1;
    if (piece.kind === 'text') {
      const start = offset;
      const parts: { start: number; end: number }[] = [];
      for (let at = first; at < runs.length; at += 1) {
        const found = runs[at];
        if (!found || found.start >= end) break;
        if (found.end > start)
          parts.push({ start: Math.max(0, found.start - start), end: Math.min(end, found.end) - start });
      }
      if (parts.length > 0) rewriting.set(index, wrapped(piece.value, parts, language));
    }
    offset = end;
  });
  return rewriting;
}

/** A text with parts of it in spans; spaces at the edges of a part stay outside. */
function wrapped(value: string, parts: readonly { start: number; end: number }[], lang: Language): ElementContent[] {
  const result: ElementContent[] = [];
  let done = 0;
  for (const part of parts) {
    const inner = value.slice(part.start, part.end);
    const start = part.start + (inner.length - inner.trimStart().length);
    const end = part.end - (inner.length - inner.trimEnd().length);
    if (start >= end) continue;
    if (start > done) result.push({ type: 'text', value: value.slice(done, start) });
    const children: ElementContent[] = [{ type: 'text', value: value.slice(start, end) }];
    result.push({ type: 'element', tagName: 'span', properties: { lang }, children });
    done = end;
  }
  if (done < value.length) result.push({ type: 'text', value: value.slice(done) });
  return result;
}

/** In English text: a ruby with a Japanese base becomes Japanese, a reading in the other language gets its own. */
function rubies(line: readonly Piece[]): readonly [number, Element][] {
  return line.flatMap((piece, index): [number, Element][] => {
    if (piece.kind !== 'whole' || piece.element.tagName !== 'ruby' || languageOf(piece.element) !== undefined)
      return [];
    const base: Language = anyJapanese.test(piece.value) ? 'ja' : 'en';
    const children = piece.element.children.map((child) => withReadingLanguage(child, base));
    const properties = base === 'ja' ? { ...piece.element.properties, lang: 'ja' } : piece.element.properties;
    return [[index, { ...piece.element, properties, children }]];
  });
}

function withReadingLanguage(node: ElementContent, base: Language): ElementContent {
  if (node.type !== 'element' || node.tagName !== 'rt' || languageOf(node) !== undefined) return node;
  const text = node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const japanese = anyJapanese.test(text);
  if (base === 'en' && japanese) return { ...node, properties: { ...node.properties, lang: 'ja' } };
  if (base === 'ja' && !japanese && anyLatin.test(text))
    return { ...node, properties: { ...node.properties, lang: 'en' } };
  return node;
}
