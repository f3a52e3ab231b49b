import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { keepOthers } from '../../scripts/command/keep-others.ts';
import { replaceFolder } from '../../scripts/command/replace-folder.ts';
import { type Artifact, manifestOf, manifestText } from '../../scripts/release/manifest.ts';
import { publicationFolder } from '../../scripts/stage/publication-folder.ts';
import { about } from '../release/about.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taiyaku-keep-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

function artifact(path: string, kind: Artifact['kind'], text: string): Artifact {
  const bytes = new TextEncoder().encode(text);
  return { path, kind, edition: kind, languages: ['ja', 'en'], mediaType: 'text/plain', bytes };
}

function made(artifacts: readonly Artifact[], version = '1.0.0') {
  const manifest = manifestOf({ ...about, id: 'small', version, languages: ['ja', 'en'] }, artifacts);
  return { manifest, files: publicationFolder(manifest, new Map(artifacts.map(({ path, bytes }) => [path, bytes]))) };
}

const former = made([artifact('index.html', 'web', 'old page'), artifact('small.epub', 'epub', 'old book')]);
const fresh = made([artifact('index.html', 'web', 'new page')]);

function texts(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

it('keeps what was not asked for, and lists it in the new manifest', async () => {
  await replaceFolder(root, former.files);
  const { manifest, files } = await keepOthers(fresh, root, new Set(['web']));
  assert.deepEqual(
    manifest.artifacts.map(({ path }) => path),
    ['index.html', 'small.epub'],
  );
  assert.deepEqual(texts(files), {
    'index.html': 'new page',
    'small.epub': 'old book',
    ...texts(publicationFolder(manifest, new Map())),
  });
  assert.equal(texts(files)['manifest.json'], manifestText(manifest));
});

it('drops what was asked for and is not made any more', async () => {
  await replaceFolder(root, former.files);
  const { files } = await keepOthers(fresh, root, new Set(['web', 'epub']));
  assert.deepEqual([...files.keys()].toSorted(), ['SHA256SUMS', 'index.html', 'manifest.json', 'opds.json']);
});

it('keeps nothing that the former build did not make, or that was changed since', async () => {
  await replaceFolder(root, former.files);
  await writeFile(join(root, 'small.epub'), 'changed by hand');
  await writeFile(join(root, 'notes.txt'), 'put here by hand');
  const { files } = await keepOthers(fresh, root, new Set(['web']));
  assert.deepEqual([...files.keys()].toSorted(), ['SHA256SUMS', 'index.html', 'manifest.json', 'opds.json']);
});

it('keeps nothing of another version', async () => {
  await replaceFolder(root, former.files);
  const next = made([artifact('index.html', 'web', 'new page')], '2.0.0');
  assert.equal(await keepOthers(next, root, new Set(['web'])), next);
});

it('keeps nothing where there was no build, or its manifest cannot be read', async () => {
  assert.equal(await keepOthers(fresh, join(root, 'nowhere'), new Set(['web'])), fresh);
  for (const text of ['', '{}', '[]', 'null', '{"artifacts": 1}']) {
    await writeFile(join(root, 'manifest.json'), text);
    assert.equal(await keepOthers(fresh, root, new Set(['web'])), fresh, text);
  }
});
