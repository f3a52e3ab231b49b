/** Publications in memory, for the tests of the translation state. */
import assert from 'node:assert/strict';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import type { Language } from '../../../scripts/message/message.ts';
import { assemble } from '../../../scripts/parallel/assemble.ts';
import type { ParallelDocument } from '../../../scripts/parallel/document.ts';
import { currentRows } from '../../../scripts/parallel/state/current-rows.ts';
import { record } from '../../../scripts/parallel/state/record.ts';
import { track } from '../../../scripts/parallel/state/track.ts';
import type { CurrentRow, TranslationState } from '../../../scripts/parallel/state/translation-state.ts';

/** A chapter's two texts. Front matter is added to a text that has none. */
export interface ChapterText {
  readonly ja: string;
  readonly en: string;
}

export function documentOf(chapters: readonly ChapterText[]): ParallelDocument {
  const pairs = chapters.map((texts, index) => {
    const name = `${String(index + 1).padStart(2, '0')}-chapter`;
    const side = (language: Language) => {
      const text = texts[language];
      const bytes = new TextEncoder().encode(text.startsWith('---') ? text : `---\ntitle: T\n---\n\n${text}`);
      const { manuscript } = parseManuscript({ language, file: `${language}/${name}.md`, name, bytes });
      assert.ok(manuscript);
      return manuscript;
    };
    return { ja: side('ja'), en: side('en') };
  });
  return assemble(pairs).document;
}

export function rowsOf(chapters: readonly ChapterText[]): readonly CurrentRow[] {
  return currentRows(documentOf(chapters));
}

/** The state after somebody has read and recorded everything. */
export function reviewed(rows: readonly CurrentRow[]): TranslationState {
  return record(track(rows, []), []);
}
