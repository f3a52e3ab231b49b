/** The documents of an EPUB, in both languages or in one: the default rows, one document a chapter. */
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Chapter } from '../parallel/document.ts';
import { type Both, both, inBoth, runs } from './bilingual.ts';
import { changed } from './change.ts';
import { dateRuns } from './colophon.ts';
import type { EditionInput } from './edition.ts';
import { epubColophon } from './epub-colophon.ts';
import { withCounterparts } from './epub-counterparts.ts';
import { spokenNotes } from './spoken-notes.ts';
import { type PageTarget, withPages } from './epub-pages.ts';
import { withRareMarked } from './epub-rare.ts';
import type { EpubStyle } from './epub-style.ts';
import { uprightDigits } from './epub-vertical.ts';
import { headingText, plainHeading } from './heading.ts';
import { idsIn, withoutDeadLinks } from './inner-links.ts';
import { notesElement } from './notes.ts';
import { chapterSections, type RowStyle } from './rows.ts';
import { staleNote } from './stale-note.ts';
import { withCellClasses } from './table-cells.ts';

/** A content document of the EPUB, as the EPUB writer takes it. */
export interface EpubDocument {
  /** Lower-case letters, digits and hyphens; unique in the book. */
  readonly name: string;
  readonly title: Both<string>;
  readonly body: readonly ElementContent[];
  readonly sections: readonly { readonly id: string; readonly title: Both<string>; readonly depth: number }[];
  readonly type: 'titlepage' | 'chapter' | 'colophon';
  /** Whether it goes on with the chapter of the document before it, see `inParts`. */
  readonly continues?: boolean;
}

const rowStyle: RowStyle = { headingShift: 0, withIds: true };

/** The content documents: the title page, the chapters in order, the colophon; and the page list, if there is a booklet. */
export function epubEdition(
  input: EditionInput,
  style: EpubStyle = {},
): { readonly documents: readonly EpubDocument[]; readonly pages: readonly PageTarget[] } {
  const name = documentNames();
  const last: EpubDocument = {
    name: name('colophon'),
    title: inBoth(input.words, 'frame.colophon'),
    body: [epubColophon(input, style)],
    sections: [],
    type: 'colophon',
  };
  const documents = [
    titlePage(input, name('titlepage')),
    ...input.document.chapters.map((chapter) => chapterDocument(chapter, input, name(chapter.id))),
    last,
  ];
  const ids = idsIn(documents.flatMap(({ body }) => body));
  const bodies = documents.map(({ body }) => composed(withoutDeadLinks(body, ids), input, style));
  const { languages } = input.publication;
  const paged = style.printed ? withPages(bodies, style.printed, languages, input.words) : { bodies, list: [] };
  return {
    documents: documents.map((document, index) => ({ ...document, body: paged.bodies[index] ?? [] })),
    pages: paged.list,
  };
}

function composed(
  body: readonly ElementContent[],
  { words, publication, notes }: EditionInput,
  style: EpubStyle,
): ElementContent[] {
  const hasNotes = [...notes.values()].some((numbers) => numbers.size > 0);
  const heard = hasNotes ? spokenNotes(body, words, publication.languages[0]) : body;
  const linked = spaced(withCounterparts(heard, words));
  const marked = style.rare ? withRareMarked(linked, style.rare) : linked;
  return style.vertical ? uprightDigits(marked) : marked;
}

/** File names from ids: what other letters leave equal or empty gets a number. */
function documentNames(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const plain = id
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const stem = plain === '' ? 'chapter' : plain;
    let name = stem;
    for (let count = 2; taken.has(name); count += 1) name = `${stem}-${count}`;
    taken.add(name);
    return name;
  };
}

/** The cover in words: who cannot see the picture reads, or hears, the same. */
function titlePage(input: EditionInput, name: string): EpubDocument {
  const { publication, words } = input;
  const { languages } = publication;
  const line = (className: string, text: Both<string>) =>
    h(
      'div',
      { class: className },
      languages.map((language) => h('p', { class: language, lang: language }, text[language])),
    );
  const names = both((language) =>
    publication.authors.map((author) => author[language]).join(words[language]('frame.listSeparator')),
  );
  return {
    name,
    title: inBoth(words, 'epub.titlePage'),
    body: [
      h('h1', runs(publication.title, 'span', languages)),
      ...(publication.subtitle ? [line('subtitle', publication.subtitle)] : []),
      ...(publication.authors.length > 0 ? [line('authors', names)] : []),
      line('issuer', publication.issuer),
      h('p', { class: 'date' }, dateRuns(input)),
    ],
    sections: [],
    type: 'titlepage',
  };
}

/** A space between the two languages of a line, for readers without our style sheet. */
function spaced(nodes: readonly ElementContent[]): ElementContent[] {
  const inner = changed(nodes, (node) => {
    if (node.type !== 'element') return node;
    const children = spaced(node.children);
    return children === node.children ? node : { ...node, children };
  });
  const follows = (node: ElementContent, index: number): boolean =>
    index > 0 && isSpan(node) && isSpan(inner[index - 1]);
  if (!inner.some(follows)) return inner;
  return inner.flatMap((node, index) =>
    follows(node, index) ? [{ type: 'text', value: ' ' } as const, node] : [node],
  );
}

function isSpan(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'span';
}

function chapterDocument(chapter: Chapter, input: EditionInput, name: string): EpubDocument {
  const { languages } = input.publication;
  const title = both((language) => chapter[language].frontMatter.title);
  const cell = (language: Language) =>
    h('div', { class: ['cell', language], lang: language }, [
      h('h1', title[language]),
      ...staleNote(chapter.id, language, input),
    ]);
  return {
    name,
    title,
    body: [
      h('div', { class: ['row', 'heading', 'chapter-title'], id: chapter.id }, languages.map(cell)),
      ...withCellClasses(chapterSections(chapter, input, rowStyle), true),
      ...notesElement(chapter, chapter.sections, input, 2),
    ],
    sections: chapter.sections.flatMap(({ heading, id, depth }) =>
      heading ? [{ id, depth, title: both((language) => plainHeading(headingText(heading, language, input))) }] : [],
    ),
    type: 'chapter',
  };
}
