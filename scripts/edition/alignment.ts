/** An alignment as a page for its author: a strip that shows at a glance where it is doubtful, and the rows side by side. */
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Translate } from '../template/translate.ts';
import { htmlDocument } from './document.ts';

export interface AlignmentRow {
  readonly id: string;
  readonly state: 'sure' | 'doubtful' | 'one-sided';
  /** 0 to 1. */
  readonly confidence: number;
  readonly ja?: AlignmentSide;
  readonly en?: AlignmentSide;
}

export interface AlignmentSide {
  /** First and last, 1-based. */
  readonly lines: readonly [number, number];
  /** The Markdown of these lines. */
  readonly source: string;
}

/**
 * @param title of the page: the names of the two files
 * @param summary the rows counted, in words
 * @param css the style sheet's text
 * @param word the words of the frame, in the author's language
 */
export function alignmentPage(
  rows: readonly AlignmentRow[],
  texts: { readonly title: string; readonly summary: string; readonly css: string; readonly language: Language },
  word: Translate,
): Root {
  const head = {
    title: texts.title,
    css: texts.css,
    extra: [h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' })],
  };
  return htmlDocument([texts.language], head, [
    h('h1', texts.title),
    h('p', texts.summary),
    h(
      'nav',
      { ariaLabel: word('align.strip') },
      rows.map((row, index) => tick(row, index, word)),
    ),
    h('main', [
      h('table', [
        h('thead', [
          h('tr', [
            h('th', { scope: 'col' }, word('align.state')),
            h('th', { scope: 'col' }, word('side.ja')),
            h('th', { scope: 'col' }, word('side.en')),
          ]),
        ]),
        h(
          'tbody',
          rows.map((row, index) => line(row, index, word)),
        ),
      ]),
    ]),
  ]);
}

function tick(row: AlignmentRow, index: number, word: Translate): Element {
  return h('a', { href: `#row-${index + 1}`, class: row.state, title: stateInWords(row, word) }, `${index + 1}`);
}

function line(row: AlignmentRow, index: number, word: Translate): Element {
  return h('tr', { id: `row-${index + 1}`, class: row.state }, [
    h('th', { scope: 'row' }, stateInWords(row, word)),
    side(row.ja, 'ja'),
    side(row.en, 'en'),
  ]);
}

function side(content: AlignmentSide | undefined, language: Language): Element {
  if (!content) return h('td', { class: 'missing' });
  const [first, last] = content.lines;
  return h('td', { lang: language }, [
    h('small', first === last ? `${first}` : `${first}–${last}`),
    h('pre', content.source),
  ]);
}

function stateInWords(row: AlignmentRow, word: Translate): string {
  if (row.state === 'one-sided') return word(row.ja ? 'align.jaOnly' : 'align.enOnly');
  return word(row.state === 'doubtful' ? 'align.doubtful' : 'align.sure', {
    percent: Math.round(row.confidence * 100),
  });
}
