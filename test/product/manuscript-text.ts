/**
 * What a publication says, straight from its manuscripts: the yardstick for every edition. It reads files and pairs rows
 * with the rooms that do so for the build, and knows nothing of hast, editions or writers.
 */
import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import type { Language } from '../../scripts/message/message.ts';
import { assemble } from '../../scripts/parallel/assemble.ts';
import type { Chapter, ParallelDocument, Row, Section } from '../../scripts/parallel/document.ts';
import { readSources } from '../../scripts/publication/sources.ts';
import { readChapters } from '../../scripts/stage/read-chapters.ts';

export interface RowText {
  readonly id: string;
  /** The number of a note; absent in other rows. */
  readonly number?: number;
  /** Without any white space; a reading follows its base in round brackets. */
  readonly ja: string;
  readonly en: string;
}

export interface SectionText {
  readonly id: string;
  readonly depth: number;
  readonly rows: readonly RowText[];
}

export interface ChapterText {
  readonly id: string;
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  /** Headings and rows in order, notes left out. */
  readonly sections: readonly SectionText[];
  /** The notes that the text refers to, in the order of their numbers. */
  readonly notes: readonly RowText[];
}

/** Reads a publication's folder. */
export async function manuscriptText(folder: string): Promise<readonly ChapterText[]> {
  const { pairs, messages } = await readChapters(await readSources(folder));
  const { document, messages: more } = assemble(pairs);
  const errors = [...messages, ...more].filter(({ severity }) => severity === 'error');
  assert.deepEqual(errors, [], folder);
  return textOfDocument(document);
}

function textOfDocument({ chapters }: ParallelDocument): readonly ChapterText[] {
  return chapters.map((chapter): ChapterText => {
    const labels = noteLabels(chapter);
    const rows = chapter.sections.flatMap((section) => section.rows);
    const numbers = new Map(labels.map((label, index) => [label, index + 1]));
    const text = (row: Row): RowText => rowText(row, numbers);
    const notes = labels.flatMap((label) => rows.filter((row) => labelOf(row) === label)).map(text);
    return {
      id: chapter.id,
      name: chapter.name,
      title: { ja: squeeze(chapter.ja.frontMatter.title), en: squeeze(chapter.en.frontMatter.title) },
      sections: chapter.sections.map((section) => ({
        id: section.id,
        depth: section.depth,
        rows: rowsOf(section).map(text),
      })),
      notes,
    };
  });
}

/** The whole text of a language: titles, rows, and notes, each behind its number. */
export function wholeText(chapters: readonly ChapterText[], language: Language): string {
  return chapters
    .map(
      ({ title, sections, notes }) =>
        title[language] +
        rowsText(sections, language) +
        notes.map((note) => (note[language] === '' ? '' : `${note.number}${note[language]}`)).join(''),
    )
    .join('');
}

/** The text of the rows of some sections in a language. */
export function rowsText(sections: readonly SectionText[], language: Language): string {
  return sections
    .flatMap(({ rows }) => rows)
    .map((row) => row[language])
    .join('');
}

/** The sections that a setting such as `front: [01-statement, key-figures]` names. */
export function selected(chapters: readonly ChapterText[], target: string): readonly SectionText[] {
  for (const { name, sections } of chapters) {
    if (name === target) return sections;
    const first = sections.findIndex(({ id, depth }) => id === target && depth > 1);
    const heading = sections[first];
    if (!heading) continue;
    const end = sections.findIndex(({ depth }, index) => index > first && depth <= heading.depth);
    return sections.slice(first, end === -1 ? undefined : end);
  }
  return assert.fail(`nothing is called ${target}`);
}

/** Text without white space, soft hyphens and zero-width characters: what may differ between a manuscript and an edition. */
export function squeeze(text: string): string {
  // Typed quotation marks become curly ones in every edition; which ones is the business of their own tests.
  return text
    .replace(/[\s\u00AD\u200B\u2060\uFEFF]+/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'");
}

/** Readings without their brackets, as print has them. */
export function withoutRubyBrackets(text: string): string {
  return text.replaceAll(open, '').replaceAll(close, '');
}

/** Brackets around readings, told apart from those of the text until the end. */
const open = '\uE000';
const close = '\uE001';

/** Readings in round brackets, as HTML has them. */
export function withRubyBrackets(text: string): string {
  return text.replaceAll(open, '(').replaceAll(close, ')');
}

function rowsOf({ heading, rows }: Section): readonly Row[] {
  return [...(heading ? [heading] : []), ...rows.filter((row) => labelOf(row) === undefined)];
}

function labelOf(row: Row): string | undefined {
  const block = row.ja[0] ?? row.en[0];
  return block?.type === 'footnoteDefinition' ? block.identifier : undefined;
}

/** The labels of notes by their first reference, the Japanese side of each row before the English. */
function noteLabels({ sections }: Chapter): readonly string[] {
  const labels = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteReference') labels.add(node.identifier);
    else if ('children' in node) node.children.forEach(collect);
  };
  for (const { heading, rows } of sections) {
    for (const row of heading ? [heading, ...rows] : rows) [...row.ja, ...row.en].forEach(collect);
  }
  return [...labels];
}

/** What a reader is told where one side of a row is missing. */
const untranslated = { ja: '（訳はありません）', en: '(nottranslated)' } as const;

function rowText(row: Row, numbers: ReadonlyMap<string, number>): RowText {
  const label = labelOf(row);
  const side = (language: Language): string =>
    row[language].length === 0
      ? untranslated[language]
      : squeeze(row[language].map((block) => nodeText(block, numbers)).join(''));
  const number = label === undefined ? undefined : numbers.get(label);
  return { id: row.id, ...(number !== undefined && { number }), ja: side('ja'), en: side('en') };
}

function nodeText(node: Nodes, numbers: ReadonlyMap<string, number>): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'html':
      return node.value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '');
    case 'footnoteReference':
      return String(numbers.get(node.identifier));
    case 'ruby': {
      const base = node.children.map((child) => nodeText(child, numbers)).join('');
      const parts = node.readings.length > 1 ? [...base] : [base];
      return parts.map((part, index) => `${part}${bracketed(node.readings[index] ?? '')}`).join('');
    }
    default:
      return 'children' in node ? node.children.map((child) => nodeText(child, numbers)).join('') : '';
  }
}

function bracketed(reading: string): string {
  return reading === '' ? '' : `${open}${reading}${close}`;
}
