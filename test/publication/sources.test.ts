import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { publicationFolders, readOther, readSources } from '../../scripts/publication/sources.ts';

let root = '';
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'taiyaku-sources-'));
  const files = {
    'b/publication.yaml': 'id: b',
    'b/ja/02-b.md': 'ja 2',
    'b/ja/01-a.md': 'ja 1',
    'b/en/01-a.md': 'en 1',
    'b/en/drafts/03-c.md': 'a draft',
    'b/images/a.png': 'png',
    'b/ja/01-a.md~': 'backup',
    'b/ja/.01-a.md.swp': 'editor',
    'b/.hidden/x': 'hidden',
    'a/readme.txt': 'no publication',
    '.git/config': 'no publication either',
    'file.md': 'beside the folders',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
});
after(() => rm(root, { recursive: true, force: true }));

it('finds the folders, sorted, without hidden ones and files', async () => {
  assert.deepEqual(await publicationFolders(root), ['a', 'b']);
});

it('finds nothing where there is no folder', async () => {
  assert.equal(await publicationFolders(join(root, 'nowhere')), undefined);
});

describe('the sources of a publication', () => {
  it('are settings, chapters by name, and the rest', async () => {
    const sources = await readSources(`${root}/b`);
    assert.equal(sources.settings?.file, `${root}/b/publication.yaml`);
    assert.deepEqual(
      sources.ja.map(({ file, name, bytes }) => [file, name, new TextDecoder().decode(bytes)]),
      [
        [`${root}/b/ja/01-a.md`, '01-a', 'ja 1'],
        [`${root}/b/ja/02-b.md`, '02-b', 'ja 2'],
      ],
    );
    assert.deepEqual(
      sources.en.map(({ name }) => name),
      ['01-a'],
    );
    assert.deepEqual([...sources.others], ['en/drafts/03-c.md', 'images/a.png', 'publication.yaml']);
    assert.deepEqual(sources.unreadable, []);
    assert.equal((await readOther(sources, 'images/a.png')).toString(), 'png');
  });

  it('are the same however the folder is spelt, and named as it was', async () => {
    const plain = await readSources(`${root}/b`);
    for (const spelling of [`${root}/./b`, `./${relative('.', root)}/b`, `${root}/a/../b`, `${root}//b`]) {
      const sources = await readSources(spelling);
      assert.deepEqual(sources.others, plain.others, spelling);
      assert.equal(sources.settings?.file, `${spelling}/publication.yaml`);
      assert.deepEqual(
        sources.ja.map(({ file }) => file),
        [`${spelling}/ja/01-a.md`, `${spelling}/ja/02-b.md`],
      );
    }
  });

  it('may lack the settings', async () => {
    const sources = await readSources(`${root}/a`);
    assert.equal(sources.settings, undefined);
    assert.deepEqual([sources.ja, sources.en], [[], []]);
  });

  it('leave out what cannot be read, with a message at its place', async () => {
    const sources = await readSources(`${root}/b`, (path) =>
      path.endsWith('02-b.md') || path.endsWith('.yaml') ? Promise.reject(new Error('no permission')) : readFile(path),
    );
    assert.equal(sources.settings, undefined);
    assert.deepEqual(
      sources.ja.map(({ name }) => name),
      ['01-a'],
    );
    assert.deepEqual(
      sources.unreadable.map(({ code, ja, settings, values }) => [code, ja?.file ?? settings?.file, values]),
      [
        ['file-unreadable', `${root}/b/publication.yaml`, { reason: 'no permission' }],
        ['file-unreadable', `${root}/b/ja/02-b.md`, { reason: 'no permission' }],
      ],
    );
  });
});
