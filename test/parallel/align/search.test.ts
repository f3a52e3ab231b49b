import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { centreLine, longestChain } from '../../../scripts/parallel/align/centre.ts';
import { confidences } from '../../../scripts/parallel/align/confidence.ts';
import type { Problem } from '../../../scripts/parallel/align/problem.ts';
import { type Path, search } from '../../../scripts/parallel/align/search.ts';
import { moves } from '../../../scripts/parallel/align/term/size-of-group.ts';
import { random } from '../../bench/align/random.ts';

/** A problem with a cost for each move at each place; one-sided rows cost at least 1, others at least 0. */
const problems = fc.integer({ min: 0, max: 14 }).chain((ja) =>
  fc.integer({ min: 0, max: 14 }).chain((en) => {
    const count = (ja + 1) * (en + 1) * moves.length;
    return fc
      .array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: count, maxLength: count })
      .map((costs): Problem & { bound: (i: number, j: number) => number } => ({
        ja,
        en,
        cost: (i, j, move) => {
          const { ja: di, en: dj } = moves[move] as (typeof moves)[number];
          const least = Math.abs(di - dj);
          return least + (costs[(i * (en + 1) + j) * moves.length + move] ?? 0);
        },
        // Every row costs at least as much as its two sides differ in number.
        bound: (i, j) => Math.abs(ja - i - (en - j)),
      }));
  }),
);

/** The least cost, by trying everything: no band, no order of cells. */
function exactCost({ ja, en, cost }: Problem): number {
  const known = new Map<string, number>();
  const from = (i: number, j: number): number => {
    if (i === ja && j === en) return 0;
    const kept = known.get(`${i},${j}`);
    if (kept !== undefined) return kept;
    const costs = moves.map(({ ja: di, en: dj }, move) =>
      i + di <= ja && j + dj <= en ? cost(i, j, move) + from(i + di, j + dj) : Number.POSITIVE_INFINITY,
    );
    const least = Math.min(...costs);
    known.set(`${i},${j}`, least);
    return least;
  };
  return from(0, 0);
}

function costOf(problem: Problem, { steps }: Path): number {
  return steps.reduce((sum, { ja, en, move }) => sum + problem.cost(ja, en, move), 0);
}

const everything = Number.POSITIVE_INFINITY;

