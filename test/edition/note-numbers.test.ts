/** Notes of several chapters on one side of a leaflet. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaflet } from '../../scripts/edition/leaflet.ts';
import type { LeafletEdition } from '../../scripts/publication/schema.ts';
import { inputOf } from '../stage/small-publication.ts';
import { leafletSettings, settings } from './editions.ts';
import { classed, elements, ids, tagged, targets, words } from './tree.ts';
import type { Element, Root } from 'hast';

const chapter = (text: string, notes: readonly string[]): string =>
  `${text}\n\n${notes.map((label) => `[^${label}]: ${label}\n`).join('\n')}`;
const input = await inputOf({
  settings,
  ja: {
    '01-one': chapter('最初[^a]の章[^b]。\n\n## 続き\n\nもう一度[^b]。', ['a', 'b']),
    '02-two': chapter('次[^c]の章、また[^c]。', ['c']),
    '03-three': chapter('終わり[^d]。\n\n## 始めに\n\n前[^e]。\n\n## 最後に\n\n後[^e]。', ['d', 'e']),
  },
  en: {
    '01-one': chapter('The first[^a] chapter[^b].\n\n## Going on\n\nOnce more[^b].', ['a', 'b']),
    '02-two': chapter('The next[^c] chapter, again[^c].', ['c']),
    '03-three': chapter('The end[^d].\n\n## Beginning\n\nBefore[^e].\n\n## Last\n\nAfter[^e].', ['d', 'e']),
  },
});

const edition = (given: Partial<LeafletEdition>): Root => leaflet(input, { ...leafletSettings, ...given }, '');
const references = (side: Element): string[] =>
  elements(side)
    .filter(({ properties }) => properties.role === 'doc-noteref')
    .map(words);
const numbers = (side: Element): string[] => classed(side, 'note-number').map(words);

/** Every reference leads to the note of its number on its own side, in its language; and back. */
function assertLinked(tree: Root): void {
  assert.equal(new Set(ids(tree)).size, ids(tree).length, ids(tree).join(' '));
  for (const target of targets(tree)) assert.ok(ids(tree).includes(target), target);
  for (const side of classed(tree, 'side')) {
    const notes = new Map(classed(side, 'note').map((note) => [note.properties.id, note]));
    for (const { properties, children } of elements(side).filter((one) => one.properties.role === 'doc-noteref')) {
      const note = notes.get(String(properties.href).slice(1)) ?? assert.fail(`${String(properties.href)}`);
      const [back] = classed(note, 'note-number');
      assert.equal(back && words(back), children.map(words).join(''));
      assert.match(
        String(back?.properties.ariaLabel),
        new RegExp(`\\b${children.map(words).join('')}\\b|注${children.map(words).join('')}`),
      );
    }
  }
}

describe('notes of several chapters', () => {
  it('are numbered through on a side', () => {
    const tree = edition({ front: ['01-one', '02-two'], back: ['03-three'] });
    const [front, back] = classed(tree, 'side');
    assert.ok(front && back);
    assert.deepEqual(references(front), ['1', '2', '1', '2', '2', '2', '3', '3', '3', '3']);
    assert.deepEqual(numbers(front), ['1', '1', '2', '2', '3', '3']);
    assert.deepEqual(numbers(back), ['1', '1', '2', '2']);
    assertLinked(tree);
  });

  it('begin with 1 where a side shows only the end of a chapter', () => {
    const tree = edition({ front: ['02-two'], back: ['beginning'] });
    const [, back] = classed(tree, 'side');
    assert.ok(back);
    assert.deepEqual(
      [references(back), numbers(back)],
      [
        ['1', '1'],
        ['1', '1'],
      ],
    );
    assertLinked(tree);
  });

  it('stand on both sides where both cite them, each with an id of its own', () => {
    const tree = edition({ front: ['02-two', 'beginning'], back: ['last'] });
    const [front, back] = classed(tree, 'side');
    assert.ok(front && back);
    assert.deepEqual(numbers(front), ['1', '1', '2', '2']);
    assert.deepEqual(
      [references(back), numbers(back)],
      [
        ['1', '1'],
        ['1', '1'],
      ],
    );
    assert.deepEqual(tagged(back, 'aside').map(words), ['1e', '1e']);
    assertLinked(tree);
  });

  it('have the same numbers in both languages where each has a side', () => {
    const tree = edition({ layout: 'language-per-side', front: ['03-three', '01-one'], back: [] });
    for (const side of classed(tree, 'side')) assert.deepEqual(numbers(side), ['1', '2', '3', '4']);
    assertLinked(tree);
  });
});
