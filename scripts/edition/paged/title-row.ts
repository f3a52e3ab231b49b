/** The title of a chapter or of a part of the frame, in each language, as the first unit of its flow. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Both } from '../bilingual.ts';
import type { EditionInput } from '../edition.ts';
import { staleNote } from '../stale-note.ts';

/** @param id the id that links and contents lead to */
export function titleRow(id: string, title: Both<string | ElementContent[]>, input: EditionInput): Element {
  const cells = input.publication.languages.map((language) =>
    h('div', { class: ['cell', language], lang: language }, [
      h('h2', title[language]),
      ...staleNote(id, language, input),
    ]),
  );
  return h('div', { class: ['row', 'heading', 'chapter-title'], id, 'data-unit': 'heading' }, cells);
}
