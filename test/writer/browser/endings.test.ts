/** However a build ends, no browser process and no folder stay behind. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { openBrowser } from '../../../scripts/writer/browser/browser.ts';
import { scratch } from './scratch.ts';

const program = join(import.meta.dirname, 'endings.ts');

/** The command lines of running processes that name the folder. */
function processesWith(folder: string): string[] {
  const all = execFileSync('ps', ['-A', '-o', 'stat=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  return all.filter((line) => line.includes(folder) && !line.startsWith('Z') && line.includes('--user-data-dir'));
}

/** Whether the processes go; a killed process may take a few looks to disappear. */
function processesGo(folder: string): boolean {
  return Array.from({ length: 200 }).some(() => processesWith(folder).length === 0);
}

/** Runs the program until it prints, ends it with the signal if one is given, and tells how it ended. */
async function runUntilEnd(temporary: string, way: string, signal?: NodeJS.Signals): Promise<unknown[]> {
  const child = spawn(process.execPath, [program, temporary, way], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  if (signal !== undefined) {
    assert.notEqual(processesWith(temporary).length, 0, 'the browser runs');
    child.kill(signal);
  }
  return await ended;
}

/** Runs the program so that it only opens and closes sessions: its status, its signal, and the timers left at its end. */
async function runAlone(temporary: string): Promise<unknown[]> {
  const child = spawn(process.execPath, [program, temporary, 'close'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [output, ended] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return [...ended, output.trim()];
}

for (const [way, signal, expected] of [
  ['signal', 'SIGINT', [130, null]],
  ['signal', 'SIGTERM', [143, null]],
  ['signal', 'SIGHUP', [129, null]],
  // A program with a listener of its own decides how it ends.
  ['own', 'SIGINT', [9, null]],
  ['exit', undefined, [7, null]],
  ['throw', undefined, [1, null]],
  ['reject', undefined, [1, null]],
] as const) {
  test(`after ${signal ?? way} while printing`, async () => {
    const { machine, remove } = scratch();
    assert.deepEqual(await runUntilEnd(machine.temporary, way, signal), expected);
    assert.deepEqual(readdirSync(machine.temporary), []);
    assert.ok(processesGo(machine.temporary), 'no browser process is left');
    remove();
  });
}

test('after SIGKILL the browser goes by itself and the next session removes the folder', async () => {
  const { machine, remove } = scratch();
  assert.deepEqual(await runUntilEnd(machine.temporary, 'signal', 'SIGKILL'), [null, 'SIGKILL']);
  assert.equal(readdirSync(machine.temporary).length, 1);
  assert.ok(processesGo(machine.temporary), 'no browser process is left');
  const running = join(machine.temporary, `taiyaku-browser-${process.ppid}-x`);
  mkdirSync(running);
  const session = await openBrowser(machine);
  assert.equal(readdirSync(machine.temporary).length, 2);
  await session.close();
  assert.deepEqual(readdirSync(machine.temporary), [`taiyaku-browser-${process.ppid}-x`]);
  assert.ok(existsSync(running));
  remove();
});

test('a session that is closed before its first page is up keeps nothing waiting', async () => {
  const { machine, remove } = scratch();
  const [code, , waiting] = await runAlone(machine.temporary);
  assert.deepEqual([code, waiting], [0, '[]']);
  remove();
});

test('listeners do not pile up, and go with the last session', async () => {
  const { machine, remove } = scratch();
  const before = process.listenerCount('SIGINT');
  const sessions = await Promise.all([openBrowser(machine), openBrowser(machine)]);
  assert.equal(process.listenerCount('SIGINT'), before + 1);
  for (const session of sessions) await session.close();
  assert.equal(process.listenerCount('SIGINT'), before);
  remove();
});
