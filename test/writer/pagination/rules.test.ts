/** What a book designer asks of page breaks, one rule at a time. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { breaksOf } from '../../../scripts/writer/pagination/breaks.ts';
import { costs, fill } from '../../../scripts/writer/pagination/cost.ts';
import type { Flow, PageRoom } from '../../../scripts/writer/pagination/galley.ts';
import { paginate } from '../../../scripts/writer/pagination/paginate.ts';
import { flowOf, linesOn, paragraph } from './flows.ts';

const room: PageRoom = { height: 100, noteRule: 5 };
const counts = (flow: Flow, within = room): number[] =>
  paginate(flow, within).map((page) => linesOn(flow, page).length);

describe('page breaks', () => {
  test('an empty flow is one empty page', () => {
    const pages = paginate({ units: [], notes: [] }, room);
    assert.equal(pages.length, 1);
    assert.deepEqual(linesOn({ units: [], notes: [] }, pages[0] ?? assert.fail()), []);
    assert.equal(pages[0]?.overflows, false);
  });

  test('a unit without lines takes no page of its own', () => {
    const flow = flowOf([{ cells: [paragraph(3)] }, { cells: [[], []] }, { cells: [paragraph(3)] }]);
    assert.deepEqual(counts(flow), [6]);
  });

  test('an image larger than the page gets a page that says so, and the text goes on after it', () => {
    const flow = flowOf([{ cells: [paragraph(2)] }, { cells: [[{ height: 150 }]] }, { cells: [paragraph(2)] }]);
    const pages = paginate(flow, room);
    assert.deepEqual(
      pages.map(({ overflows }) => overflows),
      [false, true, false],
    );
    assert.deepEqual(counts(flow), [2, 1, 2]);
  });

  test('a heading goes overleaf with its text', () => {
    const flow = flowOf([
      { cells: [paragraph(9)] },
      { kind: 'heading', cells: [[{ height: 10 }]] },
      { cells: [paragraph(5)] },
    ]);
    assert.deepEqual(counts(flow), [9, 6]);
  });

  test('two headings in a row both go overleaf', () => {
    const heading = { kind: 'heading' as const, cells: [[{ height: 10 }]] };
    assert.deepEqual(counts(flowOf([{ cells: [paragraph(8)] }, heading, heading, { cells: [paragraph(5)] }])), [8, 7]);
  });

  test('words that announce a list rather go with it', () => {
    const flow = flowOf([
      { cells: [paragraph(9)] },
      { kind: 'lead', cells: [[{ height: 10 }]] },
      { cells: [[{ height: 60 }]] },
    ]);
    assert.deepEqual(counts(flow), [9, 2]);
  });

  test('neither the first nor the last line of a paragraph stands alone', () => {
    const flow = flowOf([{ cells: [paragraph(9)] }, { cells: [paragraph(6)] }]);
    assert.deepEqual(counts(flow), [9, 6], 'not one line of six');
    const long = flowOf([{ cells: [paragraph(11)] }]);
    assert.deepEqual(counts(long), [8, 3], 'not ten and one, nor hardly anything on the last page');
  });

  test('a row is cut where both of its languages go on', () => {
    const flow = flowOf([{ cells: [paragraph(12), paragraph(14)] }]);
    const [first = []] = paginate(flow, room).map((page) => linesOn(flow, page));
    assert.ok(first.some((name) => name.startsWith('0/0/')) && first.some((name) => name.startsWith('0/1/')));
    const short = flowOf([{ cells: [paragraph(8)] }, { cells: [paragraph(2), paragraph(7)] }]);
    assert.deepEqual(counts(short), [8, 9], 'the long side is not left alone on the second page');
  });

  test('a side of ten times the length goes on alone to its end', () => {
    const flow = flowOf([{ cells: [paragraph(4), paragraph(40)] }]);
    assert.equal(
      counts(flow).reduce((sum, count) => sum + count),
      44,
    );
    assert.ok(paginate(flow, room).every(({ overflows }) => !overflows));
  });

  test('a stacked row counts both sides, and is rather cut between them than inside', () => {
    const flow = flowOf([{ isStacked: true, cells: [paragraph(9), paragraph(9)] }]);
    assert.deepEqual(counts(flow), [9, 9]);
    const beside = flowOf([{ cells: [paragraph(9), paragraph(9)] }]);
    assert.deepEqual(counts(beside), [18]);
  });

  test('the head of a table takes room on every page that it is repeated on', () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({ height: 10, ...(index > 0 && { head: 15 }) }));
    const [first = 0, ...rest] = counts(flowOf([{ cells: [rows] }]));
    assert.ok(first <= 10);
    assert.ok(
      rest.every((count) => count <= 8),
      `${rest.join()}: 8 rows and the head fill a page`,
    );
    assert.equal(first + rest.reduce((sum, count) => sum + count, 0), 20);
    assert.equal(rest.length, 2);
  });

  test('a line and the note that it cites go together', () => {
    const cited = paragraph(10).map((line, index) => ({ ...line, begins: true, notes: index === 8 ? [0] : [] }));
    const flow = flowOf([{ cells: [cited] }], [40]);
    const pages = paginate(flow, room);
    const page = pages.find(({ notes }) => notes.length > 0);
    assert.ok(page && linesOn(flow, page).includes('0/0/8'));
    assert.ok(linesOn(flow, page).length * 10 + 45 <= 100);
  });

  test('a note that does not fit beside the line that cites it overflows instead of being lost', () => {
    const flow = flowOf([{ cells: [[{ height: 10, notes: [0] }]] }], [120]);
    const [page] = paginate(flow, room);
    assert.deepEqual(page?.notes, [0]);
    assert.equal(page?.overflows, true);
  });

  test('space between units is squeezed rather than a page begun for a line', () => {
    const flow = flowOf([
      { cells: [paragraph(5)] },
      { gap: 10, cells: [paragraph(4)] },
      { gap: 2, cells: [paragraph(1)] },
    ]);
    const [page, ...rest] = paginate(flow, { height: 109, noteRule: 5 });
    assert.deepEqual(rest, []);
    assert.ok(page && page.air < 1 && page.air >= 0.7);
  });
});

describe('places to cut', () => {
  test('are before every unit, after every line that both sides allow, and at the end', () => {
    const flow = flowOf([{ cells: [paragraph(3), paragraph(2)] }, { cells: [paragraph(1)] }]);
    assert.deepEqual(
      breaksOf(flow).breaks.map(({ place }) => place),
      [
        { unit: 0, taken: [0, 0] },
        { unit: 0, taken: [1, 1] },
        { unit: 0, taken: [2, 2] },
        { unit: 1, taken: [0] },
        { unit: 2, taken: [] },
      ],
    );
  });

  test('cost more where a language is left alone, a heading last or a line lonely', () => {
    const cut = (flow: Flow, index: number): number => breaksOf(flow).breaks[index]?.cost ?? assert.fail();
    const alone = flowOf([{ cells: [paragraph(1), paragraph(6)] }]);
    assert.ok(cut(alone, 3) >= costs.cut + costs.languageAlone);
    const lonely = flowOf([{ cells: [paragraph(6)] }]);
    assert.ok(cut(lonely, 1) >= cut(lonely, 3) + costs.loneLine);
    const heading = flowOf([{ kind: 'heading', cells: [paragraph(2)] }, { cells: [paragraph(2)] }]);
    assert.equal(cut(heading, 1), costs.afterHeading);
    assert.equal(cut(heading, 2), costs.afterHeading);
  });

  test('cost more behind the first line below a heading', () => {
    const cost = (kind: 'heading' | undefined, isStacked: boolean, index: number): number => {
      const first = { cells: [paragraph(1)], ...(kind && { kind }) };
      const flow = flowOf([first, { isStacked, cells: [paragraph(4), paragraph(4)] }]);
      return breaksOf(flow).breaks[index]?.cost ?? assert.fail();
    };
    for (const isStacked of [false, true]) {
      assert.equal(cost('heading', isStacked, 2), cost(undefined, isStacked, 2) + costs.lineAfterHeading);
      assert.equal(cost('heading', isStacked, 3), cost(undefined, isStacked, 3));
    }
  });

  test('cost more where a note goes with one language and is referred to in the other only after the cut', () => {
    const cited = (line: number) => paragraph(4).map((one, index) => (index === line ? { ...one, notes: [0] } : one));
    const cost = (ja: number, en: number): number =>
      breaksOf(flowOf([{ cells: [cited(ja), cited(en)] }], [10])).breaks[2]?.cost ?? assert.fail();
    assert.equal(cost(0, 3), cost(0, 1) + costs.noteApart);
    assert.equal(cost(3, 0), cost(0, 3));
    assert.equal(cost(2, 3), cost(0, 1));
  });
});

describe('fill', () => {
  test('a full page costs nothing, an emptier one more, and one that cannot be squeezed is none', () => {
    assert.equal(fill(100, 0, 100, false)?.cost, 0);
    const half = fill(50, 0, 100, false)?.cost ?? 0;
    assert.ok(half > (fill(80, 0, 100, false)?.cost ?? 0));
    assert.equal(fill(101, 0, 100, false), undefined);
    assert.equal(fill(110, 20, 100, false), undefined);
    assert.equal(fill(106, 20, 100, false)?.air, 0.7);
  });

  test('the last page of a flow may be short, but not nearly empty', () => {
    assert.equal(fill(60, 10, 100, true)?.cost, 0);
    const few = fill(5, 0, 100, true)?.cost ?? 0;
    const more = fill(15, 0, 100, true)?.cost ?? 0;
    assert.ok(few > costs.page && few <= costs.nearlyEmpty && more < few && more > 0, `${few}, ${more}`);
    assert.equal(fill(30, 0, 100, true)?.cost, 0);
  });
});
