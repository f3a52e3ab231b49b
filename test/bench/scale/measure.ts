/** Runs a program in a process of its own and says what that took. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

export interface Measured {
  readonly wall: number;
  /** Of all threads, in ms; missing where the process was ended from outside. */
  readonly cpu?: number;
  /** The largest resident set, in MB. */
  readonly peak?: number;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Node.
 *
 * @param args the program and its arguments, from the root of the repository
 * @param folder for a file of ours
 * @param limit after how many ms the process is ended
 */
export function measure(args: readonly string[], folder: string, limit = 600_000): Measured {
  const usage = join(folder, `usage-${process.hrtime.bigint()}.json`);
  const start = performance.now();
  const preload = new URL('./usage.ts', import.meta.url).href;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TAIYAKU_USAGE: usage },
    maxBuffer: 1e9,
    timeout: limit,
  });
  const wall = performance.now() - start;
  try {
    const { cpu, maxRSS } = JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; maxRSS: number };
    return { wall, cpu: cpu / 1000, peak: maxRSS / 1024, status, stdout, stderr };
  } catch {
    return { wall, status, stdout, stderr };
  }
}

/** As a column. */
export function figure(value: number | undefined, unit: string): string {
  return `${value === undefined ? '–' : value.toFixed(0)} ${unit}`.padStart(14);
}
