/** Whether the notes of a book stand where its readers look for them. */
import { markedIn, type Tag, tagsIn } from '../../writer/pdf/read-tags.ts';
import { type Block, blocksOf, depthOf, isNoteMark, textOf } from './blocks.ts';
import type { ChapterTag, PrintedBook } from './printed-book.ts';

/** A note at the foot of a page. */
interface Note {
  readonly number: string;
  readonly language: string;
  readonly pages: readonly number[];
  /** Where it begins and ends on its first page. */
  readonly start: number;
  readonly tag: Tag;
}

/**
 * Each note stands on the page on which its language refers to it first, below all text, in order; it goes on only on the
 * next page; every mark leads to the note with its number.
 *
 * @param isFacing the next page of a language is the next but one
 */
export function misplacedNotes(book: PrintedBook, isFacing = false): string[] {
  return book.chapters.flatMap((chapter) => inChapter(chapter, book, isFacing));
}

function inChapter(chapter: ChapterTag, { setting }: PrintedBook, isFacing: boolean): string[] {
  const flaws: string[] = [];
  const notes = chapter.rows
    .filter(({ isNotes }) => isNotes)
    .flatMap(({ tag }) => [...tagsIn([tag])].filter(({ role }) => role === 'Note'))
    .map((tag): Note => {
      const marks = [...markedIn(tag)].filter(({ glyphs }) => glyphs.length > 0);
      const pages = [...new Set(marks.map(({ page }) => page))];
      const number = [...tagsIn([tag])].find(isNoteMark);
      const depths = marks.filter(({ page }) => page === pages[0]).flatMap(({ glyphs }) => glyphs);
      return {
        number: number ? textOf([...markedIn(number)].flatMap(({ glyphs }) => glyphs)).trim() : '?',
        ...{ language: tag.language, pages, tag },
        start: Math.min(...depths.map((glyph) => depthOf(glyph, setting))),
      };
    });
  const text = chapter.rows.filter(({ isNotes }) => !isNotes).flatMap(({ blocks }) => blocks);
  const cited = citationsOf(text);
  const named = ({ number, language }: { number: string; language: string }): string => `note ${number} (${language})`;

  const seen = new Set<string>();
  for (const note of notes) {
    const { number, language, pages } = note;
    const key = `${number} ${language}`;
    if (seen.has(key)) flaws.push(`${named(note)} stands twice`);
    seen.add(key);
    const at = cited.get(key) ?? cited.get(`${number} any`);
    if (at === undefined) flaws.push(`${named(note)} is not referred to`);
    else if (at !== pages[0] && !isBehind(note, at, notes))
      flaws.push(`${named(note)} is on page ${pages[0]}, referred to on page ${at}`);
    for (const [index, page] of pages.entries())
      if (index > 0 && page > (pages[index - 1] ?? 0) + (isFacing ? 2 : 1))
        flaws.push(`${named(note)} goes on on page ${page}`);
    const last = Math.max(
      ...text.flatMap(({ lines }) => lines.filter(({ page }) => page === pages[0]).map(({ depth }) => depth)),
    );
    if (note.start <= last) flaws.push(`${named(note)} is not below the text of page ${pages[0]}`);
  }
  for (const language of ['ja', 'en']) {
    const own = notes.filter((note) => note.language === language);
    for (const [index, { number, pages }] of own.entries()) {
      const before = own[index - 1];
      if (before?.pages[0] === pages[0] && Number(before?.number) >= Number(number))
        flaws.push(`page ${pages[0]}: note ${number} follows note ${before?.number} (${language})`);
    }
  }
  for (const [key, page] of cited) {
    const [number = '', language = ''] = key.split(' ');
    if (language !== 'any' && !seen.has(key)) flaws.push(`${named({ number, language })} of page ${page} is missing`);
  }
  for (const block of text)
    for (const { says, to, page } of block.clicks) {
      const leads = /^note-.*-(\d+)-(ja|en)$/.exec(to);
      const shown = /(\d+)\D*$/.exec(says)?.[1];
      if (leads && (leads[1] !== shown || leads[2] !== block.language) && !isShared(block))
        flaws.push(`page ${page}: the mark ${says} leads to ${to}`);
    }
  return flaws;
}

/** Whether a note begins overleaf only because the other language's, longer than its page, goes on there. */
function isBehind({ number, language, pages }: Note, cited: number, notes: readonly Note[]): boolean {
  const [first = 0] = pages;
  const other = notes.find((note) => note.number === number && note.language !== language);
  return first === cited + 1 && other !== undefined && other.pages[0] === cited && other.pages.includes(first);
}

/** Number and language → the page of the first reference; `any`: in whichever language it comes first. */
function citationsOf(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const cited = new Map<string, number>();
  for (const block of blocks)
    for (const { number, page } of block.marks)
      for (const key of [`${number} ${block.language}`, `${number} any`])
        cited.set(key, Math.min(page, cited.get(key) ?? page));
  return cited;
}

/** A cell that says the same in both languages. */
function isShared({ role, within }: Block): boolean {
  return role === 'TD' || role === 'TH' || within.includes('Table');
}

/**
 * Notes that do not stand in a chapter in each language that it has.
 *
 * @param counts how many notes the chapters have, in their order; where the book has more chapters, they begin anew
 */
export function missingNotes({ chapters, setting }: PrintedBook, counts: readonly number[]): string[] {
  return chapters.flatMap(({ rows }, index) => {
    const languages = new Set(rows.flatMap(({ blocks }) => blocks.map(({ language }) => language)));
    const feet = rows.filter(({ isNotes }) => isNotes).flatMap(({ tag }) => blocksOf([tag], setting));
    return [...languages].flatMap((language) => {
      const there = feet.filter((block) => block.role === 'Note' && block.language === language);
      const numbers = new Set(there.flatMap(({ marks }) => marks.map(({ number }) => Number(number))));
      const wanted = Array.from({ length: counts[index % counts.length] ?? 0 }, (_, at) => at + 1);
      return wanted.filter((one) => !numbers.has(one)).map((one) => `chapter ${index + 1}: note ${one} (${language})`);
    });
  });
}
