/**
 * A folder for one browser session (profile, fontconfig) that does not outlive this process: it goes when the session is
 * closed, when the process ends by itself or by an exception, and on SIGINT, SIGTERM and SIGHUP. After SIGKILL, which
 * nobody can answer, the browser ends as its pipe closes, and the next session removes the folder.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './inflate.ts';

const prefix = 'taiyaku-browser-';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const open = new Set<string>();

/**
 * Makes the folder of a new session.
 *
 * @param temporary the folder to make it in
 * @throws the file system's error
 */
export function makeSessionFolder(temporary: string): string {
  sweep(temporary);
  const folder = join(temporary, `${prefix}${process.pid}-${randomUUID()}`);
  mkdirSync(folder, { mode: 0o700 });
  if (open.size === 0) {
    process.on('exit', removeAll);
    for (const signal of signals) process.on(signal, leave);
  }
  open.add(folder);
  return folder;
}

/** Removes the folder of a session; the browser must have ended. */
export function removeSessionFolder(folder: string): void {
  remove(folder);
  open.delete(folder);
  if (open.size > 0) return;
  process.off('exit', removeAll);
  for (const signal of signals) process.off(signal, leave);
}

function removeAll(): void {
  for (const folder of open) remove(folder);
}

function remove(folder: string): void {
  // The browser's processes have been killed, but the last of them may still be writing: hence the retries.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 25 });
}

/**
 * Lets every `exit` listener that is there now run before ours. To be called when a browser has been started: the
 * launcher's listener kills it, and only then can its folder go for good.
 */
export function removeAfterOthers(): void {
  process.off('exit', removeAll);
  process.on('exit', removeAll);
}

/**
 * Ends the process on a signal, with the status that shells give to it (128 + number). The launcher's own `exit` listener
 * then kills the browser, one that is still starting included.
 * Where the program has its own listener for the signal, that one decides when the process ends.
 */
function leave(signal: (typeof signals)[number]): void {
  if (process.listenerCount(signal) > 1) return;
  removeAfterOthers();
  process.exit(128 + constants.signals[signal]);
}

/** Removes the folders of processes that were killed without a chance to do it themselves. */
function sweep(temporary: string): void {
  for (const name of readdirSync(temporary)) {
    const [, owner] = /^taiyaku-browser-(\d+)-/.exec(name) ?? [];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      remove(join(temporary, name));
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