describe('search', () => {
  it('the widening band finds the optimum, wherever it begins', () => {
    fc.assert(
      fc.property(problems, fc.integer({ min: 0, max: 14 }), fc.boolean(), (problem, jump, isBounded) => {
        const { bound: _, ...unbounded } = problem;
        const centre = (i: number) => (i * 2 > problem.ja ? Math.min(jump, problem.en) : 0);
        const path = search(isBounded ? problem : unbounded, { centre, width: 1, limit: everything });
        assert.ok(Math.abs(path.cost - exactCost(problem)) < 1e-9);
        assert.ok(Math.abs(path.cost - costOf(problem, path)) < 1e-9);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it('steps follow each other from the first block to the last', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const { steps } = search(problem, { centre: (i) => i, width: 2, limit: everything });
        let at = { ja: 0, en: 0 };
        for (const { ja, en, move } of steps) {
          assert.deepEqual({ ja, en }, at);
          at = { ja: ja + (moves[move]?.ja ?? 0), en: en + (moves[move]?.en ?? 0) };
        }
        assert.deepEqual(at, { ja: problem.ja, en: problem.en });
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('the bound spares cells: a straight path is proven in a narrow band', () => {
    let asked = 0;
    const problem: Problem = {
      ja: 400,
      en: 400,
      cost: (i, j, move) => {
        asked += 1;
        return moves[move]?.ja === 1 && moves[move]?.en === 1 && i === j ? 0 : 5;
      },
      bound: (i, j) => Math.abs(i - j),
    };
    const path = search(problem, { centre: (i) => i, width: 3, limit: everything });
    assert.equal(path.cost, 0);
    assert.ok(asked < 400 * 8 * 10, `${asked} costs`);
  });
});

describe('look ahead', () => {
  /** A grid large enough for it, with few different costs, so that many ways cost the same. */
  const grids = fc
    .record({ ja: fc.integer({ min: 17, max: 24 }), en: fc.integer({ min: 17, max: 24 }), seed: fc.nat() })
    .map(({ ja, en, seed }): Problem & Required<Pick<Problem, 'least'>> => {
      const next = random(seed);
      const count = (ja + 1) * (en + 1) * moves.length;
      const costs = Float64Array.from({ length: count }, () => Math.floor(next() * 12) - 5);
      const bounds = costs.map((cost) => cost - Math.floor(next() * 3));
      const at = (i: number, j: number, move: number): number => (i * (en + 1) + j) * moves.length + move;
      return {
        ja,
        en,
        cost: (i, j, move) => costs[at(i, j, move)] as number,
        least: (i, [first, last], _, into) => {
          into.set(bounds.subarray(at(i, first, 0), at(i, last + 1, 0)));
        },
      };
    });

  it('finds the same way as a search of everything', () => {
    fc.assert(
      fc.property(grids, ({ least, ...plain }) => {
        const band = { centre: (i: number) => i, width: 30, limit: 0 };
        assert.deepEqual(search({ ...plain, least }, band), search(plain, band));
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('asks for few costs where the bounds are close', () => {
    let asked = 0;
    const problem: Problem = {
      ja: 60,
      en: 60,
      cost: (i, j, move) => {
        asked += 1;
        return move === 0 && i === j ? 0 : 5;
      },
      least: (i, [first, last], _, into) => {
        for (let j = first; j <= last; j += 1) {
          for (let move = 0; move < moves.length; move += 1)
            into[(j - first) * moves.length + move] = move === 0 && i === j ? 0 : 4;
        }
      },
    };
    assert.equal(search(problem, { centre: (i) => i, width: 60, limit: 0 }).cost, 0);
    assert.ok(asked < 60 * moves.length * 2, `${asked} costs`);
  });
});

describe('confidence', () => {
  it('is near one for the only good way, near a half for one of two equal ways', () => {
    const only: Problem = { ja: 3, en: 3, cost: (i, j, move) => (move === 0 && i === j ? 0 : 20) };
    const path = search(only, { centre: (i) => i, width: 3, limit: everything });
    for (const one of confidences(only, path)) assert.ok(one > 0.99);
    const even: Problem = { ja: 1, en: 2, cost: (_i, _j, move) => (move === 0 || move === 2 ? 1 : 20) };
    const either = search(even, { centre: (i) => i, width: 3, limit: everything });
    for (const one of confidences(even, either)) assert.ok(one > 0.4 && one < 0.6, String(one));
  });

  it('lies between 0 and 1', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const path = search(problem, { centre: (i) => i, width: 20, limit: everything });
        for (const one of confidences(problem, path)) assert.ok(one >= 0 && one <= 1);
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});

describe('centre', () => {
  it('follows the longest chain and leaves out what crosses it', () => {
    const chain = longestChain([
      [0, 5],
      [1, 1],
      [2, 2],
      [3, 0],
      [4, 9],
    ]);
    assert.deepEqual(chain, [
      [1, 1],
      [2, 2],
      [4, 9],
    ]);
    const line = centreLine(
      [
        [1, 1],
        [2, 2],
        [4, 9],
      ],
      6,
      12,
    );
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map(line), [0, 1, 2, 5.5, 9, 10.5, 12]);
  });

  it('never falls', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(30))), (points) => {
        const line = centreLine(points, 20, 30);
        for (let i = 1; i <= 20; i += 1) assert.ok(line(i) >= line(i - 1));
        assert.equal(line(20), 30);
      }),
      { seed: 7 },
    );
  });
});
