/** The leaflet: a fixed number of sides, each a box of exactly one page, which the writer fits with one type size. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import { rowsOf } from '../parallel/notes.ts';
import { type PaperSize, paperSize } from '../publication/paper.ts';
import type { LeafletEdition } from '../publication/schema.ts';
import { dateInWords } from '../template/dates.ts';
import { inBoth, runs } from './bilingual.ts';
import { dateRuns } from './colophon.ts';
import { pageRule } from './css.ts';
import { documentTitle, htmlDocument } from './document.ts';
import type { EditionInput } from './edition.ts';
import { figures } from './figures.ts';
import { withSuffix } from './inner-links.ts';
import { noteIdsOf, numbersThrough, withNumbers } from './note-numbers.ts';
import { imprint, languageImprint } from './leaflet-imprint.ts';
import { languageNotes, notesElement } from './notes.ts';
import { headingAt, headingLevels, isNote, type RowStyle, sectionElement, untranslated } from './rows.ts';
import { type Selection, select } from './selection.ts';
import { staleNote } from './stale-note.ts';
import { withCellClasses } from './table-cells.ts';

const rowStyle: RowStyle = { headingShift: 0, withIds: true };

/**
 * Composes the leaflet. Sides that bear the same `data-flow` share their rows, all of which stand on the first of them
 * until the writer has measured them.
 *
 * @param input what the edition is made from
 * @param settings the leaflet's settings
 * @param css `templates/print/base.css` and `leaflet.css`
 */
export function leaflet(input: EditionInput, settings: LeafletEdition, css: string): Root {
  const size = paperSize(settings.paper);
  const values = [
    `--smallest: ${settings.type.from}pt`,
    `--size: ${settings.type.to}pt`,
    `--frame: ${frameScale(size).toFixed(3)}`,
  ];
  const sheet = `${pageRule(size, '0')}:root { ${values.join('; ')}; }\n${css}`;
  const sides = settings.layout === 'language-per-side' ? languageSides(input, settings) : mixedSides(input, settings);
  return htmlDocument(input.publication.languages, { title: documentTitle(input.publication), css: sheet }, [
    h(
      'main',
      {
        class: ['leaflet', settings.layout],
        'data-paper': typeof settings.paper === 'string' ? settings.paper : 'custom',
      },
      sides,
    ),
  ]);
}

/** Title, margins and imprint are drawn for A4 and follow the diagonal of the paper, within what can be read and held. */
function frameScale({ width, height }: PaperSize): number {
  return Math.min(1.5, Math.max(0.55, Math.hypot(width, height) / Math.hypot(210, 297)));
}

function chosen(input: EditionInput, targets: readonly string[]): readonly Selection[] {
  return targets.flatMap((target) => select(input.document, target) ?? []);
}

interface SideParts {
  readonly name: string;
  /** Sides of the same flow share their rows. */
  readonly flow: string;
  readonly head: Element;
  readonly rows: readonly ElementContent[];
  /** The notes that the rows of the flow cite; absent where there are none. */
  readonly notes?: readonly ElementContent[];
  readonly foot: readonly Element[];
}

function sideElement({ name, flow, head, rows, notes, foot }: SideParts): Element {
  return h('section', { class: ['side', name], 'data-flow': flow }, [
    head,
    h('div', { class: 'side-body' }, [...rows]),
    ...(notes ? [h('div', { class: 'side-notes' }, [...notes])] : []),
    ...foot,
  ]);
}

/**
 * Both languages on every side: what `front` names on the first, what `back` names on the others. Without `back`, the rows
 * of the front flow over all sides.
 */
function mixedSides(input: EditionInput, settings: LeafletEdition): Element[] {
  const { sides: count, front, back } = settings;
  const flows = back.length > 0 ? [front, back] : [front];
  const taken = new Set<string>();
  const contents = flows.map((targets) => {
    const selections = chosen(input, targets);
    const noted = { rows: body(selections, input), notes: footNotes(selections, input) };
    const content = withNumbers(noted, numbersThrough(selections, input), taken, input.words);
    for (const id of noteIdsOf(content.notes)) taken.add(id);
    return content;
  });
  return Array.from({ length: count }, (_, index) => {
    const flow = Math.min(index, flows.length - 1);
    const isFirst = index === flow;
    const { rows = [], notes = [] } = contents[flow] ?? {};
    const isLast = index === count - 1;
    return sideElement({
      name: index === 0 ? 'front' : 'back',
      flow: String(flow),
      head: index === 0 ? masthead(input) : runningTitle(input, index, count),
      rows: isFirst ? rows : [],
      ...(notes.length > 0 && { notes: isFirst ? notes : [] }),
      foot: isLast ? [imprint(input)] : index === 0 && back.length > 0 ? [overleaf(input)] : [],
    });
  });
}

function masthead(input: EditionInput): Element {
  const { publication } = input;
  const { languages } = publication;
  return h('header', { class: 'masthead' }, [
    h('div', { class: 'strip' }, [
      h('p', { class: 'issuer' }, runs(publication.issuer, 'span', languages)),
      h('p', { class: 'date' }, dateRuns(input)),
    ]),
    h('h1', runs(publication.title, 'span', languages)),
    ...(publication.subtitle ? [h('p', { class: 'subtitle' }, runs(publication.subtitle, 'span', languages))] : []),
  ]);
}

