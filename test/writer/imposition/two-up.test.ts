import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { papers } from '../../../scripts/publication/paper.ts';
import { twoUp } from '../../../scripts/writer/imposition/two-up.ts';
import { assertOnSheet, close, overlap, rectangle, type Seen, turnedOver } from './geometry.ts';

const size = fc.record({
  width: fc.double({ min: 20, max: 600, noNaN: true }),
  height: fc.double({ min: 20, max: 600, noNaN: true }),
});

describe('twoUp', () => {
  it('puts two A5 pages side by side on A4, unscaled, each in the middle of its half', () => {
    const plan = twoUp({ pageCount: 2, page: papers.A5, paper: papers.A4 });
    assert.equal(plan.sheets.length, 1);
    assert.equal(plan.flip, 'short-edge');
    const [sheet] = plan.sheets;
    assert.deepEqual([sheet?.width, sheet?.height], [297, 210]);
    assert.deepEqual(
      sheet?.front.map(({ page, x, y, rotate, scale }) => [page, x, y, rotate, scale]),
      [
        [1, 0.25, 0, 0, 1],
        [1, 148.75, 0, 0, 1],
      ],
    );
    assert.deepEqual(
      sheet?.back.map((placement) => placement.page),
      [2, 2],
    );
  });

  it('makes A4 pages smaller, and never enlarges', () => {
    const [small] = twoUp({ pageCount: 1, page: papers.A4, paper: papers.A4 }).sheets;
    assert.ok(close(small?.front[0]?.scale, 210 / 297));
    const [large] = twoUp({ pageCount: 1, page: papers.A6, paper: papers.A3 }).sheets;
    assert.equal(large?.front[0]?.scale, 1);
  });

  it('stands wide pages one above the other, and turns such a sheet on its long edge', () => {
    const plan = twoUp({ pageCount: 2, page: { width: 210, height: 148 }, paper: papers.A4 });
    const [sheet] = plan.sheets;
    assert.deepEqual([sheet?.width, sheet?.height, plan.flip], [210, 297, 'long-edge']);
    assert.ok((sheet?.front[0]?.y ?? 0) > (sheet?.front[1]?.y ?? 0), 'the upper copy comes first');
  });

  it('marks the cut on its whole length, in the middle', () => {
    const [sheet] = twoUp({ pageCount: 1, page: papers.A5, paper: papers.A4 }).sheets;
    const marks = sheet?.marks ?? [];
    assert.ok(marks.every((mark) => mark.x1 === 148.5 && mark.x2 === 148.5));
    assert.deepEqual(
      marks.map((mark) => [mark.kind, mark.y1, mark.y2, mark.dash !== undefined]),
      [
        ['crop', 0, 8, false],
        ['crop', 202, 210, false],
        ['cut', 8, 202, true],
      ],
    );
  });

  it('leaves the back of the last sheet empty where pages are odd, and makes no sheet of nothing', () => {
    assert.deepEqual(twoUp({ pageCount: 3, page: papers.A5, paper: papers.A4 }).sheets[1]?.back, []);
    assert.deepEqual(twoUp({ pageCount: 0, page: papers.A5, paper: papers.A4 }).sheets, []);
  });

  it('places each page twice, inside the sheet, apart from its copy, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        size,
        size,
        fc.constantFrom('short-edge', 'long-edge', undefined),
        (pageCount, page, paper, flip) => {
          const plan = twoUp({ pageCount, page, paper, ...(flip && { flip }) });
          const sides = plan.sheets.flatMap((sheet) => [sheet.front, sheet.back].map((side) => ({ sheet, side })));
          const expected = Array.from({ length: pageCount }, (_, index) => [index + 1, index + 1]);
          assert.deepEqual(
            sides.map(({ side }) => side.map((placement) => placement.page)).filter((pages) => pages.length > 0),
            expected,
          );
          for (const { sheet, side } of sides) {
            for (const placement of side) assertOnSheet(placement, page, sheet);
            const [first, second] = side.map((placement) => rectangle(placement, page));
            if (first && second) assert.equal(overlap(first, second), 0);
          }
        },
      ),
    );
  });

  it('gives leaves whose back lies exactly behind the front, head up when turned like the leaf of a book', () => {
    fc.assert(
      fc.property(size, size, fc.constantFrom('short-edge', 'long-edge', undefined), (page, paper, flip) => {
        const plan = twoUp({ pageCount: 2, page, paper, ...(flip && { flip }) });
        const [sheet] = plan.sheets;
        assert.ok(sheet);
        for (const front of sheet.front) {
          const behind: Seen[] = sheet.back.map((back) => turnedOver(back, sheet, page, plan.flip));
          const match = behind.find((back) => close(back.x, front.x) && close(back.y, front.y));
          assert.equal(match?.page, 2);
          assert.equal(match?.headUp, true);
        }
      }),
    );
  });
});
