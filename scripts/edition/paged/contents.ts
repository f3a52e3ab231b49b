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

/**
 * @param chapters the chapters of the edition, in order
 * @param facing each language has its own page and its own page numbers
 */
export function contents(chapters: readonly Chapter[], input: EditionInput, facing: boolean): Element {
  const { words } = input;
  const entries = chapters.flatMap((chapter) => [
    entry(
      'chapter-entry',
      chapter.id,
      both((language) => chapter[language].frontMatter.title),
      input,
      facing,
    ),
    ...chapter.sections.flatMap((section) => {
      const { heading } = section;
      if (!heading || section.depth !== 2) return [];
      const texts = both((language) => headingText(heading as Row, language, input));
      return [entry('section-entry', section.id, texts, input, facing)];
    }),
  ]);
  const last = entry('chapter-entry', 'colophon', inBoth(words, 'frame.colophon'), input, facing);
  return h('nav', { class: 'contents', id: 'contents', 'data-flow': '', ...(facing && { 'data-start': 'verso' }) }, [
    titleRow('contents-title', inBoth(words, 'frame.contents'), input),
    h('ol', [...entries, last]),
  ]);
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
