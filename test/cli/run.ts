/** Runs a front door the way a user does: as a process of its own, with a temporary folder of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The folder of the repository. */
export const repository = join(import.meta.dirname, '../..');

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment; `undefined` takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether the superuser is to be refused what file permissions refuse (Linux capabilities, capabilities(7)). */
  readonly obeysPermissions?: boolean;
}

export type FrontDoor = 'build' | 'check' | 'review';

/** Starts `node scripts/<door>.ts …`; messages come in English unless the options say otherwise. */
export function start(door: FrontDoor, argv: readonly string[], { cwd, env, obeysPermissions }: RunOptions = {}) {
  const node = [process.execPath, join(repository, `scripts/${door}.ts`), ...argv];
  const words = obeysPermissions ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', ...node] : node;
  const [command = '', ...rest] = words;
  return spawn(command, rest, {
    cwd: cwd ?? repository,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TAIYAKU_DEBUG: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a front door to its end. */
export async function run(door: FrontDoor, argv: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = start(door, argv, options);
  const [stdout, stderr, [status, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  return { status, signal, stdout, stderr };
}

/** A temporary folder and its removal. */
export function scratchFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'taiyaku-product-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Every file below a folder with its bytes, by path with `/`, sorted; empty where there is no such folder. */
export function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  return new Map(
    namesIn(folder)
      .toSorted()
      .map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch {
    return [];
  }
}
