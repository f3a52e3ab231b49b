import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { papers } from '../../../scripts/publication/paper.ts';
import { type BookletInput, booklet } from '../../../scripts/writer/imposition/booklet.ts';
import { type ImpositionPlan, placedSize } from '../../../scripts/writer/imposition/sheet.ts';
import { assertOnSheet, close, overlap, rectangle, turnedOver } from './geometry.ts';

const a5 = { page: papers.A5, paper: papers.A4, bind: 'left' } as const;

const inputs: fc.Arbitrary<BookletInput> = fc.record({
  pageCount: fc.integer({ min: 1, max: 70 }),
  page: fc.constantFrom(papers.A5, papers.B5, papers.A4, { width: 210, height: 148 }, { width: 100, height: 100 }),
  paper: fc.constantFrom(papers.A4, papers.A3, papers.B4, papers.letter),
  bind: fc.constantFrom('left' as const, 'right' as const),
  creep: fc.constantFrom(0, 0.1, 0.35),
  keepBackCover: fc.boolean(),
  flip: fc.constantFrom('short-edge' as const, 'long-edge' as const),
});

/**
 * Prints, turns, nests and folds the sheets, then leafs through: the pages in the order of reading, blanks as undefined.
 * Each half of a sheet is a leaf, so leafing goes through the first halves from the outside in, then out again.
 */
function read(plan: ImpositionPlan, bind: 'left' | 'right'): (number | undefined)[] {
  const leaves = plan.sheets.map((sheet) => {
    const fold = sheet.width / 2;
    const middle = (x: number, width: number) => (x + width / 2 < fold ? 'left' : 'right');
    const front: Record<string, number> = {};
    const behind: Record<string, number> = {};
    for (const item of sheet.front) front[middle(item.x, placedSize(item, plan.page).width)] = item.page;
    for (const item of sheet.back) {
      const seen = turnedOver(item, sheet, plan.page, plan.flip);
      assert.ok(seen.headUp);
      behind[middle(seen.x, placedSize(item, plan.page).width)] = seen.page;
    }
    return { front, behind };
  });
  // The front cover is the outer side of the half that lies away from the fold's side.
  const [cover, other] = bind === 'left' ? ['right', 'left'] : ['left', 'right'];
  return [
    ...leaves.flatMap(({ front, behind }) => [front[cover as string], behind[cover as string]]),
    ...leaves.toReversed().flatMap(({ front, behind }) => [behind[other as string], front[other as string]]),
  ];
}

describe('booklet', () => {
  it('lays eight pages out as printers know them', () => {
    const plan = booklet({ ...a5, pageCount: 8 });
    const pages = plan.sheets.map((sheet) =>
      [sheet.front, sheet.back].map((side) => side.toSorted((a, b) => a.x - b.x).map((placement) => placement.page)),
    );
    assert.deepEqual(pages, [
      [
        [8, 1],
        [2, 7],
      ],
      [
        [6, 3],
        [4, 5],
      ],
    ]);
    assert.equal(plan.flip, 'short-edge');
  });

  it('mirrors them for right-bound books', () => {
    const [sheet] = booklet({ ...a5, bind: 'right', pageCount: 4 }).sheets;
    const pages = [sheet?.front, sheet?.back].map((side) =>
      side?.toSorted((a, b) => a.x - b.x).map((placement) => placement.page),
    );
    assert.deepEqual(pages, [
      [1, 4],
      [3, 2],
    ]);
  });

  it('reads in order when printed, turned, nested and folded, with the blanks where they belong', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const pages: (number | undefined)[] = Array.from({ length: input.pageCount }, (_, index) => index + 1);
        const blanks = Array.from({ length: Math.ceil(pages.length / 4) * 4 - pages.length }, () => undefined);
        const hasCover = input.keepBackCover && pages.length > 1;
        const expected = hasCover ? [...pages.slice(0, -1), ...blanks, pages.length] : [...pages, ...blanks];
        assert.deepEqual(read(booklet(input), input.bind), expected);
      }),
    );
  });

  it('places each page once, on the sheet, its neighbour untouched', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = booklet(input);
        const all = plan.sheets.flatMap((sheet) => [...sheet.front, ...sheet.back].map((placement) => placement.page));
        assert.deepEqual(
          all.toSorted((a, b) => a - b),
          Array.from({ length: input.pageCount }, (_, index) => index + 1),
        );
        for (const sheet of plan.sheets) {
          for (const side of [sheet.front, sheet.back]) {
            for (const placement of side) assertOnSheet(placement, plan.page, sheet);
            const [first, second] = side.map((placement) => rectangle(placement, plan.page));
            if (first && second) assert.equal(overlap(first, second), 0);
          }
        }
      }),
    );
  });

  it('moves the pages of inner sheets towards the fold, by the creep for each sheet around them', () => {
    const plan = booklet({ ...a5, pageCount: 12, creep: 0.2 });
    const edges = plan.sheets.map((sheet) => {
      const [left, right] = sheet.front.toSorted((a, b) => a.x - b.x);
      return [(left?.x ?? 0) + 148 - 148.5, 148.5 - (right?.x ?? 0)];
    });
    [0, 0.2, 0.4].forEach((shift, index) => {
      for (const edge of edges[index] ?? []) assert.ok(close(edge, shift), `${edge} should be ${shift}`);
    });
    const [, , inner] = plan.sheets;
    assert.ok(
      inner?.front.every(({ clip }) => clip.width === 148.5),
      'what crosses the fold is cut off',
    );
  });

  it('marks trim and fold where the sheet is larger, on the sheet and off the pages, and nowhere else', () => {
    const [tight] = booklet({ ...a5, pageCount: 4 }).sheets;
    assert.deepEqual(tight?.marks, []);
    const [roomy] = booklet({ ...a5, paper: papers.A3, pageCount: 4 }).sheets;
    assert.equal(roomy?.marks.filter((mark) => mark.kind === 'fold').length, 2);
    assert.equal(roomy?.marks.filter((mark) => mark.kind === 'crop').length, 8);
    for (const mark of roomy?.marks ?? []) {
      const line = {
        x: Math.min(mark.x1, mark.x2) - 0.01,
        y: Math.min(mark.y1, mark.y2) - 0.01,
        width: Math.abs(mark.x1 - mark.x2) + 0.02,
        height: Math.abs(mark.y1 - mark.y2) + 0.02,
      };
      assert.ok(line.x >= 0 && line.y >= 0 && line.x + line.width <= 420 && line.y + line.height <= 297);
      for (const placement of roomy?.front ?? []) assert.equal(overlap(line, rectangle(placement, papers.A5)), 0);
    }
  });
});
