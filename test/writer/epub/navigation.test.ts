import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contents, depth, type Entry } from '../../../scripts/writer/epub/navigation.ts';
import { both, chapter } from './books.ts';

const withDepths = (depths: readonly number[]) => ({
  ...chapter('a', both('一', 'One')),
  sections: depths.map((level, index) => ({ id: `s${index}`, title: both(`${index}`, `${index}`), depth: level })),
});

const shape = (entries: readonly Entry[]): string =>
  entries
    .map((entry) => entry.href.replace(/^.*#s/, '') + (entry.entries.length > 0 ? `(${shape(entry.entries)})` : ''))
    .join(' ');

for (const [depths, expected] of [
  [[], ''],
  [[2, 2], '0 1'],
  [[2, 3, 3, 2], '0(1 2) 3'],
  [[2, 4, 3, 2], '0(1 2) 3'],
  [[3, 2, 3], '0 1(2)'],
  [[2, 3, 4, 5, 6, 2], '0(1(2(3(4)))) 5'],
] as const) {
  test(`headings of the depths [${depths}] nest as [${expected}]`, () => {
    const [entry] = contents([withDepths(depths)]);
    assert.equal(shape(entry?.entries ?? []), expected);
  });
}

test('each heading is listed once, in order, and none under a heading that is not higher', () => {
  const flat = (entries: readonly Entry[]): string[] =>
    entries.flatMap((entry) => [entry.href, ...flat(entry.entries)]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2, max: 6 }), { maxLength: 30 }), (depths) => {
      const [entry] = contents([withDepths(depths)]);
      const entries = entry?.entries ?? [];
      assert.deepEqual(
        flat(entries),
        depths.map((_, index) => `text/a.xhtml#s${index}`),
      );
      const inOrder = (parent: number, children: readonly Entry[]): void => {
        for (const child of children) {
          const own = depths[Number(child.href.replace(/^.*#s/, ''))] ?? 0;
          assert.ok(own > parent);
          inOrder(own, child.entries);
        }
      };
      inOrder(1, entries);
    }),
  );
});

test('a chapter of several documents is one entry, with its headings where they are', () => {
  const part = (name: string, depths: readonly number[], continues = true) => ({
    ...withDepths(depths),
    name,
    ...(continues && { continues }),
  });
  const [one, two, ...others] = contents([
    { ...part('titlepage', [], false), type: 'titlepage' as const },
    part('a', [2], false),
    part('a-2', [3, 2]),
    part('a-3', []),
    part('b', [2], false),
  ]);
  const places = (entries: readonly Entry[]): unknown[] =>
    entries.map(({ href, entries: inner }) => [href, places(inner)]);
  assert.deepEqual(places([one, two].flatMap((entry) => entry ?? [])), [
    [
      'text/a.xhtml',
      [
        ['text/a.xhtml#s0', [['text/a-2.xhtml#s0', []]]],
        ['text/a-2.xhtml#s1', []],
      ],
    ],
    ['text/b.xhtml', [['text/b.xhtml#s0', []]]],
  ]);
  assert.deepEqual(others, []);
});

test('the depth counts the levels', () => {
  assert.equal(depth(contents([])), 0);
  assert.equal(depth(contents([withDepths([2, 3]), withDepths([])])), 3);
});
