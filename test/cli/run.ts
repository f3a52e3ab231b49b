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
  /** The user to run as, where this process may choose. */
  readonly uid?: number;
}

export type FrontDoor = 'build' | 'check';

/** Starts `node scripts/<door>.ts …`; messages come in English unless the options say otherwise. */
export function start(door: FrontDoor, argv: readonly string[], { cwd, env, uid }: RunOptions = {}) {
  return spawn(process.execPath, [join(repository, `scripts/${door}.ts`), ...argv], {
    cwd: cwd ?? repository,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TAIYAKU_DEBUG: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
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
