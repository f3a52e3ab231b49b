/** Rows, sections and chapters of the parallel document as hast: what all side-by-side editions share. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Block } from '../manuscript/manuscript.ts';
import type { Language } from '../message/message.ts';
import type { Chapter, Row, Section } from '../parallel/document.ts';
import { noteOrder, rowsOf } from '../parallel/notes.ts';
import { inBoth, runs } from './bilingual.ts';
import { bilingualTable } from './bilingual-table.ts';
import { type EditionInput, noteIds } from './edition.ts';

export interface RowStyle {
  /** How many levels deeper headings become than in the manuscript: 1 turns `##` into `h3`. */
  readonly headingShift: number;
  /** What follows the cells inside a row, such as a link to the row. */
  readonly tail?: (row: Row) => readonly ElementContent[];
  /** Prefix for all ids, where one document shows a row twice. */
  readonly withIds: boolean;
}

/** A section: its heading row and the rows under it, notes left out. */
export function sectionElement(section: Section, input: EditionInput, style: RowStyle): ElementContent[] {
  const rows = section.rows.filter((row) => !isNote(row)).flatMap((row) => rowElements(row, input, style));
  return [...(section.heading ? [headingRow(section.heading, input, style)] : []), ...rows];
}

/** A heading row: a heading in each language, one level for both. */
function headingRow(row: Row, input: EditionInput, style: RowStyle): Element {
  return rowFrame(row, ['heading'], cells(row, input, style), style);
}

/** The rows of a chapter without its title and notes, section by section. */
export function chapterSections(chapter: Chapter, input: EditionInput, style: RowStyle): ElementContent[] {
  return chapter.sections.flatMap((section) => sectionElement(section, input, style));
}

/**
 * One row. Two tables of the same shape become one table whose cells say it in both languages, because two narrow tables
 * side by side cannot be read across; two lists of the same length are marked so that items can be aligned.
 */
function rowElements(row: Row, input: EditionInput, style: RowStyle): Element[] {
  const [ja] = row.ja;
  const [en] = row.en;
  const isSingle = row.ja.length === 1 && row.en.length === 1;
  if (isSingle && ja?.type === 'table' && en?.type === 'table') {
    const table = bilingualTable(hastOf(ja, input), hastOf(en, input));
    if (table) return [rowFrame(row, ['wide'], [table], style)];
  }
  return [rowFrame(row, rowClasses(row), cells(row, input, style), style)];
}

function rowClasses(row: Row): string[] {
  const [ja] = row.ja;
  const [en] = row.en;
  const isSingle = row.ja.length === 1 && row.en.length === 1;
  if (isSingle && ja?.type === 'list' && en?.type === 'list' && ja.children.length === en.children.length) {
    return ['items'];
  }
  return row.kind === 'pair' ? [] : ['one-sided'];
}

function rowFrame(row: Row, classes: readonly string[], children: readonly ElementContent[], style: RowStyle): Element {
  return h('div', { class: ['row', ...classes], ...(style.withIds && { id: row.id }) }, [
    ...children,
    ...(style.tail?.(row) ?? []),
  ]);
}

function cells(row: Row, input: EditionInput, style: RowStyle): Element[] {
  return input.publication.languages.map((language) => cell(row, language, input, style));
}

function cell(row: Row, language: Language, input: EditionInput, style: RowStyle): Element {
  const blocks = row[language].flatMap((block) => hastOf(block, input));
  const children =
    row[language].length === 0
      ? [untranslated(row, language, input)]
      : blocks.map((node) => shifted(node, style.headingShift));
  return h('div', { class: ['cell', language], lang: language }, children);
}

/** What stands where a side has nothing: that it is not translated, in the reader's language, and why if the author says. */
function untranslated(row: Row, language: Language, input: EditionInput): Element {
  const word = input.words[language];
  const reason = row.kind === 'pair' ? undefined : row.reason;
  const text = reason === undefined ? word('frame.untranslated') : word('frame.untranslatedReason', { reason });
  return h('p', { class: 'untranslated' }, [text]);
}

function shifted(node: ElementContent, shift: number): ElementContent {
  const depth = node.type === 'element' && /^h([1-6])$/.exec(node.tagName)?.[1];
  if (node.type !== 'element' || !depth) return node;
  return { ...node, tagName: `h${Math.min(6, Math.max(1, Number(depth) + shift))}` };
}

/** The finished hast of a block. */
export function hastOf(block: Block, input: EditionInput): readonly ElementContent[] {
  return input.texts.get(block) ?? [];
}

export function isNote(row: Row): boolean {
  return (row.ja[0] ?? row.en[0])?.type === 'footnoteDefinition';
}

/** The notes of a chapter (or of those sections of it that an edition shows) with a heading, or nothing. */
export function notesElement(
  chapter: Chapter,
  sections: readonly Section[],
  input: EditionInput,
  headingDepth: number,
): ElementContent[] {
  const wanted = new Set(noteOrder(rowsOf(sections)));
  const rows = chapter.sections
    .flatMap((section) => section.rows)
    .filter((row) => isNote(row) && wanted.has(noteLabel(row)));
  if (rows.length === 0) return [];
  const heading = h(
    `h${headingDepth}`,
    { class: 'notes-title' },
    runs(inBoth(input.words, 'frame.notes'), 'span', input.publication.languages),
  );
  const ordered = rows.toSorted((a, b) => numberOf(a, chapter, input) - numberOf(b, chapter, input));
  return [
    h('section', { class: 'notes', role: 'doc-endnotes' }, [
      heading,
      ...ordered.map((row) => noteRow(row, chapter, input)),
    ]),
  ];
}

function noteLabel(row: Row): string {
  const block = row.ja[0] ?? row.en[0];
  return block?.type === 'footnoteDefinition' ? block.identifier : '';
}

function numberOf(row: Row, chapter: Chapter, input: EditionInput): number {
  return input.notes.get(chapter.id)?.get(noteLabel(row)) ?? 0;
}

function noteRow(row: Row, chapter: Chapter, input: EditionInput): Element {
  const number = numberOf(row, chapter, input);
  const sides = input.publication.languages.map((language) => {
    const ids = noteIds(chapter.id, number, language);
    const back = h(
      'a',
      {
        href: `#${ids.reference}`,
        role: 'doc-backlink',
        class: 'note-number',
        ariaLabel: input.words[language]('frame.backToText', { number }),
      },
      [String(number)],
    );
    const body =
      row[language].length === 0
        ? [untranslated(row, language, input)]
        : row[language].flatMap((block) => hastOf(block, input));
    return h('div', { class: ['cell', language], lang: language }, [
      h('aside', { id: ids.note, role: 'doc-footnote', class: 'note' }, [back, ...body]),
    ]);
  });
  return h('div', { class: ['row', 'note-row'] }, sides);
}
