/** The table of contents of a book. Page numbers are left open as `<span data-page-of="id">`; the writer fills them. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../../message/message.ts';
import type { Chapter, Row } from '../../parallel/document.ts';
import { both, type Both, inBoth } from '../bilingual.ts';
import type { EditionInput } from '../edition.ts';
import { headingText } from '../heading.ts';
import { titleRow } from './title-row.ts';

type Content = string | ElementContent[];

/** Where a document shows its chapters once for each language: one of these parts. */
export interface ContentsPart {
  /** What the ids of its chapters and rows end with. */
  readonly suffix: string;
  /** What follows the chapters, by id. */
  readonly last: readonly { readonly id: string; readonly text: Both<string> }[];
}

/**
 * @param chapters the chapters of the edition, in order
 * @param facing each language has its own page and its own page numbers
 */
export function contents(
  chapters: readonly Chapter[],
  input: EditionInput,
  facing: boolean,
  part: ContentsPart = { suffix: '', last: [] },
): Element {
  const { words } = input;
  const { suffix } = part;
  const entries = chapters.flatMap((chapter) => [
    entry(
      'chapter-entry',
      `${chapter.id}${suffix}`,
      both((language) => chapter[language].frontMatter.title),
      input,
      facing,
    ),
    ...chapter.sections.flatMap((section) => {
      const { heading } = section;
      if (!heading || section.depth !== 2) return [];
      const texts = both((language) => headingText(heading as Row, language, input));
      return [entry('section-entry', `${section.id}${suffix}`, texts, input, facing)];
    }),
  ]);
  const last = part.last.map(({ id, text }) => entry('chapter-entry', id, text, input, facing));
  return h(
    'nav',
    { class: 'contents', id: `contents${suffix}`, 'data-flow': '', ...(facing && { 'data-start': 'verso' }) },
    [titleRow(`contents-title${suffix}`, inBoth(words, 'frame.contents'), input), h('ol', [...entries, ...last])],
  );
}

function entry(kind: string, id: string, text: Both<Content>, input: EditionInput, facing: boolean): Element {
  const { languages } = input.publication;
  const number = (): Element => h('span', { class: 'page-number', 'data-page-of': id }, '000');
  const run = (language: Language): Element => h('span', { class: language, lang: language }, text[language]);
  const link = (children: Element[]): Element => h('a', { href: `#${id}` }, children);
  const unit = { 'data-unit': kind === 'chapter-entry' ? 'lead' : '' };
  if (facing)
    return h(
      'li',
      { class: ['entry-row', kind], ...unit },
      languages.map((language) =>
        h('div', { class: ['cell', language], lang: language }, [
          link([h('span', { class: 'entry' }, [run(language)]), number()]),
        ]),
      ),
    );
  return h('li', { class: ['entry-row', kind], ...unit }, [
    link([h('span', { class: 'entry' }, languages.map(run)), number()]),
  ]);
}
