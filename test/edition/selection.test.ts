import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { select, targets } from '../../scripts/edition/selection.ts';
import { inputOf } from '../stage/small-publication.ts';
import { everything } from './editions.ts';

const { document } = await inputOf(everything);

describe('a target', () => {
  const rows: readonly (readonly [target: string, chapter: string | undefined, sections: readonly string[]])[] = [
    ['01-statement', 'statement', ['statement', 'our-demands', 'details', 'figures']],
    ['statement', 'statement', ['statement', 'our-demands', 'details', 'figures']],
    ['our-demands', 'statement', ['our-demands', 'details']],
    ['details', 'statement', ['details']],
    ['figures', 'statement', ['figures']],
    ['what-happened', 'background', ['what-happened', 'the-law']],
    ['once-more-and-the-rest', undefined, []],
    ['nothing', undefined, []],
    ['', undefined, []],
  ];
  for (const [target, chapter, sections] of rows) {
    it(`${target || 'of no words'} is ${sections.join(', ') || 'nothing'}`, () => {
      const found = select(document, target);
      assert.equal(found?.chapter.id, chapter);
      assert.deepEqual(found?.sections.map(({ id }) => id) ?? [], sections);
    });
  }
});

it('may be a chapter or a heading of the first level; the message lists these', () => {
  assert.deepEqual(targets(document), ['01-statement', 'our-demands', 'figures', '02-background', 'what-happened']);
  for (const target of targets(document)) assert.ok(select(document, target));
});
