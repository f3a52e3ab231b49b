/**
 * Works through a list, so many at a time, and gives the results in the order of the list. The first failure is thrown
 * when the work that had begun is done.
 *
 * @param jobs how many at a time, at least 1
 */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  jobs: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, item] = next;
      results[index] = await work(item);
    }
  };
  const done = await Promise.allSettled(Array.from({ length: Math.min(jobs, items.length) }, worker));
  const failed = done.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}
