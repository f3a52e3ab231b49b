/**
 * Unpacks the browser that comes inside @sparticuz/chromium. The package's own `executablePath()` is not used: it trusts
 * any file called `chromium` in the temporary folder, be it of another version or half written.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { readTar } from './tar.ts';

export interface UnpackedBrowser {
  /** The browser's program file. */
  readonly executable: string;
  /** The folder for LD_LIBRARY_PATH, so that no library of the machine is needed beyond glibc. */
  readonly libraries: string;
  /** Whether this call unpacked it; false when it was there already. */
  readonly fresh: boolean;
}

/** Names every unpacked file with its size in bytes; written last, so a folder without it is not whole. */
const inventoryName = 'unpacked.json';

/**
 * The browser of this version in the cache folder, unpacked there first if it is not there whole. Takes about 3 s the
 * first time and about a millisecond later.
 *
 * Safe when several processes do it at once and when an earlier one was killed half way: each unpacks into a sibling
 * folder of its own, and the finished folder takes the final name in one step.
 *
 * `swiftshader.tar.br` stays packed: it draws for WebGL, which no page here uses, and the browser starts and prints the
 * same without it when `--disable-gpu --disable-software-rasterizer` are given. `fonts.tar.br` stays packed too: the
 * project brings its own fonts.
 *
 * @param archives the folder with `chromium.br` and `al2023.tar.br`
 * @param cache the folder to unpack below
 * @param version the version of the package, which names the unpacked folder
 * @throws the file system's or zlib's error when the archives cannot be read or the folder cannot be written
 */
export async function unpackBrowser(archives: string, cache: string, version: string): Promise<UnpackedBrowser> {
  const folder = join(cache, `chromium-${version}`);
  const found = { executable: join(folder, 'chromium'), libraries: join(folder, 'lib') };
  if (await isWhole(folder)) return { ...found, fresh: false };

  await mkdir(cache, { recursive: true });
  await sweep(cache);
  const part = `${folder}.${process.pid}.${randomUUID()}.part`;
  try {
    await unpackInto(part, archives);
    await moveIntoPlace(part, folder);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
  return { ...found, fresh: true };
}

async function unpackInto(folder: string, archives: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const libraries = readTar(await promisify(brotliDecompress)(await readFile(join(archives, 'al2023.tar.br'))));
  await pipeline(
    createReadStream(join(archives, 'chromium.br'), { highWaterMark: 1 << 20 }),
    createBrotliDecompress({ chunkSize: 1 << 20 }),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
  );
  for (const { path, executable, bytes } of libraries) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes, { mode: executable ? 0o755 : 0o644 });
  }
  const paths = ['chromium', ...libraries.map(({ path }) => path)];
  const sizes = await Promise.all(paths.map(async (path) => [path, (await stat(join(folder, path))).size] as const));
  await writeFile(join(folder, inventoryName), JSON.stringify(Object.fromEntries(sizes)));
}

/** Whether the folder has its inventory and every file in it has its full size. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const inventory: unknown = JSON.parse(await readFile(join(folder, inventoryName), 'utf8'));
    const entries = Object.entries(inventory as Record<string, number>);
    const sizes = await Promise.all(
      entries.map(async ([path, size]) => (await stat(join(folder, path))).size === size),
    );
    return 'chromium' in (inventory as object) && sizes.every(Boolean);
  } catch {
    return false;
  }
}

/** Gives the finished folder its name, unless another process has just done the same; a broken one makes way. */
async function moveIntoPlace(part: string, folder: string): Promise<void> {
  try {
    await rename(part, folder);
  } catch (error) {
    if (await isWhole(folder)) return;
    const broken = `${folder}.${process.pid}.${randomUUID()}.part`;
    try {
      await rename(folder, broken);
    } catch {
      throw error;
    }
    await rename(part, folder);
    await rm(broken, { recursive: true, force: true });
  }
}

/** Removes what processes that are gone have left half unpacked: about 210 MB each. */
async function sweep(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const [, owner] = /^chromium-.+\.(\d+)\.[0-9a-f-]+\.part$/.exec(name) ?? [];
    if (owner === undefined || isAlive(Number(owner))) continue;
    await rm(join(cache, name), { recursive: true, force: true });
  }
}

/** Whether a process of this id runs, be it another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
