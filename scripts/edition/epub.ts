/** The chapters of the EPUB in both languages: the default rows, one document a chapter. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Chapter } from '../parallel/document.ts';
import { type Both, both, inBoth } from './bilingual.ts';
import { colophon } from './colophon.ts';
import type { EditionInput } from './edition.ts';
import { headingText, plainHeading } from './heading.ts';
import { idsIn, withoutDeadLinks } from './inner-links.ts';
import { notesElement } from './notes.ts';
import { chapterSections, type RowStyle } from './rows.ts';

/** A content document of the EPUB, as the EPUB writer takes it. */
export interface EpubDocument {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly title: Both<string>;
  readonly body: readonly ElementContent[];
  readonly sections: readonly { readonly id: string; readonly title: Both<string>; readonly depth: number }[];
  readonly type: 'chapter' | 'colophon';
}

const rowStyle: RowStyle = { headingShift: 0, withIds: true };

/** The content documents: the chapters in order, then the colophon. */
export function epubDocuments(input: EditionInput): readonly EpubDocument[] {
  const chapters = input.document.chapters.map((chapter): EpubDocument => chapterDocument(chapter, input));
  const last: EpubDocument = {
    name: 'colophon',
    title: inBoth(input.words, 'frame.colophon'),
    body: [colophon(input, 1)],
    sections: [],
    type: 'colophon',
  };
  const documents = [...chapters, last];
  const ids = idsIn(documents.flatMap(({ body }) => body));
  return documents.map((document) => ({ ...document, body: withoutDeadLinks(document.body, ids) }));
}

function chapterDocument(chapter: Chapter, input: EditionInput): EpubDocument {
  const title = both((language) => chapter[language].frontMatter.title);
  const titles = input.publication.languages.map((language) =>
    h('div', { class: ['cell', language], lang: language }, [h('h1', title[language])]),
  );
  return {
    name: `${chapter.id.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`,
    title,
    body: [
      h('div', { class: ['row', 'heading', 'chapter-title'], id: chapter.id }, titles),
      ...chapterSections(chapter, input, rowStyle),
      ...notesElement(chapter, chapter.sections, input, 2),
    ],
    sections: chapter.sections.flatMap(({ heading, id, depth }) =>
      heading ? [{ id, depth, title: both((language) => plainHeading(headingText(heading, language, input))) }] : [],
    ),
    type: 'chapter',
  };
}
