/** The notes of a chapter, numbered through it, with links in both directions. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Chapter, Row, Section } from '../parallel/document.ts';
import { noteOrder, rowsOf } from '../parallel/notes.ts';
import { inBoth, runs } from './bilingual.ts';
import { type EditionInput, noteIds } from './edition.ts';
import { emWidth, plainText } from './em-width.ts';
import { idsIn } from './inner-links.ts';
import { hastOf, isNote, untranslated } from './rows.ts';
import { staleNote } from './stale-note.ts';

/** The notes of a chapter (or of those sections of it that an edition shows) with a heading, or nothing. */
export function notesElement(
  chapter: Chapter,
  sections: readonly Section[],
  input: EditionInput,
  headingDepth: number,
): ElementContent[] {
  const rows = noteRows(chapter, sections, input);
  if (rows.length === 0) return [];
  const marks = marksIn(sections, input);
  const heading = h(
    `h${headingDepth}`,
    { class: 'notes-title' },
    runs(inBoth(input.words, 'frame.notes'), 'span', input.publication.languages),
  );
  return [
    h('section', { class: 'notes', role: 'doc-endnotes' }, [
      heading,
      ...rows.map((row) => noteRow(row, chapter, marks, input)),
    ]),
  ];
}

/**
 * The notes of a chapter for pages that show them at their feet: in a box without a heading, each with `data-note`, for
 * the writer to take them out.
 *
 * @param apart where the languages stand one below the other, maybe on different pages, so do their notes of up to so many
 *   em in each language. Longer ones may have to go on overleaf, and of a page's notes only one can: they stay together
 */
export function noteUnits(
  chapter: Chapter,
  sections: readonly Section[],
  input: EditionInput,
  apart: number,
): ElementContent[] {
  const rows = noteRows(chapter, sections, input);
  if (rows.length === 0) return [];
  const marks = marksIn(sections, input);
  const units = rows.flatMap((row) => {
    const note = noteRow(row, chapter, marks, input);
    const number = numberOf(row, chapter, input);
    const isCited = (language: Language): boolean =>
      row[language].length > 0 && marks.has(firstMark(noteIds(chapter.id, number, language).reference, marks));
    // A language that does not refer to the note has it beside the one that does.
    const isApart =
      note.children.every((side) => emWidth(plainText(side)) <= apart) && input.publication.languages.every(isCited);
    return (isApart ? note.children.map((side) => ({ ...note, children: [side] })) : [note]).map((unit) => ({
      ...unit,
      properties: { ...unit.properties, 'data-note': '' },
    }));
  });
  return [h('section', { class: 'page-notes' }, units)];
}

function noteLabel(row: Row): string {
  const block = row.ja[0] ?? row.en[0];
  return block?.type === 'footnoteDefinition' ? block.identifier : '';
}

function numberOf(row: Row, chapter: Chapter, input: EditionInput): number {
  return input.notes.get(chapter.id)?.get(noteLabel(row)) ?? 0;
}

/** The notes that one language's side of some sections refers to, with a heading, or nothing. */
export function languageNotes(
  chapter: Chapter,
  sections: readonly Section[],
  language: Language,
  input: EditionInput,
  headingDepth: number,
): ElementContent[] {
  const rows = noteRows(chapter, sections, input).filter((row) => row[language].length > 0);
  if (rows.length === 0) return [];
  const marks = marksIn(sections, input);
  return [
    h('section', { class: 'notes', role: 'doc-endnotes' }, [
      h(`h${headingDepth}`, { class: 'notes-title' }, input.words[language]('frame.notes')),
      ...rows.map((row) => h('div', { class: 'row note-row' }, [noteElement(row, language, chapter, marks, input)])),
    ]),
  ];
}

/** The notes that sections refer to, in the order of their numbers. */
function noteRows(chapter: Chapter, sections: readonly Section[], input: EditionInput): readonly Row[] {
  const wanted = new Set(noteOrder(rowsOf(sections)));
  return chapter.sections
    .flatMap((section) => section.rows)
    .filter((row) => isNote(row) && wanted.has(noteLabel(row)))
    .toSorted((a, b) => numberOf(a, chapter, input) - numberOf(b, chapter, input));
}

function noteRow(row: Row, chapter: Chapter, marks: ReadonlySet<string>, input: EditionInput): Element {
  const sides = input.publication.languages.map((language) =>
    h(
      'div',
      { class: ['cell', language], lang: language },
      row[language].length > 0
        ? [noteElement(row, language, chapter, marks, input)]
        : [untranslated(row, language, input)],
    ),
  );
  return h('div', { class: ['row', 'note-row'] }, sides);
}

function noteElement(
  row: Row,
  language: Language,
  chapter: Chapter,
  marks: ReadonlySet<string>,
  input: EditionInput,
): Element {
  const number = numberOf(row, chapter, input);
  const ids = noteIds(chapter.id, number, language);
  const back = h(
    'a',
    {
      href: `#${firstMark(ids.reference, marks)}`,
      role: 'doc-backlink',
      class: 'note-number',
      ariaLabel: input.words[language]('frame.backToText', { number }),
    },
    [String(number)],
  );
  const body = row[language].flatMap((block) => hastOf(block, input));
  return h('aside', { id: ids.note, role: 'doc-footnote', class: 'note' }, [
    back,
    ...body,
    ...staleNote(row.id, language, input),
  ]);
}

/** The ids of all note marks in the rows of some sections. */
function marksIn(sections: readonly Section[], input: EditionInput): ReadonlySet<string> {
  const blocks = rowsOf(sections).flatMap((row) => [...row.ja, ...row.en]);
  return idsIn(blocks.flatMap((block) => hastOf(block, input)));
}

/** The first mark of a note that is shown: an edition may leave out the section that has the very first. */
function firstMark(reference: string, marks: ReadonlySet<string>): string {
  if (marks.has(reference)) return reference;
  for (const id of marks) if (id.startsWith(`${reference}-`)) return id;
  return reference;
}
