/** The mark of a row that changed after its two sides were last compared, in the language of the side that it stands on. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { RowState } from '../parallel/state/translation-state.ts';
import type { WordKey } from '../template/translate.ts';
import type { EditionInput } from './edition.ts';

const texts: Readonly<Partial<Record<RowState, WordKey>>> = {
  'ja-changed': 'frame.staleJa',
  'en-changed': 'frame.staleEn',
  'both-changed': 'frame.staleBoth',
  new: 'frame.staleNew',
};

/** The mark for one language's side of a row (or of a chapter's title), or nothing. */
export function staleNote(id: string, language: Language, { stale, words }: EditionInput): Element[] {
  const state = stale?.get(id);
  const text = state && texts[state];
  if (!text) return [];
  return [h('p', { class: ['stale-note', language], lang: language, role: 'note' }, words[language](text))];
}

/** The class of a row with such a mark, or nothing. */
export function staleClass(id: string, { stale }: EditionInput): string[] {
  return stale?.has(id) ? ['stale'] : [];
}
