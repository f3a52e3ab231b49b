/** Random texts through every pure stage: which are slow, and which never end. */
import { Worker } from 'node:worker_threads';
import { type FuzzTask, slow, stages } from './fuzz-stages.ts';

/** Texts, and their length in UTF-16 units. */
const rounds = [
  { count: 1500, length: 300 },
  { count: 150, length: 8000 },
  { count: 16, length: 60_000 },
];
/** A stage that goes on for longer is ended, in ms. */
const patience = 60_000;

/** Runs the rounds from a seed on, and prints every text that takes a stage long. */
export async function fuzz(seed = 1): Promise<void> {
  console.log(`\nRandom texts through ${stages.join(', ')}; slow is above ${slow} ms`);
  for (const { count, length } of rounds) {
    let from = seed;
    let found = 0;
    while (from < seed + count) {
      const now = new Int32Array(new SharedArrayBuffer(8));
      const task: FuzzTask = { from, count: seed + count - from, length, now };
      const hung = await round(task, ({ seed: at, stage, ms }) => {
        found += 1;
        console.log(`  ${length} characters, seed ${at}: ${stage} ${ms} ms`);
      });
      if (hung === undefined) break;
      found += 1;
      console.log(`  ${length} characters, seed ${hung}: ${stages[now[1] ?? 0]} does not end`);
      from = hung + 1;
    }
    console.log(`  ${count} texts of up to ${length} characters: ${found} slow`);
  }
}

interface Slow {
  readonly seed: number;
  readonly stage: string;
  readonly ms: number;
}

/** @returns the seed of the text that a stage did not come to an end with */
function round(task: FuzzTask, take: (slow: Slow) => void): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fuzz-stages.ts', import.meta.url), { workerData: task });
    let before = '';
    const watch = setInterval(() => {
      const state = task.now.join();
      if (state !== before) {
        before = state;
        return;
      }
      clearInterval(watch);
      void worker.terminate();
      resolve(task.now[0]);
    }, patience);
    worker.on('message', take);
    worker.on('error', (error) => {
      clearInterval(watch);
      reject(new Error(`seed ${task.now[0]}, ${stages[task.now[1] ?? 0]}`, { cause: error }));
    });
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(undefined);
    });
  });
}
