/** The web page: side by side on a wide screen, row by row on a phone, in one file that asks nobody for anything. */
import { createHash } from 'node:crypto';
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Chapter, Row } from '../parallel/document.ts';
import { both, inBoth, runs } from './bilingual.ts';
import { colophon, dateRuns } from './colophon.ts';
import { documentTitle, htmlDocument } from './document.ts';
import type { EditionInput } from './edition.ts';
import { headingText } from './heading.ts';
import { notesElement } from './notes.ts';
import { chapterSections, type RowStyle } from './rows.ts';
import { spokenNotes } from './spoken-notes.ts';
import { staleNote } from './stale-note.ts';
import { withCellClasses } from './table-cells.ts';

/** What a designer edits: `templates/page/`. */
export interface PageTemplate {
  readonly css: string;
  readonly script: string;
}

/** Composes the web page of a publication. */
export function page(input: EditionInput, template: PageTemplate): Root {
  const { publication, words } = input;
  const policy = [
    "default-src 'none'",
    "img-src data: 'self'",
    `style-src '${digest(template.css)}'`,
    `script-src '${digest(template.script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = {
    title: documentTitle(publication),
    css: template.css,
    extra: [
      h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      ...publication.languages.map((language) =>
        h('meta', { name: 'description', lang: language, content: publication.description[language] }),
      ),
      h('link', { rel: 'license', href: publication.licence.url }),
    ],
  };
  const body = [
    h('a', { class: 'skip', href: '#main' }, runs(inBoth(words, 'frame.skip'), 'span', publication.languages)),
    masthead(input),
    viewSwitch(input),
    contents(input),
    h(
      'main',
      { id: 'main' },
      input.document.chapters.map((chapter) => chapterArticle(chapter, input)),
    ),
    h('footer', [colophon(input, 2)]),
    h('script', [{ type: 'text', value: template.script }]),
  ];
  return htmlDocument(input.publication.languages, head, body);
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function masthead(input: EditionInput): Element {
  const { publication } = input;
  const { languages } = publication;
  return h('header', { class: 'masthead', id: 'top' }, [
    h('p', { class: 'issuer' }, runs(publication.issuer, 'span', languages)),
    h('h1', runs(publication.title, 'span', languages)),
    ...(publication.subtitle ? [h('p', { class: 'subtitle' }, runs(publication.subtitle, 'span', languages))] : []),
    h('p', { class: 'date' }, dateRuns(input)),
  ]);
}

/** Radio buttons that the style sheet reads with `:has()`: they switch without JavaScript. */
function viewSwitch({ words, publication }: EditionInput): Element {
  const option = (id: string, label: ElementContent[], checked: boolean) =>
    h('label', [
      h('input', { type: 'radio', name: 'view', id, checked, autoComplete: 'off' }),
      h('span', { class: 'label' }, label),
    ]);
  const choices = [
    option('view-both', [...runsInline(inBoth(words, 'frame.viewBoth'), publication.languages)], true),
    option('view-ja', [h('span', { lang: 'ja' }, words.ja('frame.languageName'))], false),
    option('view-en', [h('span', { lang: 'en' }, words.en('frame.languageName'))], false),
  ];
  // A landmark of its own, because it stands between the header and the main part (WCAG 2.2, technique ARIA11).
  return h('section', { class: 'switch', ariaLabelledBy: 'view-title' }, [
    h('fieldset', { class: 'view', id: 'view' }, [
      h('legend', { id: 'view-title' }, runsInline(inBoth(words, 'frame.view'), publication.languages)),
      ...choices,
    ]),
  ]);
}

/** Two runs that the language switch does not hide, with a space between. */
function runsInline(
  text: Readonly<Record<'ja' | 'en', string>>,
  languages: readonly ('ja' | 'en')[],
): ElementContent[] {
  return languages.flatMap((language, index) => [
    ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
    h('span', { lang: language }, text[language]),
  ]);
}

function contents(input: EditionInput): Element {
  const { words, publication, document } = input;
  const entry = (
    id: string,
    text: Readonly<Record<'ja' | 'en', readonly ElementContent[]>>,
    children: readonly Element[],
  ) =>
    h('li', [
      h('a', { href: `#${id}` }, runs(text, 'span', publication.languages)),
      ...(children.length > 0 ? [h('ol', [...children])] : []),
    ]);
  const chapters = document.chapters.map((chapter) => {
    const sections = chapter.sections.flatMap((section) =>
      section.heading && section.depth === 2
        ? [
            entry(
              section.id,
              both((language) => headingText(section.heading as Row, language, input)),
              [],
            ),
          ]
        : [],
    );
    const title = both((language) => [{ type: 'text', value: chapter[language].frontMatter.title } as const]);
    return entry(chapter.id, title, sections);
  });
  return h('nav', { class: 'contents', id: 'contents', ariaLabelledBy: 'contents-title' }, [
    h('details', { open: true }, [
      h('summary', [
        h('h2', { id: 'contents-title' }, runs(inBoth(words, 'frame.contents'), 'span', publication.languages)),
      ]),
      h('ol', chapters),
    ]),
  ]);
}

function chapterArticle(chapter: Chapter, input: EditionInput): Element {
  const { words, publication } = input;
  const permalink = (row: Row): ElementContent[] => {
    const heading = (row.ja[0] ?? row.en[0])?.type === 'heading';
    const label = publication.languages.map((language) => words[language]('frame.permalink')).join(' / ');
    // Only headings are stops for the Tab key: a stop at every paragraph would make the page unusable by keyboard.
    return [
      h('a', { class: 'permalink', href: `#${row.id}`, ariaLabel: label, ...(heading ? {} : { tabIndex: -1 }) }, '#'),
    ];
  };
  const style: RowStyle = { headingShift: 1, withIds: true, tail: permalink };
  const title = h('div', { class: ['row', 'heading', 'chapter-title'], id: chapter.id }, [
    ...publication.languages.map((language) =>
      h('div', { class: ['cell', language], lang: language }, [
        h('h2', chapter[language].frontMatter.title),
        ...staleNote(chapter.id, language, input),
      ]),
    ),
    h(
      'a',
      {
        class: 'permalink',
        href: `#${chapter.id}`,
        ariaLabel: publication.languages.map((language) => words[language]('frame.permalink')).join(' / '),
      },
      '#',
    ),
  ]);
  const rows = withCellClasses(chapterSections(chapter, input, style), true);
  const notes = notesElement(chapter, chapter.sections, input, 3);
  return h('article', { class: 'chapter' }, spokenNotes([title, ...rows, ...notes], words, publication.languages[0]));
}
