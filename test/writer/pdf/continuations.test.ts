/** What continues overleaf is read where it belongs, also in lists in lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinContinuations } from '../../../scripts/writer/pdf/structure/continuations.ts';
import { elementOf, type Kid, type StructureElement } from '../../../scripts/writer/pdf/structure/tree.ts';

/** The structure type, then what is in it: elements, or numbers of marks on page 1. */
type Sketch = readonly (string | Sketch)[];

/** `+` before a type: it continues. */
function tree([type, ...kids]: Sketch): StructureElement {
  const element = elementOf(
    String(type).replace('+', ''),
    kids.map((kid): Kid => (typeof kid === 'string' ? { kind: 'content', page: 0, mark: Number(kid) } : tree(kid))),
  );
  if (String(type).startsWith('+')) element.continues = true;
  return element;
}

function sketch({ type, kids }: StructureElement): Sketch {
  return [type, ...kids.map((kid) => (kid.kind === 'element' ? sketch(kid) : String('mark' in kid ? kid.mark : '')))];
}

function joined(given: Sketch): Sketch {
  const root = tree(given);
  assert.deepEqual(joinContinuations([root], 'ja'), []);
  return sketch(root);
}

test('an item of an inner list that goes on belongs to the inner list, the next item to the outer one', () => {
  assert.deepEqual(
    joined([
      'Document',
      ['L', ['LI', '1', ['L', ['LI', '2']]]],
      ['+L', ['+LI', ['+L', ['+LI', '3'], ['LI', '4']]], ['LI', '5']],
    ]),
    ['Document', ['L', ['LI', '1', ['L', ['LI', '2', '3'], ['LI', '4']]], ['LI', '5']]],
  );
});

test('an outer list that is cut behind an inner one goes on as the outer one', () => {
  assert.deepEqual(
    joined([
      'Document',
      ['L', ['LI', '1', ['L', ['LI', '2']]]],
      ['+L', ['LI', '3', ['L', ['LI', '4']]]],
      ['+L', ['LI', '5']],
    ]),
    ['Document', ['L', ['LI', '1', ['L', ['LI', '2']]], ['LI', '3', ['L', ['LI', '4']]], ['LI', '5']]],
  );
});

test('an inner list that begins overleaf is read before the item that follows it', () => {
  assert.deepEqual(joined(['Document', ['L', ['LI', '1']], ['+L', ['+LI', ['L', ['LI', '2']]], ['LI', '3']]]), [
    'Document',
    ['L', ['LI', '1', ['L', ['LI', '2']]], ['LI', '3']],
  ]);
});

test('the cells of a row that goes on belong to the cells of that row, one by one', () => {
  assert.deepEqual(
    joined([
      'Document',
      ['Table', ['TR', ['TD', '1'], ['TD', '2']], ['+TR', ['+TD'], ['+TD', '3']], ['+TR', ['+TD', '4'], ['+TD', '5']]],
    ]),
    ['Document', ['Table', ['TR', ['TD', '1', '4'], ['TD', '2', '3', '5']]]],
  );
});
