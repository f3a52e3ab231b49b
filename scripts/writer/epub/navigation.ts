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
 * The contents: an entry for each chapter, and in it its headings, nested by depth whatever depths were skipped. The title
 * page stands before them and is none of them.
 */
export function contents(chapters: readonly EpubChapter[], layout: EpubLayout = layouts.standard): Entry[] {
  return chapters
    .filter(({ type }) => type !== 'titlepage')
    .map((chapter) => ({
      title: chapter.title,
      href: chapterPath(chapter, layout),
      entries: nested(chapter.sections, chapterPath(chapter, layout)),
    }));
}

function nested(sections: readonly EpubSection[], file: string): Entry[] {
  const entries: Entry[] = [];
  let inside: EpubSection[] = [];
  let open: EpubSection | undefined;
  const close = () => {
    if (open) entries.push({ title: open.title, href: `${file}#${open.id}`, entries: nested(inside, file) });
  };
  for (const section of sections) {
    if (open && section.depth > open.depth) {
      inside.push(section);
      continue;
    }
    close();
    open = section;
    inside = [];
  }
  close();
  return entries;
}

/** How many levels the entries have. */
export function depth(entries: readonly Entry[]): number {
  return entries.length === 0 ? 0 : 1 + Math.max(...entries.map((entry) => depth(entry.entries)));
}
