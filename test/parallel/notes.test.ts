import assert from 'node:assert/strict';
import { it } from 'node:test';
import { assemble } from '../../scripts/parallel/assemble.ts';
import { noteOrder, rowsOf } from '../../scripts/parallel/notes.ts';
import { chapter } from './manuscripts.ts';

function order(ja: string, en: string): readonly string[] {
  const notes = (text: string): string => ['a', 'b', 'c'].map((label) => `\n\n[^${label}]: ${text}`).join('');
  const { document } = assemble([chapter(ja + notes('注'), en + notes('note'))]);
  return noteOrder(rowsOf(document.chapters[0]?.sections ?? []));
}

it('numbers notes as the rows refer to them, not as they are written', () => {
  assert.deepEqual(order('甲[^c]\n\n乙[^a]\n\n丙[^b]', 'One[^c]\n\nTwo[^a]\n\nThree[^b]'), ['c', 'a', 'b']);
});

it('counts a note once, where it is named first', () => {
  assert.deepEqual(order('甲[^b]\n\n乙[^a][^b]', 'One[^b]\n\nTwo[^a][^b]'), ['b', 'a']);
});

it('follows the Japanese where the sides name notes in another order', () => {
  assert.deepEqual(order('甲[^a][^b]', 'One[^b][^a]'), ['a', 'b']);
});

it('counts what only the English names after what the row names in Japanese', () => {
  assert.deepEqual(order('甲[^a]\n\n乙[^c]', 'One[^b][^a]\n\nTwo[^c]'), ['a', 'b', 'c']);
});

it('looks into headings, lists and tables', () => {
  const text = '## H[^c]\n\n- item[^b]\n\n| x[^a] |\n| --- |';
  assert.deepEqual(order(text, text), ['c', 'b', 'a']);
});
