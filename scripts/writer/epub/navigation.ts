import type { Bilingual, EpubChapter, EpubSection } from './book.ts';
import { type EpubLayout, layouts } from './layout.ts';
import { chapterPath } from './links.ts';

/** An entry of the contents; `href` is relative to the package document. */
export interface Entry {
  readonly title: Bilingual;
  readonly href: string;
  readonly entries: readonly Entry[];
}

/**
 * The contents: an entry for each chapter, and in it its headings, nested by depth whatever depths were skipped, wherever
 * the documents of a chapter have them. The title page stands before the chapters and is none of them.
 */
export function contents(chapters: readonly EpubChapter[], layout: EpubLayout = layouts.standard): Entry[] {
  return chapters.flatMap((chapter, index) => {
    if (chapter.type === 'titlepage' || chapter.continues) return [];
    const next = chapters.findIndex(({ continues }, other) => other > index && !continues);
    const parts = chapters.slice(index, next === -1 ? undefined : next);
    const headings = parts.flatMap((part) =>
      part.sections.map(({ id, title, depth }) => ({ title, depth, href: `${chapterPath(part, layout)}#${id}` })),
    );
    return [{ title: chapter.title, href: chapterPath(chapter, layout), entries: nested(headings) }];
  });
}

/** A heading and where it is. */
type Heading = Pick<EpubSection, 'title' | 'depth'> & { readonly href: string };

function nested(headings: readonly Heading[]): Entry[] {
  const entries: Entry[] = [];
  let inside: Heading[] = [];
  let open: Heading | undefined;
  const close = () => {
    if (open) entries.push({ title: open.title, href: open.href, entries: nested(inside) });
  };
  for (const heading of headings) {
    if (open && heading.depth > open.depth) {
      inside.push(heading);
      continue;
    }
    close();
    open = heading;
    inside = [];
  }
  close();
  return entries;
}

/** How many levels the entries have. */
export function depth(entries: readonly Entry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depth(entry.entries)));
}
