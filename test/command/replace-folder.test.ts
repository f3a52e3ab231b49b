import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { replaceFile, replaceFolder } from '../../scripts/command/replace-folder.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taiyaku-replace-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function files(entries: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(entries).map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

/** All files below the root with their texts; hidden ones too. */
async function there(): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.toSorted().map(async (path) => [path.slice(root.length + 1), await readFile(path, 'utf8')]),
  );
  return Object.fromEntries(texts);
}

describe('a folder', () => {
  it('is made with all folders above and in it', async () => {
    await replaceFolder(join(root, 'dist/small'), files({ 'index.html': 'a', 'print/deep/x.pdf': 'b' }));
    assert.deepEqual(await there(), { 'dist/small/index.html': 'a', 'dist/small/print/deep/x.pdf': 'b' });
  });

  it('is replaced whole: nothing of the old one stays', async () => {
    const folder = join(root, 'small');
    await replaceFolder(folder, files({ 'index.html': 'old', 'old.pdf': 'old', 'print/old.pdf': 'old' }));
    await replaceFolder(folder, files({ 'index.html': 'new' }));
    assert.deepEqual(await there(), { 'small/index.html': 'new' });
  });

  it('leaves its neighbours alone', async () => {
    await writeFile(join(root, 'index.html'), 'list');
    await replaceFolder(join(root, 'other'), files({ a: '1' }));
    await replaceFolder(join(root, 'small'), files({ a: '2' }));
    assert.deepEqual(await there(), { 'index.html': 'list', 'other/a': '1', 'small/a': '2' });
  });

  it('stands as before when a file cannot be written, and nothing is left behind', async () => {
    const folder = join(root, 'small');
    const old = { 'small/index.html': 'old', 'small/print/old.pdf': 'old' };
    await replaceFolder(folder, files({ 'index.html': 'old', 'print/old.pdf': 'old' }));
    // A file and a folder of the same name cannot both be there; the large files are still being written when that shows.
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, 'x'.repeat(400_000)]));
    await assert.rejects(replaceFolder(folder, files({ 'print/a': 'new', print: 'new', ...many })), { code: 'EISDIR' });
    assert.deepEqual(await there(), old);
    assert.deepEqual(await readdir(root), ['small']);
  });

  it('stands as before when it cannot be moved away', async () => {
    const folder = join(root, 'small');
    await replaceFolder(folder, files({ 'index.html': 'old' }));
    // The place to which the old folder would be moved is taken.
    await mkdir(join(root, `.small.old-${process.pid}/kept`), { recursive: true });
    await assert.rejects(replaceFolder(folder, files({ 'index.html': 'new' })));
    assert.deepEqual(await there(), { 'small/index.html': 'old' });
    assert.deepEqual((await readdir(root)).toSorted(), [`.small.old-${process.pid}`, 'small']);
  });

  it('comes back when the new one cannot take its place after it was moved away', async () => {
    const folder = join(root, 'small');
    await replaceFolder(folder, files({ 'index.html': 'old' }));
    const move = (from: string, to: string): Promise<void> =>
      from.includes('.new-') ? Promise.reject(new Error('taken')) : rename(from, to);
    await assert.rejects(replaceFolder(folder, files({ 'index.html': 'new' }), move), /taken/);
    assert.deepEqual(await there(), { 'small/index.html': 'old' });
    assert.deepEqual(await readdir(root), ['small']);
  });

  it('cannot be made where its parent is a file', async () => {
    await writeFile(join(root, 'dist'), 'a file');
    await assert.rejects(replaceFolder(join(root, 'dist/small'), files({ a: '1' })));
    assert.deepEqual(await there(), { dist: 'a file' });
  });
});

describe('a file', () => {
  it('is replaced, with the folders above it', async () => {
    const path = join(root, 'dist/index.html');
    await replaceFile(path, new TextEncoder().encode('old'));
    await replaceFile(path, new TextEncoder().encode('new'));
    assert.deepEqual(await there(), { 'dist/index.html': 'new' });
  });

  it('stays when it cannot be replaced', async () => {
    await mkdir(join(root, 'index.html/inside'), { recursive: true });
    await assert.rejects(replaceFile(join(root, 'index.html'), new Uint8Array()));
    assert.deepEqual(await readdir(root), ['index.html']);
    assert.deepEqual(await readdir(join(root, 'index.html')), ['inside']);
  });
});
