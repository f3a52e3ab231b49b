/** The colophon: who says so, when, under which licence, and where the official text is. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Publication } from '../publication/schema.ts';
import { dateInWords } from '../template/dates.ts';
import { both, inBoth, runs } from './bilingual.ts';
import type { EditionInput } from './edition.ts';

/** The rows of the colophon, each in both languages; the caller gives the heading its level. */
export function colophon(input: EditionInput, headingDepth: number): Element {
  const { publication, words } = input;
  const heading = h(
    `h${headingDepth}`,
    { class: 'colophon-title' },
    runs(inBoth(words, 'frame.colophon'), 'span', publication.languages),
  );
  return h('section', { class: 'colophon', id: 'colophon' }, [
    heading,
    h('div', { class: 'row' }, colophonCells(input)),
  ]);
}

/** The two sides of the colophon. */
export function colophonCells(input: EditionInput): Element[] {
  const { publication } = input;
  return publication.languages.map((language) =>
    h('div', { class: ['cell', language], lang: language }, [
      ...(publication.note ? [h('p', publication.note[language])] : []),
      h('dl', entries(input, language)),
    ]),
  );
}

function entries(input: EditionInput, language: Language): ElementContent[] {
  const { publication } = input;
  const word = input.words[language];
  const list: [string, ElementContent[]][] = [
    [word('frame.issuer'), [text(publication.issuer[language])]],
    ...(publication.authors.length > 0
      ? ([
          [
            word('frame.authors'),
            [text(publication.authors.map((author) => author[language]).join(word('frame.listSeparator')))],
          ],
        ] as [string, ElementContent[]][])
      : []),
    [word('frame.date'), [h('time', { dateTime: publication.date }, dateInWords(publication.date, language))]],
    [word('frame.version'), [text(publication.version)]],
    [word('frame.officialText'), [address(publication.url)]],
    ...(publication.contact
      ? ([
          [
            word('frame.contact'),
            [
              text(`${publication.contact.name[language]} `),
              h('a', { href: `mailto:${publication.contact.email}` }, publication.contact.email),
            ],
          ],
        ] as [string, ElementContent[]][])
      : []),
    [
      word('frame.licence'),
      [h('a', { href: publication.licence.url, rel: 'license' }, licenceName(publication.licence.id, input, language))],
    ],
  ];
  return list.flatMap(([term, description]) => [h('dt', term), h('dd', description)]);
}

/** The name of a licence in words where the frame knows it, else its SPDX identifier. */
export function licenceName(id: string, input: EditionInput, language: Language): string {
  const word = input.words[language];
  const creativeCommons = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)$/.exec(id);
  if (creativeCommons)
    return word('frame.creativeCommons', { terms: creativeCommons[1] ?? '', version: creativeCommons[2] ?? '' });
  return id === 'CC0-1.0' ? word('frame.publicDomain') : id;
}

/** An address shown as itself. */
export function address(url: string): Element {
  return h('a', { href: url, class: 'address' }, url.replace(/^https?:\/\//, ''));
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** The date in both languages. */
export function dateRuns(input: { readonly publication: Pick<Publication, 'date' | 'languages'> }): Element[] {
  return runs(
    both((language) => [
      h('time', { dateTime: input.publication.date }, dateInWords(input.publication.date, language)),
    ]),
    'span',
    input.publication.languages,
  );
}
