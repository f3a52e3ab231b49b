/** `translation.html`: how much of each chapter is reviewed, and what has changed since, in both languages. */
import { createHash } from 'node:crypto';
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';

import type { DifferencePart } from '../parallel/state/difference.ts';
import type { ChapterCoverage, RowToReview, TranslationReport } from '../parallel/state/report.ts';
import { rowStates } from '../parallel/state/translation-state.ts';
import type { Translate } from '../template/translate.ts';
import { both, inBoth, runs } from './bilingual.ts';
import { dateRuns } from './colophon.ts';
import { htmlDocument } from './document.ts';
import type { EditionInput } from './edition.ts';

/**
 * Composes the page. It loads nothing and runs nothing.
 *
 * @param input the publication
 * @param report its translation state
 * @param css `templates/page/`: `base.css`, `page.css` and `translation.css`
 */
export function translationPage(input: EditionInput, report: TranslationReport, css: string): Root {
  const { publication, words } = input;
  const { languages } = publication;
  const hash = createHash('sha256').update(css).digest('base64');
  const title = languages.map((language) => `${words[language]('frame.translation')}: ${publication.title[language]}`);
  const head = {
    title: title.join(' — '),
    css,
    extra: [
      h('meta', {
        httpEquiv: 'Content-Security-Policy',
        content: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
      }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'robots', content: 'noindex' }),
    ],
  };
  return htmlDocument(languages, head, [
    h('header', { class: 'masthead', id: 'top' }, [
      h('p', { class: 'issuer' }, runs(publication.title, 'span', languages)),
      h('h1', runs(inBoth(words, 'frame.translation'), 'span', languages)),
      h('div', { class: 'about' }, runs(inBoth(words, 'review.about'), 'p', languages)),
      h('p', { class: 'date' }, dateRuns(input)),
    ]),
    h('main', { id: 'main' }, [
      ...(report.recorded ? [] : [h('div', { class: 'unrecorded' }, said(input, 'review.unrecorded'))]),
      ...report.chapters.map((chapter) => coverage(chapter, input)),
      ...(report.recorded ? toReview(report.rows, input) : []),
    ]),
  ]);
}

function said(input: EditionInput, key: Parameters<Translate>[0]): Element[] {
  return runs(inBoth(input.words, key), 'p', input.publication.languages);
}

/** A chapter: its title, a bar with a part for each state, and the counts in words. */
function coverage({ chapter: name, policy, counts }: ChapterCoverage, input: EditionInput): Element {
  const { words, publication, document } = input;
  const { languages } = publication;
  const chapter = document.chapters.find((one) => one.name === name);
  const rows = rowStates.reduce((sum, state) => sum + counts[state], 0);
  const share = inBoth(words, 'review.share', { reviewed: counts.reviewed, rows });
  const present = rowStates.filter((state) => counts[state] > 0);
  const legend = present.map((state) =>
    h('li', { class: `state-${state}` }, [
      h('span', { class: 'swatch', ariaHidden: 'true' }),
      ...runs(
        both((language) => `${words[language](`state.${state}`)} ${counts[state]}`),
        'span',
        languages,
      ),
    ]),
  );
  return h('section', { class: 'coverage' }, [
    h(
      'h2',
      runs(
        both((language) => chapter?.[language].frontMatter.title ?? name),
        'span',
        languages,
      ),
    ),
    bar(counts, rows, languages.map((language) => share[language]).join(' / ')),
    h('div', { class: 'share' }, runs(share, 'p', languages)),
    h('ul', { class: 'legend' }, legend),
    h('div', { class: 'policy' }, said(input, `policy.${policy}`)),
  ]);
}

/** The bar as a drawing: widths as attributes, because a page without inline styles needs no exception in its policy. */
function bar(counts: ChapterCoverage['counts'], rows: number, label: string): Element {
  let x = 0;
  const parts = rowStates.flatMap((state): ElementContent[] => {
    const width = counts[state];
    if (width === 0) return [];
    const part = svg('rect', { x, y: 0, width, height: 1, class: `state-${state}` }, []);
    x += width;
    return [part];
  });
  return svg(
    'svg',
    {
      class: 'bar',
      role: 'img',
      'aria-label': label,
      viewBox: `0 0 ${Math.max(1, rows)} 1`,
      preserveAspectRatio: 'none',
    },
    parts,
  );
}

/** An SVG element. Its attributes are kept as they are written. */
function svg(
  tagName: string,
  properties: Readonly<Record<string, string | number>>,
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties: { ...properties }, children };
}

function toReview(rows: readonly RowToReview[], input: EditionInput): Element[] {
  const { languages } = input.publication;
  if (rows.length === 0) return [h('div', { class: 'nothing' }, said(input, 'review.nothingToReview'))];
  return [
    h('section', { class: 'to-review' }, [
      h('h2', runs(inBoth(input.words, 'review.toReview'), 'span', languages)),
      ...rows.map((row) => rowArticle(row, input)),
    ]),
  ];
}

function rowArticle(row: RowToReview, input: EditionInput): Element {
  const { words, publication } = input;
  const { languages } = publication;
  const critical = row.critical.map((change) =>
    h(
      'li',
      runs(
        both((language) => criticalText(change, words[language])),
        'span',
        languages,
      ),
    ),
  );
  const sides = languages.flatMap((language): Element[] => {
    const change = row.changes[language];
    return change
      ? [
          h(
            'p',
            { class: ['difference', language], lang: language },
            change.parts.map((part) => difference(part, words[language])),
          ),
        ]
      : [];
  });
  const link = publication.editions.web ? h('a', { href: `index.html#${row.row}` }, row.row) : row.row;
  return h('article', { class: ['changed', `state-${row.state}`] }, [
    h('h3', [link]),
    h(
      'p',
      { class: 'state' },
      runs(
        both((language) => words[language](`state.${row.state}`)),
        'span',
        languages,
      ),
    ),
    ...(critical.length > 0 ? [h('ul', { class: 'critical' }, critical)] : []),
    ...sides,
  ]);
}

/** A changed negation, modal, number or name in one sentence. */
function criticalText(change: RowToReview['critical'][number], word: Translate): string {
  return word('review.change', {
    kind: word(`critical.${change.kind}`),
    language: change.language,
    was: change.was.join(', ') || '—',
    is: change.is.join(', ') || '—',
  });
}

/** Line ends of lists and tables stay; `ins` and `del` say their part to those who hear the page. */
function difference(part: DifferencePart, word: Translate): ElementContent {
  if (part.kind === 'same') return { type: 'text', value: part.text };
  const isCritical = part.critical.length > 0;
  return h(part.kind === 'added' ? 'ins' : 'del', { class: isCritical ? ['critical-change'] : [] }, [
    h('span', { class: 'spoken' }, `[${word(part.kind === 'added' ? 'review.added' : 'review.removed')}] `),
    part.text,
  ]);
}
