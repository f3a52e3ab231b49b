import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { isAlive, unpackBrowser } from '../../../scripts/writer/browser/inflate.ts';
import { tarArchive } from './tar-archive.ts';

let root: string;
let archives: string;
let cache: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'taiyaku-test-'));
  archives = join(root, 'bin');
  cache = join(root, 'cache');
  mkdirSync(archives);
  const libraries = tarArchive([
    { path: 'lib/liba.so', mode: 0o755, bytes: Buffer.from('library a') },
    { path: 'lib/liba.chk', bytes: Buffer.from('check') },
  ]);
  writeFileSync(join(archives, 'chromium.br'), brotliCompressSync(Buffer.from('#!/bin/sh\n')));
  writeFileSync(join(archives, 'al2023.tar.br'), brotliCompressSync(libraries));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The id of a process that has just ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

test('unpacks the browser and its libraries once', async () => {
  const first = await unpackBrowser(archives, cache, '1.2.3');
  assert.equal(first.fresh, true);
  assert.equal(readFileSync(first.executable, 'utf8'), '#!/bin/sh\n');
  assert.ok(statSync(first.executable).mode & 0o100, 'the browser is executable');
  assert.equal(readFileSync(join(first.libraries, 'liba.so'), 'utf8'), 'library a');
  assert.deepEqual(readdirSync(cache), ['chromium-1.2.3']);

  const { ino } = statSync(first.executable);
  const second = await unpackBrowser(archives, cache, '1.2.3');
  assert.deepEqual(second, { ...first, fresh: false });
  assert.equal(statSync(second.executable).ino, ino);
});

test('keeps versions apart', async () => {
  await unpackBrowser(archives, cache, '1');
  assert.equal((await unpackBrowser(archives, cache, '2')).fresh, true);
});

test('several at once leave one whole browser', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => unpackBrowser(archives, cache, '1')));
  assert.equal(new Set(all.map(({ executable }) => executable)).size, 1);
  assert.deepEqual(readdirSync(cache), ['chromium-1']);
  assert.equal((await unpackBrowser(archives, cache, '1')).fresh, false);
});

for (const [damage, inflict] of [
  ['the browser is cut short', () => truncateSync(join(cache, 'chromium-1', 'chromium'), 3)],
  ['a library is gone', () => unlinkSync(join(cache, 'chromium-1', 'lib', 'liba.so'))],
  ['the inventory is gone', () => unlinkSync(join(cache, 'chromium-1', 'unpacked.json'))],
  ['the inventory is not JSON', () => writeFileSync(join(cache, 'chromium-1', 'unpacked.json'), '{')],
] as const) {
  test(`unpacks again when ${damage}`, async () => {
    const { executable, libraries } = await unpackBrowser(archives, cache, '1');
    inflict();
    assert.equal((await unpackBrowser(archives, cache, '1')).fresh, true);
    assert.equal(readFileSync(executable, 'utf8'), '#!/bin/sh\n');
    assert.equal(readFileSync(join(libraries, 'liba.so'), 'utf8'), 'library a');
    assert.deepEqual(readdirSync(cache), ['chromium-1']);
  });
}

test('removes what a killed process left, and not what a running one is writing', async () => {
  const left = join(cache, `chromium-1.${deadProcess()}.${randomUUID()}.part`);
  const running = join(cache, `chromium-1.${process.ppid}.${randomUUID()}.part`);
  for (const folder of [left, running]) mkdirSync(folder, { recursive: true });
  await unpackBrowser(archives, cache, '1');
  assert.equal(existsSync(left), false);
  assert.equal(existsSync(running), true);
});

test('leaves nothing behind when an archive is damaged', async () => {
  writeFileSync(join(archives, 'chromium.br'), 'not brotli');
  await assert.rejects(unpackBrowser(archives, cache, '1'));
  assert.deepEqual(readdirSync(cache), []);
});

test('knows running processes from ended ones', () => {
  assert.equal(isAlive(process.pid), true);
  assert.equal(isAlive(deadProcess()), false);
});
