/** Chapters of a large publication, read side by side on the cores of the machine. */
import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type ChapterContext, type ChapterFiles, type ReadChapter, readChapter } from './chapter.ts';

/** Below this a worker costs more than it saves: it has to load the program and to send trees back. In bytes. */
const worthwhile = 600_000;

/** More workers than this wait for each other's trees. */
const mostWorkers = 3;

/** A worker lets go of each chapter that it has sent: a larger nursery only keeps garbage longer, beside the main thread's. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** What a worker is given. */
export interface WorkerTask {
  readonly chapters: readonly ChapterFiles[];
  /** In which order chapters are taken; the counter says how many have been. */
  readonly order: readonly number[];
  readonly counter: Int32Array<SharedArrayBuffer>;
  readonly context?: ChapterContext;
  /** Where compiled program text is kept. */
  readonly cache?: string;
}

/** What a worker sends for each chapter that it has read. */
export interface WorkerAnswer {
  readonly index: number;
  readonly chapter: ReadChapter;
}

/**
 * Reads all chapters; the result does not depend on which thread reads which.
 *
 * @param workers how many threads beside this one; by default as many as the machine and the amount of text are worth
 * @returns in the order of the chapters
 */
export async function readAll(
  chapters: readonly ChapterFiles[],
  context?: ChapterContext,
  workers: number = worthwhileWorkers(chapters),
): Promise<readonly ReadChapter[]> {
  // The largest first, so that no thread is left alone with one at the end.
  const order = [...chapters.keys()].toSorted((a, b) => sizeOf(chapters[b]) - sizeOf(chapters[a]) || a - b);
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const cache = getCompileCacheDir();
  const task: WorkerTask = { chapters, order, counter, ...(context && { context }), ...(cache && { cache }) };
  const results: ReadChapter[] = [];
  const take = ({ index, chapter }: WorkerAnswer): void => {
    results[index] = chapter;
  };
  await Promise.all([...Array.from({ length: workers }, () => inWorker(task, take)), readHere(task, take)]);
  return results;
}

/** The chapters that nobody has taken yet, one after the other. */
export function* untaken({ chapters, order, counter, context }: WorkerTask): Generator<WorkerAnswer> {
  for (;;) {
    const index = order[Atomics.add(counter, 0, 1)];
    const files = index === undefined ? undefined : chapters[index];
    if (index === undefined || !files) return;
    yield { index, chapter: readChapter(files, context) };
  }
}

async function readHere(task: WorkerTask, take: (answer: WorkerAnswer) => void): Promise<void> {
  for (const answer of untaken(task)) {
    take(answer);
    // Lets the answers of workers in, and the browser, which is starting.
    await new Promise(setImmediate);
  }
}

/** Starts a thread; done when it has found no further chapter and is gone. */
export function inWorker(workerData: WorkerTask, take: (answer: WorkerAnswer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./chapter-worker.ts', import.meta.url), { workerData, resourceLimits });
    worker.on('message', take);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

function worthwhileWorkers(chapters: readonly ChapterFiles[]): number {
  const bytes = chapters.reduce((sum, chapter) => sum + sizeOf(chapter), 0);
  return bytes < worthwhile ? 0 : Math.min(mostWorkers, availableParallelism() - 1, chapters.length - 1);
}

function sizeOf(chapter: ChapterFiles | undefined): number {
  return (chapter?.ja?.bytes.length ?? 0) + (chapter?.en?.bytes.length ?? 0);
}
