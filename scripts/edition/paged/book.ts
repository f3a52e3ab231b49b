/**
 * An edition for reading: chapters with contents, notes, running heads and page numbers, in one of the layouts that a
 * setting names. This composes the galley; the writer makes it up into pages.
 */
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../../message/message.ts';
import type { Chapter } from '../../parallel/document.ts';
import type { PagedEdition } from '../../publication/schema.ts';
import { both, inBoth, runs } from '../bilingual.ts';
import { colophonCells, dateRuns } from '../colophon.ts';
import { documentTitle, htmlDocument } from '../document.ts';
import type { EditionInput } from '../edition.ts';
import { noteUnits } from '../notes.ts';
import { chapterSections, type RowStyle } from '../rows.ts';
import { select } from '../selection.ts';
import { contents } from './contents.ts';
import type { PageGeometry } from './geometry.ts';
import { pageRules, type RunningHead } from './page-rules.ts';
import { titleRow } from './title-row.ts';
import { asUnits } from './units.ts';

const rowStyle: RowStyle = { headingShift: 1, withIds: true };

/** The languages that an edition shows, in the order of its cells. */
export function bookLanguages(settings: PagedEdition, languages: readonly Language[]): readonly Language[] {
  if (settings.layout === 'ja' || settings.layout === 'ja-vertical') return ['ja'];
  if (settings.layout === 'en') return ['en'];
  // Facing pages show what a reader of Japanese expects on the left-hand page, whichever language leads.
  return settings.layout === 'facing' ? ['ja', 'en'] : languages;
}

/**
 * Composes a book.
 *
 * @param given what the edition is made from
 * @param settings the edition's settings
 * @param geometry its pages
 * @param css `templates/print/base.css` and `book.css`
 */
export function book(given: EditionInput, settings: PagedEdition, geometry: PageGeometry, css: string): Root {
  const languages = bookLanguages(settings, given.publication.languages);
  const input = { ...given, publication: { ...given.publication, languages: [...languages] } };
  const { layout } = settings;
  const isFacing = layout === 'facing';
  const chapters = settings.chapters
    ? settings.chapters.flatMap((target) => select(input.document, target)?.chapter ?? [])
    : input.document.chapters;
  const start = isFacing ? 'verso' : settings.chapterStart;
  const heads = [...chapters.map((chapter) => runningHead(chapter)), ...frameHeads(input)];
  const colour = settings.colour ? `:root { --accent: ${settings.colour}; }\n` : '';
  const sheet = `${pageRules(geometry, layout, heads, languages)}${css}\n${colour}`;
  const paragraphs = settings.paragraphs ?? (languages.length === 1 ? 'indented' : 'spaced');
  const bodyClass = ['book', layout === 'ja-vertical' ? 'vertical' : 'horizontal', layout, paragraphs];
  return htmlDocument(languages, { title: documentTitle(input.publication), css: sheet, bodyClass }, [
    cover(input),
    contents(chapters, input, isFacing),
    h(
      'main',
      chapters.map((chapter) => chapterArticle(chapter, input, settings, start)),
    ),
    colophon(input, start),
  ]);
}

function runningHead(chapter: Chapter): RunningHead {
  return {
    name: `chapter-${chapter.id}`,
    flow: `chapter-${chapter.id}`,
    text: both((language) => chapter[language].frontMatter.short ?? chapter[language].frontMatter.title),
  };
}

function frameHeads({ words }: EditionInput): readonly RunningHead[] {
  return [
    { name: 'contents', flow: 'contents', text: inBoth(words, 'frame.contents') },
    { name: 'colophon', flow: 'colophon-flow', text: inBoth(words, 'frame.colophon') },
  ].map((head) => ({ ...head, text: both(() => '') }));
}

function cover(input: EditionInput): Element {
  const { publication } = input;
  const { languages } = publication;
  return h('header', { class: 'cover', id: 'cover', 'data-page': '1' }, [
    h('p', { class: 'issuer' }, runs(publication.issuer, 'span', languages)),
    h('div', { class: 'cover-title' }, [
      h('h1', runs(publication.title, 'span', languages)),
      ...(publication.subtitle ? [h('p', { class: 'subtitle' }, runs(publication.subtitle, 'span', languages))] : []),
    ]),
    h('p', { class: 'date' }, dateRuns(input)),
  ]);
}

function chapterArticle(chapter: Chapter, input: EditionInput, { layout }: PagedEdition, start: string): Element {
  const title = both((language) => chapter[language].frontMatter.title);
  const style: RowStyle = layout === 'facing' ? { ...rowStyle, mergeTables: false } : rowStyle;
  return h('article', { class: 'chapter', id: `chapter-${chapter.id}`, 'data-flow': '', 'data-start': start }, [
    titleRow(chapter.id, title, input),
    ...asUnits(chapterSections(chapter, input, style), layout),
    ...noteUnits(chapter, chapter.sections, input),
  ]);
}

function colophon(input: EditionInput, start: string): Element {
  const title = inBoth(input.words, 'frame.colophon');
  return h('section', { class: 'colophon', id: 'colophon-flow', 'data-flow': '', 'data-start': start }, [
    titleRow('colophon', title, input),
    h('div', { class: 'row', 'data-unit': '' }, colophonCells(input)),
  ]);
}
