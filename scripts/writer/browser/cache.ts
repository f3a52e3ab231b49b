/** Where things that can be made again are kept between runs. */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** `node_modules` of this project. */
const modules = join(import.meta.dirname, '../../../node_modules');

/**
 * The cache folder: `node_modules/.cache/taiyaku`, or a folder of the user's own where `node_modules`
 * cannot be written (a shared or read-only installation).
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const own = join(modules, '.cache', 'taiyaku');
  return writable(own) ? own : userCache(process.platform, env, homedir());
}

/** The user's cache folder as each platform has it (XDG Base Directory Specification on Linux). */
export function userCache(platform: string, env: Readonly<Record<string, string | undefined>>, home: string): string {
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'taiyaku');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'taiyaku', 'Cache');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'taiyaku');
}

/** Whether files can be made in this folder; makes the folder if need be. */
export function writable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Writes a file so that readers see the old one, the new one or none, but never a part: a sibling, then a rename. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(part, bytes);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Writes a cache file if that can be done: a cache that cannot be written only costs the time to do the work again. */
export function keep(path: string, bytes: Uint8Array | string): void {
  try {
    writeWhole(path, bytes);
  } catch {
    // The caller has what it wanted to keep.
  }
}
