/** A printed edition, read: its pages, its tags, its rows. */
import type { Glyph, InkPage } from '../../writer/pdf/read-ink.ts';
import { type Marked, markedIn, type Tag, tagsIn } from '../../writer/pdf/read-tags.ts';
import { type Block, blocksOf, type Setting } from './blocks.ts';

export interface PrintedBook {
  readonly pages: readonly InkPage[];
  readonly tags: readonly Tag[];
  readonly setting: Setting;
  /** All paragraphs, in reading order. */
  readonly blocks: readonly Block[];
  readonly chapters: readonly ChapterTag[];
}

/** A chapter as it is tagged: an article; on sequential pages there is one for each language. */
export interface ChapterTag {
  readonly rows: readonly RowTag[];
  /** 1-based, in order. */
  readonly pages: readonly number[];
}

/** What stands in a row of a chapter, or the notes of a page. */
export interface RowTag {
  readonly tag: Tag;
  readonly isNotes: boolean;
  readonly blocks: readonly Block[];
}

export function printedBook(pages: readonly InkPage[], tags: readonly Tag[], isVertical: boolean): PrintedBook {
  const [first] = pages;
  const setting = { isVertical, width: first?.width ?? 0, height: first?.height ?? 0 };
  const articles = [...tagsIn(tags)].filter(({ role }) => role === 'Art');
  return {
    ...{ pages, tags, setting, blocks: blocksOf(tags, setting) },
    chapters: articles.map((article) => {
      const rows = article.kids.flatMap((kid): RowTag[] => {
        if (kid.kind !== 'tag') return [];
        const isNotes = [...tagsIn([kid])].some(({ role }) => role === 'Note');
        return [{ tag: kid, isNotes, blocks: blocksOf([kid], setting) }];
      });
      const numbers = new Set([...markedIn(article)].map(({ page }: Marked) => page));
      return { rows, pages: [...numbers].toSorted((a, b) => a - b) };
    }),
  };
}

/** What stands on a page beside its text: running head, page number. */
export function artifactsOf({ glyphs }: InkPage): readonly Glyph[] {
  return glyphs.filter(({ mark, text }) => mark === undefined && text.trim() !== '');
}

/** The lines of a block that stand on a page. */
export function linesOn({ lines }: Block, page: number): Block['lines'] {
  return lines.filter((line) => line.page === page);
}
