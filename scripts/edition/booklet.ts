/** The booklet: all chapters side by side, with contents, page numbers, running heads and notes. */
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Chapter, Row } from '../parallel/document.ts';
import { paperSize } from '../publication/paper.ts';
import type { BookletEdition } from '../publication/schema.ts';
import { both, inBoth, runs } from './bilingual.ts';
import { colophon, dateRuns } from './colophon.ts';
import { cssString, pageRule } from './css.ts';
import { documentTitle, htmlDocument } from './document.ts';
import type { EditionInput } from './edition.ts';
import { headingText } from './heading.ts';
import { notesElement } from './notes.ts';
import { chapterSections, type RowStyle } from './rows.ts';
import { select } from './selection.ts';

/** The margins of the booklet's pages in mm: the same left and right, because it may be read on a screen or folded. */
export const bookletMargins = { top: 16, side: 12, bottom: 14 } as const;

const rowStyle: RowStyle = { headingShift: 1, withIds: true };

/**
 * Composes the booklet. Page numbers in the contents are left open as `<span data-page-of="id">`; the writer fills them.
 *
 * @param input what the edition is made from
 * @param settings the booklet's settings
 * @param css `templates/print/base.css` and `booklet.css`
 */
export function booklet(input: EditionInput, settings: BookletEdition, css: string): Root {
  const chapters = settings.chapters
    ? settings.chapters.flatMap((target) => select(input.document, target)?.chapter ?? [])
    : input.document.chapters;
  const size = paperSize(settings.paper);
  const sheet = `${pageRule(size, `${bookletMargins.top}mm ${bookletMargins.side}mm ${bookletMargins.bottom}mm`)}:root { --size: ${settings.size}pt; }\n${chapters.map((chapter) => chapterPage(chapter, input)).join('')}${css}`;
  return htmlDocument(input.publication.languages, { title: documentTitle(input.publication), css: sheet }, [
    cover(input),
    contents(chapters, input),
    h(
      'main',
      chapters.map((chapter) => chapterArticle(chapter, input)),
    ),
    colophon(input, 2),
  ]);
}

/** The named page of a chapter: its running head in both languages at the outer edge. */
function chapterPage(chapter: Chapter, input: EditionInput): string {
  const title = input.publication.languages
    .map((language) => chapter[language].frontMatter.short ?? chapter[language].frontMatter.title)
    .join(' ');
  const name = pageName(chapter);
  return (
    `@page ${name}:left { @top-left { content: ${cssString(title)}; } }\n@page ${name}:right { @top-right { content: ${cssString(title)}; } }\n` +
    `#chapter-${chapter.id} { page: ${name}; }\n`
  );
}

/** A CSS identifier for the chapter's page; ids are already letters, digits and hyphens. */
function pageName(chapter: Chapter): string {
  return `chapter-${chapter.id}`;
}

function cover(input: EditionInput): Element {
  const { publication } = input;
  const { languages } = publication;
  return h('header', { class: 'cover', id: 'cover' }, [
    h('p', { class: 'issuer' }, runs(publication.issuer, 'span', languages)),
    h('div', { class: 'cover-title' }, [
      h('h1', runs(publication.title, 'span', languages)),
      ...(publication.subtitle ? [h('p', { class: 'subtitle' }, runs(publication.subtitle, 'span', languages))] : []),
    ]),
    h('p', { class: 'date' }, dateRuns(input)),
  ]);
}

function contents(chapters: readonly Chapter[], input: EditionInput): Element {
  const { publication, words } = input;
  const entry = (id: string, text: Element[], children: readonly Element[]) =>
    h('li', [
      h('a', { href: `#${id}` }, [
        h('span', { class: 'entry' }, text),
        h('span', { class: 'page-number', 'data-page-of': id }, '00'),
      ]),
      ...(children.length > 0 ? [h('ol', [...children])] : []),
    ]);
  const items = chapters.map((chapter) => {
    const sections = chapter.sections.flatMap((section) =>
      section.heading && section.depth === 2
        ? [
            entry(
              section.id,
              runs(
                both((language) => headingText(section.heading as Row, language, input)),
                'span',
                publication.languages,
              ),
              [],
            ),
          ]
        : [],
    );
    return entry(
      chapter.id,
      runs(
        both((language) => chapter[language].frontMatter.title),
        'span',
        publication.languages,
      ),
      sections,
    );
  });
  const last = entry('colophon', runs(inBoth(words, 'frame.colophon'), 'span', publication.languages), []);
  return h('nav', { class: 'contents', id: 'contents' }, [
    h('h2', runs(inBoth(words, 'frame.contents'), 'span', publication.languages)),
    h('ol', [...items, last]),
  ]);
}

function chapterArticle(chapter: Chapter, input: EditionInput): Element {
  const titles = input.publication.languages.map((language) =>
    h('div', { class: ['cell', language], lang: language }, [h('h2', chapter[language].frontMatter.title)]),
  );
  return h('article', { class: 'chapter', id: `chapter-${chapter.id}` }, [
    h('div', { class: ['row', 'heading', 'chapter-title'], id: chapter.id }, titles),
    ...chapterSections(chapter, input, rowStyle),
    ...notesElement(chapter, chapter.sections, input, 3),
  ]);
}