/** @param index the side's place, from 0; numbered where there are more than a front and a back */
function runningTitle({ publication: { title, languages } }: EditionInput, index: number, count: number): Element {
  const [first, ...others] = runs(title, 'span', languages);
  const folio = count > 2 ? [h('span', { class: 'folio' }, `${index + 1}/${count}`)] : [];
  return h('p', { class: 'running-title' }, [...(first ? [first] : []), ...folio, ...others]);
}

function overleaf(input: EditionInput): Element {
  return h(
    'p',
    { class: 'overleaf' },
    runs(inBoth(input.words, 'frame.overleaf'), 'span', input.publication.languages),
  );
}

function body(selections: readonly Selection[], input: EditionInput): ElementContent[] {
  return selections.flatMap(({ sections }) => {
    const levels = headingLevels(sections, 2);
    return sections.flatMap((section) => {
      const [only, ...others] = section.rows.filter((row) => !isNote(row));
      const numerals = only && others.length === 0 ? figures(only, input) : undefined;
      const level = levels.get(section);
      if (!only || !numerals) return withCellClasses(sectionElement(section, level, input, rowStyle));
      const heading = sectionElement({ ...section, rows: [] }, level, input, rowStyle);
      const marks = input.publication.languages.flatMap((language) => staleNote(only.id, language, input));
      return [h('div', { class: 'row figure-row' }, [...heading, ...marks, numerals])];
    });
  });
}

/** The rows of notes, without the heading that they have at the end of a chapter. */
function footNotes(selections: readonly Selection[], input: EditionInput): ElementContent[] {
  return selections.flatMap(({ chapter, sections }) => noteRowsOf(notesElement(chapter, sections, input, 2)));
}

function noteRowsOf(sections: readonly ElementContent[]): ElementContent[] {
  return sections
    .flatMap((section) => (section.type === 'element' ? section.children : []))
    .filter((child) => child.type === 'element' && child.tagName === 'div');
}

/** The rows of a selection in one language. */
function languageBody({ sections }: Selection, language: Language, input: EditionInput): ElementContent[] {
  const levels = headingLevels(sections, 2);
  return sections.flatMap((section) =>
    rowsOf([section])
      .filter((row) => !isNote(row))
      .map((row) =>
        h(
          'div',
          { class: 'row', id: `${row.id}-${language}` },
          row[language].length === 0
            ? [untranslated(row, language, input)]
            : [
                ...row[language].flatMap((block) => headingAt(levels.get(section) ?? 6, block, input)),
                ...staleNote(row.id, language, input),
              ],
        ),
      ),
  );
}

/**
 * One language a side: the same text in the same place, so that either side can be held up. Each further sheet has the
 * leading language on its front too.
 */
function languageSides(input: EditionInput, settings: LeafletEdition): Element[] {
  const selections = chosen(input, settings.front);
  const ids = new Set(selections.flatMap(({ sections }) => rowsOf(sections).map((row) => row.id)));
  const { languages } = input.publication;
  const sheets = settings.sides / languages.length;
  const numbers = numbersThrough(selections, input);
  const contents = new Map(
    languages.map((language) => {
      const own = (nodes: readonly ElementContent[]) => withSuffix(nodes, ids, `-${language}`);
      const rows = own(selections.flatMap((selection) => languageBody(selection, language, input)));
      const notes = own(
        selections.flatMap(({ chapter, sections }) => noteRowsOf(languageNotes(chapter, sections, language, input, 2))),
      );
      return [language, withNumbers({ rows, notes }, numbers, new Set(), input.words)];
    }),
  );
  return Array.from({ length: sheets }, (_, sheet) =>
    languages.map((language) => {
      const { rows = [], notes = [] } = contents.get(language) ?? {};
      const side = sideElement({
        name: `side-${language}`,
        flow: language,
        head: sheet === 0 ? languageMasthead(input, language) : languageTitle(input, language, sheet, sheets),
        rows: sheet === 0 ? rows : [],
        ...(notes.length > 0 && { notes: sheet === 0 ? notes : [] }),
        foot: sheet === sheets - 1 ? [languageImprint(input, language)] : [],
      });
      return { ...side, properties: { ...side.properties, lang: language } };
    }),
  ).flat();
}

function languageTitle(input: EditionInput, language: Language, sheet: number, sheets: number): Element {
  return h('p', { class: 'running-title' }, [
    h('span', input.publication.title[language]),
    h('span', { class: 'folio' }, `${sheet + 1}/${sheets}`),
  ]);
}

function languageMasthead({ publication }: EditionInput, language: Language): Element {
  return h('header', { class: 'masthead' }, [
    h('div', { class: 'strip' }, [
      h('p', { class: 'issuer' }, publication.issuer[language]),
      h('p', { class: 'date' }, [h('time', { dateTime: publication.date }, dateInWords(publication.date, language))]),
    ]),
    h('h1', publication.title[language]),
    ...(publication.subtitle ? [h('p', { class: 'subtitle' }, publication.subtitle[language])] : []),
  ]);
}
