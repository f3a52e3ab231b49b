import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { cacheFolder, keep, userCache, writable, writeWhole } from '../../../scripts/writer/browser/cache.ts';

function inFolder(run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'taiyaku-test-'));
  try {
    run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the cache is in node_modules', () => {
  assert.match(cacheFolder().replaceAll('\\', '/'), /\/node_modules\/\.cache\/taiyaku$/);
});

for (const [platform, env, expected] of [
  ['linux', {}, '/h/.cache/taiyaku'],
  ['linux', { XDG_CACHE_HOME: '/x' }, '/x/taiyaku'],
  ['darwin', { XDG_CACHE_HOME: '/x' }, '/h/Library/Caches/taiyaku'],
  ['win32', { LOCALAPPDATA: '/l' }, '/l/taiyaku/Cache'],
] as const) {
  test(`the user’s cache on ${platform} with ${JSON.stringify(env)}`, () => {
    assert.equal(userCache(platform, env, '/h').replaceAll('\\', '/'), expected);
  });
}

test('a folder below a file is not writable', () => {
  inFolder((folder) => {
    writeFileSync(join(folder, 'file'), '');
    assert.equal(writable(join(folder, 'new', 'deep')), true);
    assert.equal(writable(join(folder, 'file', 'below')), false);
  });
});

test('a file is replaced whole, and no part is left', () => {
  inFolder((folder) => {
    writeWhole(join(folder, 'a', 'b'), 'one');
    writeWhole(join(folder, 'a', 'b'), 'two');
    assert.equal(readFileSync(join(folder, 'a', 'b'), 'utf8'), 'two');
    assert.deepEqual(readdirSync(join(folder, 'a')), ['b']);
  });
});

test('what cannot be kept is let go, without a part left', () => {
  inFolder((folder) => {
    mkdirSync(join(folder, 'taken'));
    assert.throws(() => writeWhole(join(folder, 'taken'), 'x'));
    keep(join(folder, 'taken'), 'x');
    assert.deepEqual(readdirSync(folder), ['taken']);
  });
});
