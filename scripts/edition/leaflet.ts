/** The leaflet: a fixed number of sides, each a box of exactly one page, which the writer fits with one type size. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import { rowsOf } from '../parallel/notes.ts';
import { paperSize } from '../publication/paper.ts';
import type { LeafletEdition } from '../publication/schema.ts';
import { dateInWords } from '../template/dates.ts';
import { both, inBoth, runs } from './bilingual.ts';
import { dateRuns, licenceName } from './colophon.ts';
import { pageRule } from './css.ts';
import { documentTitle, htmlDocument } from './document.ts';
import type { EditionInput } from './edition.ts';
import { figures } from './figures.ts';
import { withSuffix } from './inner-links.ts';
import { languageNotes, notesElement } from './notes.ts';
import { qrCode } from './qr-code.ts';
import { headingAt, headingLevels, isNote, type RowStyle, sectionElement } from './rows.ts';
import { type Selection, select } from './selection.ts';
import { staleNote } from './stale-note.ts';

const rowStyle: RowStyle = { headingShift: 0, withIds: true };

/**
 * Composes the leaflet.
 *
 * @param input what the edition is made from
 * @param settings the leaflet's settings
 * @param css `templates/print/base.css` and `leaflet.css`
 */
export function leaflet(input: EditionInput, settings: LeafletEdition, css: string): Root {
  const size = paperSize(settings.paper);
  const sheet = `${pageRule(size, '0')}:root { --smallest: ${settings.type.from}pt; --size: ${settings.type.to}pt; }\n${css}`;
  const sides = settings.layout === 'columns' ? columnSides(input, settings) : languageSides(input, settings);
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

function chosen(input: EditionInput, targets: readonly string[]): readonly Selection[] {
  return targets.flatMap((target) => select(input.document, target) ?? []);
}

/** Both languages on every side: title and statement on the front, the points, the figures and the addresses on the back. */
function columnSides(input: EditionInput, settings: LeafletEdition): Element[] {
  const front = side(
    'front',
    [masthead(input)],
    body(chosen(input, settings.front), input),
    settings.back.length > 0 ? [overleaf(input)] : [imprint(input)],
  );
  if (settings.back.length === 0) return [front];
  const back = side('back', [runningTitle(input)], body(chosen(input, settings.back), input), [imprint(input)]);
  return [front, back];
}

function side(
  name: string,
  head: readonly Element[],
  content: readonly ElementContent[],
  foot: readonly Element[],
): Element {
  return h('section', { class: ['side', name] }, [...head, h('div', { class: 'side-body' }, [...content]), ...foot]);
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

function runningTitle(input: EditionInput): Element {
  return h('p', { class: 'running-title' }, runs(input.publication.title, 'span', input.publication.languages));
}

function overleaf(input: EditionInput): Element {
  return h(
    'p',
    { class: 'overleaf' },
    runs(inBoth(input.words, 'frame.overleaf'), 'span', input.publication.languages),
  );
}

function body(selections: readonly Selection[], input: EditionInput): ElementContent[] {
  return selections.flatMap(({ chapter, sections }) => {
    const levels = headingLevels(sections, 2);
    return [
      ...sections.flatMap((section) => {
        const [only, ...others] = section.rows.filter((row) => !isNote(row));
        const numerals = only && others.length === 0 ? figures(only, input) : undefined;
        const level = levels.get(section);
        if (!only || !numerals) return sectionElement(section, level, input, rowStyle);
        const heading = sectionElement({ ...section, rows: [] }, level, input, rowStyle);
        const marks = input.publication.languages.flatMap((language) => staleNote(only.id, language, input));
        return [h('div', { class: 'row figure-row' }, [...heading, ...marks, numerals])];
      }),
      ...notesElement(chapter, sections, input, 2),
    ];
  });
}

/** QR code, printed address, contact, version and licence in both languages. */
function imprint(input: EditionInput): Element {
  const { publication, words } = input;
  const { languages } = publication;
  return h('footer', { class: 'imprint' }, [
    qrCode(publication.url, languages.map((language) => words[language]('frame.qrCode')).join(' / ')),
    h('div', { class: 'imprint-text' }, [
      h('p', { class: 'read-on' }, runs(inBoth(words, 'frame.readOn'), 'span', languages)),
      h('p', { class: 'address' }, [h('a', { href: publication.url }, publication.url)]),
      ...(publication.contact ? [contactLine(input)] : []),
      ...smallPrint(input, languages),
    ]),
  ]);
}

function contactLine(input: EditionInput): Element {
  const { contact, languages } = input.publication;
  if (!contact) return h('p');
  const names = runs(
    both((language) => input.words[language]('frame.contactLine', { name: contact.name[language] })),
    'span',
    languages,
  );
  return h('p', { class: 'contact' }, [...names, h('a', { href: `mailto:${contact.email}` }, contact.email)]);
}

/** What this edition is, its version and its licence, a block for each language. */
function smallPrint(input: EditionInput, languages: readonly Language[]): Element[] {
  const { publication, words } = input;
  return languages.map((language) =>
    h('div', { class: 'small', lang: language }, [
      ...(publication.note ? [h('p', publication.note[language])] : []),
      h(
        'p',
        words[language]('frame.versionAndLicence', {
          version: publication.version,
          licence: licenceName(publication.licence.id, input, language),
        }),
      ),
    ]),
  );
}

/** The rows of a selection in one language, then its notes. */
function languageBody({ chapter, sections }: Selection, language: Language, input: EditionInput): ElementContent[] {
  const levels = headingLevels(sections, 2);
  const rows = sections.flatMap((section) =>
    rowsOf([section])
      .filter((row) => !isNote(row))
      .map((row) =>
        h('div', { class: 'row', id: `${row.id}-${language}` }, [
          ...row[language].flatMap((block) => headingAt(levels.get(section) ?? 6, block, input)),
          ...staleNote(row.id, language, input),
        ]),
      ),
  );
  return [...rows, ...languageNotes(chapter, sections, language, input, 2)];
}

/** One language a side: the same text in the same place, so that either side can be held up. */
function languageSides(input: EditionInput, settings: LeafletEdition): Element[] {
  const selections = chosen(input, settings.front);
  const ids = new Set(selections.flatMap(({ sections }) => rowsOf(sections).map((row) => row.id)));
  return input.publication.languages.map((language) => {
    const blocks = withSuffix(
      selections.flatMap((selection) => languageBody(selection, language, input)),
      ids,
      `-${language}`,
    );
    const { publication, words } = input;
    const word = words[language];
    const head = h('header', { class: 'masthead' }, [
      h('div', { class: 'strip' }, [
        h('p', { class: 'issuer' }, publication.issuer[language]),
        h('p', { class: 'date' }, [h('time', { dateTime: publication.date }, dateInWords(publication.date, language))]),
      ]),
      h('h1', publication.title[language]),
      ...(publication.subtitle ? [h('p', { class: 'subtitle' }, publication.subtitle[language])] : []),
    ]);
    const foot = h('footer', { class: 'imprint' }, [
      qrCode(publication.url, word('frame.qrCode')),
      h('div', { class: 'imprint-text' }, [
        h('p', { class: 'read-on' }, word('frame.readOn')),
        h('p', { class: 'address' }, [h('a', { href: publication.url }, publication.url)]),
        ...(publication.contact
          ? [
              h('p', { class: 'contact' }, [
                `${word('frame.contactLine', { name: publication.contact.name[language] })} `,
                h('a', { href: `mailto:${publication.contact.email}` }, publication.contact.email),
              ]),
            ]
          : []),
        ...smallPrint(input, [language]),
      ]),
    ]);
    const section = side(`side-${language}`, [head], blocks, [foot]);
    return { ...section, properties: { ...section.properties, lang: language } };
  });
}
