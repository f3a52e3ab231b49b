/** Parallel documents for tests: the blocks of two files, paired one by one. */
import assert from 'node:assert/strict';
import type { Block, Manuscript } from '../../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import type { ParallelDocument, Row } from '../../../scripts/parallel/document.ts';

/** Reads a manuscript; text without front matter gets some, on one line less than it has. */
export function manuscriptOf(language: 'ja' | 'en', text: string): Manuscript {
  const bytes = new TextEncoder().encode(text);
  const { manuscript } = parseManuscript({ language, file: `${language}.md`, name: '01-case', bytes });
  assert.ok(manuscript, 'the text is a manuscript');
  return manuscript;
}

/** One chapter whose rows are the first blocks of both files, the second ones, and so on; what is left over is one-sided. */
export function documentOf(ja: Manuscript, en: Manuscript): ParallelDocument {
  const length = Math.max(ja.blocks.length, en.blocks.length);
  const rows = Array.from({ length }, (_, index) => rowOf(`row-${index}`, ja.blocks[index], en.blocks[index]));
  return { chapters: [{ name: '01-case', id: 'case', ja, en, sections: [{ id: 'case', depth: 1, rows }] }] };
}

function rowOf(id: string, ja: Block | undefined, en: Block | undefined): Row {
  if (ja && en) return { kind: 'pair', id, ja: [ja], en: [en] };
  if (ja) return { kind: 'jaOnly', id, ja: [ja], en: [] };
  assert.ok(en);
  return { kind: 'enOnly', id, ja: [], en: [en] };
}
