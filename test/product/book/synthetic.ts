/** Books made of a few letters, for tests of what is measured. */
import type { Box, Glyph, InkPage, Shape } from '../../writer/pdf/read-ink.ts';
import type { Click, Marked, Tag } from '../../writer/pdf/read-tags.ts';
import { type PrintedBook, printedBook } from './printed-book.ts';

export interface LineAt {
  /** 1-based; 2 where absent, the first page after the cover. */
  readonly page?: number;
  /** In pt: where the line begins, and how deep it stands; in vertical text from the top and from the right. */
  readonly start?: number;
  readonly depth: number;
  readonly size?: number;
  readonly colour?: string;
}

export const paper = { width: 300, height: 400 } as const;

/** A line of letters, each as wide as it is high. */
export function line(text: string, at: LineAt, isVertical = false): Marked {
  const { page = 2, start = 50, depth, size = 10, colour = '#000000' } = at;
  const glyphs = [...text].map((letter, index): Glyph => {
    const along = start + index * size;
    const place = isVertical
      ? { x: paper.width - depth - size / 2, y: paper.height - along - 0.88 * size }
      : { x: along, y: paper.height - depth };
    return { ...place, text: letter, size, advance: size, isTurned: false, colour, mark: 1, code: 0, font: '' };
  });
  return { kind: 'marked', page, glyphs };
}

export function tag(role: string, language: string, ...kids: (Tag | Marked | Click)[]): Tag {
  return { kind: 'tag', role, language, alt: undefined, kids };
}

/** A paragraph of lines, one below the other. */
export function paragraph(language: string, lines: readonly string[], at: LineAt): Tag {
  const { depth, size = 10 } = at;
  return tag('P', language, ...lines.map((text, index) => line(text, { ...at, depth: depth + index * 1.5 * size })));
}

/** A row: the Japanese in the left half of the page, the English in the right one. */
export function row(ja: Tag, en?: Tag): Tag {
  return tag('Div', 'ja', ja, ...(en ? [tag('Div', 'en', en)] : []));
}

/** A link with a number that leads to a note, or from it back. */
export function noteMark(number: number, language: string, at: LineAt, from: 'text' | 'note' = 'text'): Tag {
  const mark = line(String(number), { ...at, size: (at.size ?? 10) * 0.65 });
  const to = `${from === 'text' ? 'note' : 'ref'}-chapter-${number}-${language}`;
  return tag('Link', language, mark, click(String(number), { page: at.page ?? 2, to, toPage: at.page ?? 2 }));
}

export function click(says: string, { page, to, toPage }: Pick<Click, 'page' | 'to' | 'toPage'>): Click {
  return { kind: 'click', page, box: { left: 0, bottom: 0, right: 0, top: 0 }, says, to, toPage };
}

export interface Beside {
  readonly isVertical?: boolean;
  /** Running heads and page numbers. */
  readonly artifacts?: readonly Marked[];
  readonly shapes?: readonly Shape[];
  /** The ink of every letter, in em. */
  readonly outline?: Box;
}

/** A book with one chapter; its first page is the cover. */
export function chapterBook(rows: readonly Tag[], beside: Beside = {}): PrintedBook {
  return bookOf([tag('Document', 'ja', tag('Art', 'ja', ...rows))], beside);
}

export function bookOf(
  tags: readonly Tag[],
  { isVertical = false, artifacts = [], shapes = [], outline }: Beside = {},
): PrintedBook {
  const marked = tags.flatMap(allIn);
  const count = Math.max(2, ...marked.map(({ page }) => page), ...artifacts.map(({ page }) => page));
  const pages = Array.from({ length: count }, (_, index): InkPage => {
    const on = (some: readonly Marked[]) =>
      some.filter(({ page }) => page === index + 1).flatMap(({ glyphs }) => glyphs);
    const loose = on(artifacts).map((glyph) => ({ ...glyph, mark: undefined }));
    return { ...paper, glyphs: [...loose, ...on(marked)], shapes: index === 1 ? shapes : [], outlineOf: () => outline };
  });
  return printedBook(pages, tags, isVertical);
}

function allIn(tag: Tag): Marked[] {
  return tag.kids.flatMap((kid) => (kid.kind === 'marked' ? [kid] : kid.kind === 'tag' ? allIn(kid) : []));
}
