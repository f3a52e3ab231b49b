/** Stage: the text of a book → the fonts that it carries: for rare characters only, or for all of them. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Nodes } from 'hast';
import type { EditionInput } from '../edition/edition.ts';
import { rareCharacters, textsOf } from '../edition/epub-rare.ts';
import { rowsOf } from '../parallel/notes.ts';
import type { Message } from '../message/message.ts';
import type { EpubFont, EpubLicence } from '../writer/epub/book.ts';
import { type CutFonts, cutFonts, type FaceRequest } from '../writer/font/cut.ts';
import { findFace } from '../writer/font/faces.ts';
import { missingGlyphs } from './fonts.ts';
import type { PreparedPublication } from './publication.ts';

export interface EpubFonts {
  /** Each with its licence. */
  readonly files: readonly EpubFont[];
  /** The names of the typefaces, for the colophon. */
  readonly names: readonly string[];
  /** The rules that name them, for a style sheet in the package document's folder. */
  readonly css: string;
  /** The rare characters of the text, which the documents must mark. */
  readonly rare: ReadonlySet<string>;
}

const noFonts: EpubFonts = { files: [], names: [], css: '', rare: new Set() };

/** The fonts of one book. Without rare characters, and unless all are asked for, there are none. */
export async function epubFonts(input: EditionInput, setting: 'none' | 'subset'): Promise<EpubFonts> {
  const texts = bookTexts(input);
  if (setting === 'subset') return allCharacters(input, texts);
  const rare = rareCharacters(texts);
  if (rare.size === 0) return noFonts;
  const fonts = await rareFonts(rare);
  if (fonts.files.size === 0) return noFonts;
  const css = fonts.css.replace('font-family:"Serif JA"', 'font-family:"Rare"');
  // What the typeface lacks is left to those of the reader.
  const isThere = (character: string): boolean => !fonts.missing.includes(character.codePointAt(0) ?? 0);
  const has = new Set([...rare].filter(isThere));
  return { ...(await packed(fonts)), css: `${css}\n.rare{font-family:"Rare",serif}\n`, rare: has };
}

function rareFonts(rare: ReadonlySet<string>): Promise<CutFonts> {
  return cutFonts([{ family: 'Serif JA', weight: 400, style: 'normal', characters: codePoints(rare) }]);
}

/** A message for each rare character of the EPUBs that they cannot bring a typeface for. */
export async function missingRareGlyphs({ input, placeOf }: PreparedPublication): Promise<readonly Message[]> {
  if (!input.publication.editions.epub) return [];
  const { missing } = await rareFonts(rareCharacters(bookTexts(input)));
  return missingGlyphs(missing, input.document, placeOf('title'), 'epub-glyph-missing');
}

/** Text faces in the weights and styles that the text needs; bold ones hold the characters of headings and strong words. */
async function allCharacters(input: EditionInput, texts: readonly string[]): Promise<EpubFonts> {
  const characters = codePoints(texts);
  const bold = codePoints([...titleTexts(input), ...boldTexts(input)]);
  const requests: FaceRequest[] = [
    { family: 'Serif JA', weight: 400, style: 'normal', characters },
    { family: 'Serif JA', weight: 700, style: 'normal', characters: bold },
  ];
  if (input.publication.languages.includes('en')) {
    const latin = new Set([...characters].filter((point) => point < 0x2e80));
    requests.push({ family: 'Serif EN', weight: 400, style: 'normal', characters: latin });
    requests.push({ family: 'Serif EN', weight: 400, style: 'italic', characters: latin });
    requests.push({ family: 'Serif EN', weight: 700, style: 'normal', characters: latin });
  }
  const fonts = await cutFonts(requests);
  const families = ':lang(ja){font-family:"Serif JA",serif}\n:lang(en){font-family:"Serif EN","Serif JA",serif}\n';
  return { ...(await packed(fonts)), css: `${fonts.css}\n${families}`, rare: new Set() };
}

const typefaces = { 'Serif JA': 'Noto Serif JP', 'Serif EN': 'Source Serif 4' } as const;

type Typeface = keyof typeof typefaces;

async function packed({ files }: CutFonts): Promise<Pick<EpubFonts, 'files' | 'names'>> {
  const isOf = (family: Typeface, path: string): boolean =>
    path.startsWith(`fonts/${family.toLowerCase().replace(' ', '-')}-`);
  const used = (Object.keys(typefaces) as Typeface[]).filter((family) =>
    [...files.keys()].some((path) => isOf(family, path)),
  );
  const fonts = await Promise.all(
    used.map(async (family, index): Promise<EpubFont[]> => {
      const licence = await licenceOf(family, index);
      return [...files].flatMap(([path, bytes]) => (isOf(family, path) ? [{ path, bytes, licence }] : []));
    }),
  );
  return { files: fonts.flat(), names: used.map((family) => typefaces[family]) };
}

/** The licence that comes with a typeface, the n-th of the book (from 0). */
async function licenceOf(family: Typeface, index: number): Promise<EpubLicence> {
  const name = findFace(family, 400, 'normal')?.package ?? '';
  const bytes = await readFile(fileURLToPath(import.meta.resolve(`${name}/LICENSE_FONT`)));
  return { path: `fonts/ofl${index === 0 ? '' : `-${index + 1}`}.txt`, bytes };
}

/** Everything that the book says in its own languages, and in what the frame adds to it. */
function bookTexts(input: EditionInput): readonly string[] {
  return [...titleTexts(input), ...textsOf(nodesOf(input))];
}

function* titleTexts({ publication, document }: EditionInput): Generator<string> {
  yield JSON.stringify(publication);
  for (const chapter of document.chapters) {
    for (const language of publication.languages) yield chapter[language].frontMatter.title;
  }
}

function nodesOf({ document, texts, publication }: EditionInput): readonly Nodes[] {
  const nodes: Nodes[] = [];
  for (const { sections } of document.chapters) {
    for (const row of rowsOf(sections)) {
      for (const language of publication.languages) {
        for (const block of row[language]) nodes.push(...(texts.get(block) ?? []));
      }
    }
  }
  return nodes;
}

function boldTexts(input: EditionInput): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element' && /^(h[1-6]|strong|b|th|dt|caption)$/.test(node.tagName))
      found.push(...textsOf([node]));
    else if ('children' in node) node.children.forEach(visit);
  };
  nodesOf(input).forEach(visit);
  return found;
}

function codePoints(texts: Iterable<string>): ReadonlySet<number> {
  const points = new Set<number>();
  for (const text of texts) for (const character of text) points.add(character.codePointAt(0) ?? 0);
  return points;
}
