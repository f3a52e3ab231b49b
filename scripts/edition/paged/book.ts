/**
 * An edition for reading: chapters with contents, notes, running heads and page numbers, in one of the layouts that a
 * setting names. This composes the galley; the writer makes it up into pages.
 */
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../../message/message.ts';
import type { Chapter } from '../../parallel/document.ts';
import { rowsOf } from '../../parallel/notes.ts';
import type { PagedEdition } from '../../publication/schema.ts';
import { both, inBoth, runs } from '../bilingual.ts';
import { colophonCells, dateRuns } from '../colophon.ts';
import { documentTitle, htmlDocument } from '../document.ts';
import type { EditionInput } from '../edition.ts';
import { withSuffix } from '../inner-links.ts';
import { noteUnits } from '../notes.ts';
import { chapterSections, type RowStyle } from '../rows.ts';
import { select } from '../selection.ts';
import { withCellClasses } from '../table-cells.ts';
import { type ContentsPart, contents } from './contents.ts';
import type { PageGeometry } from './geometry.ts';
import { withPageReferences } from './page-references.ts';
import { pageRules, type RunningHead } from './page-rules.ts';
import { titleRow } from './title-row.ts';
import { asUnits } from './units.ts';

/** The languages that an edition shows, in the order of its cells or parts. */
export function bookLanguages(settings: PagedEdition, languages: readonly Language[]): readonly Language[] {
  if (settings.layout === 'ja' || settings.layout === 'ja-vertical') return ['ja'];
  if (settings.layout === 'en') return ['en'];
  // Facing pages show what a reader of Japanese expects on the left-hand page, whichever language leads.
  return settings.layout === 'facing' ? ['ja', 'en'] : languages;
}

/** All chapters in some languages: the whole edition, or one language of it. */
interface Part {
  readonly input: EditionInput;
  readonly settings: PagedEdition;
  readonly chapters: readonly Chapter[];
  /** What the ids of the part end with. */
  readonly suffix: string;
  /** Where its flows begin. */
  readonly start: string;
  /** How long a note may be for each language to have its own, in em. */
  readonly noteApart: number;
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
  const input = inLanguages(given, languages);
  const { layout } = settings;
  const chapters = settings.chapters
    ? settings.chapters.flatMap((target) => select(input.document, target)?.chapter ?? [])
    : input.document.chapters;
  const start = layout === 'facing' ? 'verso' : settings.chapterStart;
  const parts = (layout === 'sequential' ? languages.map((language) => [language]) : [languages]).map(
    (some, index): Part => ({
      input: inLanguages(given, some),
      settings,
      chapters,
      suffix: index === 0 ? '' : `-${some[0]}`,
      start,
      noteApart: layout === 'interleaved' ? charactersPerPage(geometry) / 4 : 0,
    }),
  );
  const heads = parts.flatMap((part) => chapters.map((chapter) => runningHead(chapter, part)));
  const colour = settings.colour ? `:root { --accent: ${settings.colour}; }\n` : '';
  const sheet = `${pageRules(geometry, layout, heads)}${css}\n${colour}`;
  const isOneLanguage = languages.length === 1 || layout === 'sequential';
  const paragraphs = settings.paragraphs ?? (isOneLanguage ? 'indented' : 'spaced');
  const bodyClass = ['book', layout === 'ja-vertical' ? 'vertical' : 'horizontal', layout, paragraphs];
  return htmlDocument(languages, { title: documentTitle(input.publication), css: sheet, bodyClass }, [
    cover(input),
    ...parts.flatMap((part, index) => partElements(part, parts[index + 1])),
    ...(layout === 'sequential' ? parts : [{ input, suffix: '' }]).map((part) =>
      colophon(part.input, part.suffix, start, layout === 'interleaved'),
    ),
  ]);
}

function charactersPerPage({ text, size, leading }: PageGeometry): number {
  const em = (size * 25.4) / 72;
  return (text.width / em) * (text.height / (em * leading.ja));
}

function inLanguages(input: EditionInput, languages: readonly Language[]): EditionInput {
  return { ...input, publication: { ...input.publication, languages: [...languages] } };
}

/** The contents and the chapters of a part; its contents lead to the next part as well. */
function partElements(part: Part, next: Part | undefined): Element[] {
  const { input, chapters, suffix, start, settings } = part;
  const { words } = input;
  const last: ContentsPart['last'] = [
    ...(next ? [{ id: `contents-title${next.suffix}`, text: both(() => languageName(next)) }] : []),
    { id: `colophon${suffix}`, text: inBoth(words, 'frame.colophon') },
  ];
  return [
    contents(chapters, input, settings.layout === 'facing', { suffix, last }),
    h(
      suffix === '' ? 'main' : 'div',
      chapters.map((chapter) => chapterArticle(chapter, part, start)),
    ),
  ];
}

/** The name of a part's language, in that language. */
function languageName({ input }: Part): string {
  const [language = 'en'] = input.publication.languages;
  return input.words[language]('frame.languageName');
}

function runningHead(chapter: Chapter, { input, suffix }: Part): RunningHead {
  return {
    name: `chapter-${chapter.id}${suffix}`,
    flow: `chapter-${chapter.id}${suffix}`,
    texts: input.publication.languages.map(
      (language) => chapter[language].frontMatter.short ?? chapter[language].frontMatter.title,
    ),
  };
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

function chapterArticle(
  chapter: Chapter,
  { input, settings, suffix, chapters, noteApart }: Part,
  start: string,
): Element {
  const { layout } = settings;
  const title = both((language) => chapter[language].frontMatter.title);
  const style: RowStyle = { headingShift: 1, withIds: true, idSuffix: suffix, mergeTables: layout !== 'facing' };
  const ids = new Set(chapters.flatMap(({ id, sections }) => [id, ...rowsOf(sections).map((row) => row.id)]));
  const content = [
    ...asUnits(withCellClasses(withPageReferences(chapterSections(chapter, input, style), ids, input, suffix)), layout),
    ...noteUnits(chapter, chapter.sections, input, noteApart),
  ];
  return h(
    'article',
    { class: 'chapter', id: `chapter-${chapter.id}${suffix}`, 'data-flow': '', 'data-start': start },
    [titleRow(`${chapter.id}${suffix}`, title, input), ...(suffix === '' ? content : withSuffix(content, ids, suffix))],
  );
}

/** Where languages follow each other, each has a colophon of its own at the end of the book. */
function colophon(input: EditionInput, suffix: string, start: string, isStacked: boolean): Element {
  const title = inBoth(input.words, 'frame.colophon');
  return h('section', { class: 'colophon', id: `colophon-flow${suffix}`, 'data-flow': '', 'data-start': start }, [
    titleRow(`colophon${suffix}`, title, input),
    h('div', { class: 'row', 'data-unit': '', ...(isStacked && { 'data-stacked': '' }) }, colophonCells(input)),
  ]);
}
