/** The parallel document with some rows as they read when they were last reviewed. */
import type { Block, FrontMatter, Manuscript } from '../../manuscript/manuscript.ts';
import type { Language } from '../../message/message.ts';
import type { Blocks, Chapter, ParallelDocument, Row, Section } from '../document.ts';
import { rowsOf } from '../notes.ts';

/** The texts to publish in place of those of today. */
export interface ReviewedTexts {
  /** By row id. */
  readonly rows: ReadonlyMap<string, Readonly<Record<Language, Blocks>>>;
  /** By chapter id. */
  readonly titles: ReadonlyMap<string, Readonly<Record<Language, FrontMatter>>>;
}

/** The same chapters, sections and row ids; concatenating the rows still gives the blocks of each manuscript. */
export function withReviewedTexts(document: ParallelDocument, texts: ReviewedTexts): ParallelDocument {
  if (texts.rows.size === 0 && texts.titles.size === 0) return document;
  return { chapters: document.chapters.map((chapter) => republished(chapter, texts)) };
}

function republished(chapter: Chapter, texts: ReviewedTexts): Chapter {
  const row = (now: Row): Row => {
    const reviewed = texts.rows.get(now.id);
    return reviewed ? { kind: 'pair', id: now.id, ...reviewed } : now;
  };
  const sections = chapter.sections.map((section): Section => {
    const rows = section.rows.map(row);
    return section.heading ? { ...section, heading: row(section.heading), rows } : { ...section, rows };
  });
  const manuscript = (language: Language): Manuscript => ({
    ...chapter[language],
    frontMatter: texts.titles.get(chapter.id)?.[language] ?? chapter[language].frontMatter,
    blocks: rowsOf(sections).flatMap((one): readonly Block[] => one[language]),
  });
  return { ...chapter, ja: manuscript('ja'), en: manuscript('en'), sections };
}
