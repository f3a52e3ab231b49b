/** The list of publications after builds of all, of one and of a part, and when something lies in the output folder that should not. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { replaceFolder } from '../../scripts/command/replace-folder.ts';
import { type Built, writeCatalogue } from '../../scripts/command/write-catalogue.ts';
import { listedPublications } from '../../scripts/command/written.ts';
import type { Artifact } from '../../scripts/release/manifest.ts';
import { publicationFolder } from '../../scripts/stage/publication-folder.ts';
import { artifact, manifest } from '../edition/catalogue/entries.ts';

let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'taiyaku-list-'));
});
afterEach(() => rm(out, { recursive: true, force: true }));

const cover = artifact('images/cover.png', { kind: 'image', edition: 'cover', mediaType: 'image/png' });

/** Writes a publication's folder as a build does. */
async function written(
  publication: string,
  version = '1.0.0',
  files: readonly Artifact[] = [artifact('index.html'), cover],
) {
  const made = manifest({ publication, version }, files);
  const bytes = new Map(files.map((one) => [one.path, one.bytes]));
  await replaceFolder(join(out, publication), publicationFolder(made, bytes));
  return { id: publication, manifest: made };
}

const text = (name: string) => readFile(join(out, name), 'utf8');

/** The publications that each file of the list names, with their versions where it says them. */
async function listed() {
  const page = await text('index.html');
  const inPage = [...page.matchAll(/<article id="([^"]*)".*?Version (\S+?)</gs)].map(
    ([, id, version]) => `${id} ${version}`,
  );
  for (const name of ['opds.json', 'opds.xml', 'feed.xml']) {
    const other = await text(name);
    const ids = new Set([...other.matchAll(/"([a-z]+)\/index\.html"/g)].map(([, id]) => id));
    assert.deepEqual(
      [...ids].toSorted(),
      inPage.map((one) => one.split(' ')[0]),
      name,
    );
  }
  return inPage;
}

describe('the list of publications', () => {
  it('names what was built, in the order of names', async () => {
    await writeCatalogue(out, [await written('b'), await written('a')], true);
    assert.deepEqual(await listed(), ['a 1.0.0', 'b 1.0.0']);
    assert.deepEqual(await readdir(out), ['a', 'b', 'feed.xml', 'index.html', 'opds.json', 'opds.xml']);
  });

  it('keeps the others when one was built, as they lie there', async () => {
    await writeCatalogue(out, [await written('a'), await written('b')], true);
    await writeCatalogue(out, [await written('b', '2.0.0')], false);
    assert.deepEqual(await listed(), ['a 1.0.0', 'b 2.0.0']);
    await writeCatalogue(out, [await written('c')], false);
    assert.deepEqual(await listed(), ['a 1.0.0', 'b 2.0.0', 'c 1.0.0']);
  });

  it('is made by the first build of one publication', async () => {
    await writeCatalogue(out, [await written('a')], false);
    assert.deepEqual(await listed(), ['a 1.0.0']);
  });

  it('keeps publications that OPDS 2.0 cannot list', async () => {
    await writeCatalogue(out, [await written('a', '1.0.0', [artifact('index.html')]), await written('b')], true);
    assert.deepEqual(await listedPublications(out), ['b', 'a']);
    await writeCatalogue(out, [await written('b', '2.0.0')], false);
    assert.match(await text('index.html'), /<article id="a"/);
  });

  it('drops publications that a build of all does not make any more, though their folders lie there', async () => {
    await writeCatalogue(out, [await written('a'), await written('b')], true);
    const a = await written('a');
    await writeCatalogue(out, [a], true);
    assert.deepEqual(await listed(), ['a 1.0.0']);
    await writeCatalogue(out, [a], false);
    assert.deepEqual(await listed(), ['a 1.0.0']);
  });

  it('drops publications and files that are gone or were changed by hand', async () => {
    const more = [
      artifact('index.html'),
      cover,
      artifact('a.pdf', { kind: 'book' }),
      artifact('b.pdf', { kind: 'book' }),
    ];
    await writeCatalogue(out, [await written('a', '1.0.0', more), await written('b'), await written('c')], true);
    await rm(join(out, 'b'), { recursive: true });
    await rm(join(out, 'a/a.pdf'));
    await writeFile(join(out, 'a/b.pdf'), 'changed');
    await writeCatalogue(out, [await written('c')], false);
    assert.deepEqual(await listed(), ['a 1.0.0', 'c 1.0.0']);
    assert.doesNotMatch(await text('index.html'), /[ab]\.pdf/);
  });

  it('says what lies there of a publication whose folder could not be written', async () => {
    const built: Built[] = [await written('a'), await written('b')];
    await writeCatalogue(out, built, true);
    await writeCatalogue(out, [{ id: 'a' }, await written('b', '2.0.0')], true);
    assert.deepEqual(await listed(), ['a 1.0.0', 'b 2.0.0']);
  });

  it('is not touched where nothing is there to list', async () => {
    await writeFile(join(out, 'index.html'), 'old');
    await writeCatalogue(out, [{ id: 'a' }], true);
    assert.deepEqual(await readdir(out), ['index.html']);
  });

  it('does without a former list that cannot be read, and without folders that are not ours', async () => {
    for (const former of [
      '',
      'null',
      '[]',
      '{"publications":[1,{"links":[null,{"rel":"self","href":"../x/opds.json"}]}]}',
      '{"navigation":{}}',
    ]) {
      await writeFile(join(out, 'opds.json'), former);
      assert.deepEqual(await listedPublications(out), [], former);
    }
    await writeFile(join(out, 'opds.json'), '{"publications":[{"links":[{"rel":"self","href":"x/opds.json"}]}]}');
    assert.deepEqual(await listedPublications(out), ['x']);
    await mkdir(join(out, 'x'));
    for (const foreign of ['{"artifacts":[]}', '{"artifacts":[],"about":{}}', 'x']) {
      await writeFile(join(out, 'x/manifest.json'), foreign);
      await writeCatalogue(out, [await written('a')], false);
      assert.deepEqual(await listed(), ['a 1.0.0'], foreign);
      await writeFile(join(out, 'opds.json'), '{"publications":[{"links":[{"rel":"self","href":"x/opds.json"}]}]}');
    }
  });

  it('is whole or as before', async () => {
    await writeCatalogue(out, [await written('a')], true);
    const before = await Promise.all(['feed.xml', 'opds.json'].map(text));
    await rm(join(out, 'opds.xml'));
    await mkdir(join(out, 'opds.xml/in the way'), { recursive: true });
    await assert.rejects(writeCatalogue(out, [await written('a', '2.0.0')], true));
    assert.deepEqual(await Promise.all(['feed.xml', 'opds.json'].map(text)), before);
    assert.deepEqual(await readdir(out), ['a', 'feed.xml', 'index.html', 'opds.json', 'opds.xml']);
  });

  it('is the same on every run', async () => {
    const built = [await written('a'), await written('b')];
    const all = () => Promise.all(['feed.xml', 'index.html', 'opds.json', 'opds.xml'].map(text));
    await writeCatalogue(out, built, true);
    const first = await all();
    await writeCatalogue(out, built.toReversed(), true);
    assert.deepEqual(await all(), first);
  });
});
