/** What a setting such as `front: [01-statement, key-figures]` names. */
import type { Chapter, ParallelDocument, Section } from '../parallel/document.ts';

/** A chapter, or a part of one. */
export interface Selection {
  readonly chapter: Chapter;
  readonly sections: readonly Section[];
}

/**
 * Finds what a target names: a chapter by file name or id, or a heading by id; a heading brings the sections below it.
 *
 * @returns nothing when no chapter or heading has that name
 */
export function select(document: ParallelDocument, target: string): Selection | undefined {
  for (const chapter of document.chapters) {
    if (chapter.name === target || chapter.id === target) return { chapter, sections: chapter.sections };
    const first = chapter.sections.findIndex((section) => section.heading && section.id === target);
    const heading = chapter.sections[first];
    if (!heading) continue;
    const after = chapter.sections.slice(first + 1);
    const end = after.findIndex((section) => section.depth <= heading.depth);
    return { chapter, sections: [heading, ...(end === -1 ? after : after.slice(0, end))] };
  }
  return undefined;
}

/** Everything that a target may name, for the message about one that names nothing. */
export function targets(document: ParallelDocument): readonly string[] {
  return document.chapters.flatMap((chapter) => [
    chapter.name,
    ...chapter.sections.filter((section) => section.depth === 2).map((section) => section.id),
  ]);
}
