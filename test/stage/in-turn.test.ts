import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inTurn } from '../../scripts/stage/in-turn.ts';

/** Work that ends when it is told to, and tells how much of it is open. */
function gates() {
  const open = new Map<number, { done: () => void; fail: (error: Error) => void }>();
  const work = (item: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const close = (end: () => void) => () => {
        open.delete(item);
        end();
      };
      open.set(item, { done: close(() => resolve(`done ${item}`)), fail: (error) => close(() => reject(error))() });
    });
  return { open, work };
}

/** Long enough for every promise that can go on to go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await undefined;
}

it('gives results in the order of the list, whatever ends first', async () => {
  const { open, work } = gates();
  const all = inTurn([1, 2, 3], 3, work);
  for (const item of [3, 1, 2]) open.get(item)?.done();
  assert.deepEqual(await all, ['done 1', 'done 2', 'done 3']);
});

it('works on no more than it was told', async () => {
  const { open, work } = gates();
  const all = inTurn([1, 2, 3, 4], 2, work);
  const seen: number[][] = [];
  for (const item of [2, 3, 1, 4]) {
    seen.push([...open.keys()]);
    open.get(item)?.done();
    await settled();
  }
  assert.deepEqual(seen, [[1, 2], [1, 3], [1, 4], [4]]);
  assert.equal((await all).length, 4);
});

it('throws the failure when what had begun is done, and begins nothing in its place', async () => {
  const { open, work } = gates();
  const all = inTurn([1, 2], 2, work).catch((error: Error) => error.message);
  open.get(1)?.fail(new Error('no'));
  await settled();
  assert.deepEqual([...open.keys()], [2]);
  open.get(2)?.done();
  assert.equal(await all, 'no');
});

it('has nothing to do for an empty list', async () => {
  assert.deepEqual(await inTurn([], 4, () => Promise.reject(new Error('called'))), []);
});
