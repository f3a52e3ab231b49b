/** Writing a publication's folder whole or not at all. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a folder by new files: they are written beside it, the old folder is moved away, the new one takes its name.
 * When anything fails, the old folder stands as before.
 *
 * @param folder the folder to replace
 * @param files paths relative to it, with `/`, and their bytes
 * @param move renames a folder; the tests put one in its place that fails
 */
export async function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  move: (from: string, to: string) => Promise<void> = rename,
): Promise<void> {
  const parent = dirname(folder);
  const fresh = join(parent, `.${basename(folder)}.new-${process.pid}`);
  const old = join(parent, `.${basename(folder)}.old-${process.pid}`);
  try {
    await rm(fresh, { recursive: true, force: true });
    const folders = new Set([...files.keys()].map((path) => dirname(join(fresh, path))));
    for (const path of [fresh, ...folders]) await mkdir(path, { recursive: true });
    const writes = await Promise.allSettled([...files].map(([path, bytes]) => writeFile(join(fresh, path), bytes)));
    // All have ended here, so that none puts a file into a folder that is being removed.
    const failed = writes.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    const hadOld = await moveIfThere(folder, old, move);
    try {
      await move(fresh, folder);
    } catch (error) {
      if (hadOld) await move(old, folder);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function moveIfThere(
  from: string,
  to: string,
  move: (from: string, to: string) => Promise<void>,
): Promise<boolean> {
  try {
    await move(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Replaces one file in one step. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(dirname(path), `.${basename(path)}.new-${process.pid}`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(fresh, bytes);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
}
