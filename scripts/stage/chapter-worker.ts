/** A thread that reads chapters until none is left. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerTask } from './chapter-workers.ts';

const task = workerData as WorkerTask;
if (task.cache !== undefined) enableCompileCache(task.cache);
const { untaken } = await import('./chapter-workers.ts');
for (const answer of untaken(task)) parentPort?.postMessage(answer);
