/** Rows, sections and chapters of the parallel document as hast: what all side-by-side editions share. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Block } from '../manuscript/manuscript.ts';
import type { Language } from '../message/message.ts';
import type { Chapter, Row, Section } from '../parallel/document.ts';
import { bilingualTable } from './bilingual-table.ts';
import type { EditionInput } from './edition.ts';
import { isOnePicture } from './one-picture.ts';
import { reasonFor } from './reason.ts';
import { staleClass, staleNote } from './stale-note.ts';

export interface RowStyle {
  /** How many levels deeper headings become than in the manuscript: 1 makes the first level of sections `h3`. */
  readonly headingShift: number;
  /** What follows the cells inside a row, such as a link to the row. */
  readonly tail?: (row: Row) => readonly ElementContent[];
  /** Prefix for all ids, where one document shows a row twice. */
  readonly withIds: boolean;
  /** What ids end with, where a document shows a row once for each language. */
  readonly idSuffix?: string;
  /** False: tables stay apart, each on its language's side. */
  readonly mergeTables?: boolean;
}

/**
 * The heading level of each section: the outermost have the first level, and none skips one, whatever the manuscript
 * does (WCAG 2.2, technique G141).
 *
 * @param sections sections that stand together
 * @param first the level of the outermost, 2 or 3
 */
export function headingLevels(sections: readonly Section[], first: number): ReadonlyMap<Section, number> {
  const levels = new Map<Section, number>();
  let open: number[] = [];
  for (const section of sections) {
    if (!section.heading) continue;
    open = [...open.filter((depth) => depth < section.depth), section.depth];
    levels.set(section, Math.min(6, first + open.length - 1));
  }
  return levels;
}

/** A section: its heading row and the rows under it, notes left out. */
export function sectionElement(
  section: Section,
  level: number | undefined,
  input: EditionInput,
  style: RowStyle,
): ElementContent[] {
  const rows = section.rows.filter((row) => !isNote(row)).flatMap((row) => rowElements(row, input, style));
  return [...(section.heading ? [headingRow(section.heading, level ?? 6, input, style)] : []), ...rows];
}

/** A heading row: a heading in each language, one level for both. */
function headingRow(row: Row, level: number, input: EditionInput, style: RowStyle): Element {
  const headings = input.publication.languages.map((language) =>
    cellFrame(
      language,
      row[language].length === 0
        ? [untranslated(row, language, input)]
        : [...row[language].flatMap((block) => headingAt(level, block, input)), ...staleNote(row.id, language, input)],
    ),
  );
  return rowFrame(row, ['heading', ...staleClass(row.id, input)], headings, style);
}

/** The hast of a heading as `h` and a level; of any other block as it is. */
export function headingAt(level: number, block: Block, input: EditionInput): ElementContent[] {
  return hastOf(block, input).map((node) =>
    block.type === 'heading' && node.type === 'element' ? { ...node, tagName: `h${level}` } : node,
  );
}

/** The rows of a chapter without its title and notes, section by section. */
export function chapterSections(chapter: Chapter, input: EditionInput, style: RowStyle): ElementContent[] {
  return sectionElements(chapter.sections, input, style);
}

/** The rows of sections that stand together, without notes. */
export function sectionElements(sections: readonly Section[], input: EditionInput, style: RowStyle): ElementContent[] {
  const levels = headingLevels(sections, 2 + style.headingShift);
  return sections.flatMap((section) => sectionElement(section, levels.get(section), input, style));
}

/**
 * One row. Two tables of the same shape become one table whose cells say it in both languages, because two narrow tables
 * side by side cannot be read across; two lists of the same length are marked so that items can be aligned.
 */
function rowElements(row: Row, input: EditionInput, style: RowStyle): Element[] {
  const [ja] = row.ja;
  const [en] = row.en;
  const isSingle = row.ja.length === 1 && row.en.length === 1;
  const merges = style.mergeTables !== false && input.publication.languages.length > 1;
  if (merges && isSingle && ja?.type === 'table' && en?.type === 'table') {
    const table = bilingualTable(hastOf(ja, input), hastOf(en, input), input.publication.languages);
    const notes = input.publication.languages.flatMap((language) => staleNote(row.id, language, input));
    if (table) return [rowFrame(row, ['wide', ...staleClass(row.id, input)], [...notes, table], style)];
  }
  return [rowFrame(row, [...rowClasses(row, input), ...staleClass(row.id, input)], cells(row, input, style), style)];
}

/** `one-picture`: where the sides follow each other, style sheets show the picture once, with both captions. */
function rowClasses(row: Row, input: EditionInput): string[] {
  const [ja] = row.ja;
  const [en] = row.en;
  const isSingle = row.ja.length === 1 && row.en.length === 1;
  if (isSingle && ja?.type === 'list' && en?.type === 'list' && ja.children.length === en.children.length) {
    return ['items'];
  }
  if (isSingle && ja && en && isOnePicture(hastOf(ja, input), hastOf(en, input))) return ['one-picture'];
  return row.kind === 'pair' ? [] : ['one-sided'];
}

function rowFrame(row: Row, classes: readonly string[], children: readonly ElementContent[], style: RowStyle): Element {
  return h('div', { class: ['row', ...classes], ...(style.withIds && { id: `${row.id}${style.idSuffix ?? ''}` }) }, [
    ...children,
    ...(style.tail?.(row) ?? []),
  ]);
}

function cells(row: Row, input: EditionInput, style: RowStyle): Element[] {
  return input.publication.languages.map((language) => cell(row, language, input, style));
}

function cell(row: Row, language: Language, input: EditionInput, style: RowStyle): Element {
  if (row[language].length === 0) return cellFrame(language, [untranslated(row, language, input)]);
  const children = row[language].flatMap((block) => hastOf(block, input));
  return cellFrame(language, [
    ...staleNote(row.id, language, input),
    ...children.map((node) => shifted(node, style.headingShift)),
  ]);
}

function cellFrame(language: Language, children: readonly ElementContent[]): Element {
  return h('div', { class: ['cell', language], lang: language }, [...children]);
}

/** What stands where a side has nothing: that it is not translated, in the reader's language, and why if the author says. */
export function untranslated(row: Row, language: Language, input: EditionInput): Element {
  const word = input.words[language];
  const reason = row.kind === 'pair' ? undefined : row.reason;
  if (reason === undefined) return h('p', { class: 'untranslated' }, [word('frame.untranslated')]);
  const why = reasonFor(reason, language);
  if (why.language === language) {
    return h('p', { class: 'untranslated' }, [word('frame.untranslatedReason', { reason: why.text })]);
  }
  const [before = '', after = ''] = word('frame.untranslatedReason', { reason: slot }).split(slot);
  return h('p', { class: 'untranslated' }, [before, h('span', { lang: why.language }, [why.text]), after]);
}

/** Stands for the reason while the words about it are made; a manuscript cannot have this character. */
const slot = '\u0000';

/** Headings inside quotations, lists and HTML, which are no sections. */
function shifted(node: ElementContent, shift: number): ElementContent {
  if (node.type !== 'element' || shift === 0) return node;
  const children = node.children.map((child) => shifted(child, shift));
  const depth = /^h([1-6])$/.exec(node.tagName)?.[1];
  return depth ? { ...node, tagName: `h${Math.min(6, Number(depth) + shift)}`, children } : { ...node, children };
}

/** The finished hast of a block. */
export function hastOf(block: Block, input: EditionInput): readonly ElementContent[] {
  return input.texts.get(block) ?? [];
}

export function isNote(row: Row): boolean {
  return (row.ja[0] ?? row.en[0])?.type === 'footnoteDefinition';
}
