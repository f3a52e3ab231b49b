/** Writing a publication's folder whole or not at all. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

/**
 * Replaces some files of a folder together: all are written beside the old ones first. When one cannot take its place,
 * those that already have get their old bytes back.
 *
 * @param folder the folder, which keeps its other files
 * @param files bytes by name
 */
export async function replaceFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const fresh = (name: string): string => join(folder, `.${name}.new-${process.pid}`);
  const undo: (() => Promise<void>)[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, bytes] of files) await writeFile(fresh(name), bytes);
    for (const name of files.keys()) {
      const path = join(folder, name);
      const old = await readIfThere(path);
      await rename(fresh(name), path);
      undo.push(() => (old ? replaceFile(path, old) : rm(path)));
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  } finally {
    for (const name of files.keys()) await rm(fresh(name), { force: true });
  }
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
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
