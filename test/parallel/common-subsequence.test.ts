import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { commonSubsequence } from '../../scripts/parallel/common-subsequence.ts';

/** The length of the longest common subsequence, by trying everything. */
function longest(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined || b.length === 0) return 0;
  const at = b.indexOf(first);
  const without = longest(rest, b);
  return at === -1 ? without : Math.max(without, 1 + longest(rest, b.slice(at + 1)));
}

const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 });

it('matches equal keys, both indices rising', () => {
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      let last: readonly [number, number] = [-1, -1];
      for (const [i, j] of commonSubsequence(a, b)) {
        assert.ok(i > last[0] && j > last[1]);
        assert.ok(i < a.length && j < b.length);
        assert.equal(a[i], b[j]);
        last = [i, j];
      }
    }),
  );
});

it('finds as many matches as there can be', () => {
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      assert.equal(commonSubsequence(a, b).length, longest(a, b));
    }),
    { numRuns: 400 },
  );
});

it('matches the equal ends of long lists', () => {
  const many = Array.from({ length: 2000 }, (_, index) => `key ${index}`);
  const matches = commonSubsequence(many, many.toSpliced(1000, 1));
  assert.equal(matches.length, 1999);
  assert.deepEqual(matches.at(-1), [1999, 1998]);
});
