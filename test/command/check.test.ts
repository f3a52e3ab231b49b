/** What `npm run check` finds in folders of manuscripts; `test/cli` has what the program answers. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { check } from '../../scripts/pipeline.ts';
import { settings } from '../stage/small-publication.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'taiyaku-check-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function publication(name: string, yaml: string, en = 'The text.\n'): Promise<void> {
  const files = {
    'publication.yaml': yaml,
    'ja/01-a.md': '---\ntitle: 題\n---\n本文。\n',
    'en/01-a.md': `---\ntitle: T\n---\n${en}`,
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name, path)), { recursive: true });
    await writeFile(join(root, name, path), text);
  }
}

function checked(...publications: readonly string[]) {
  return check({ manuscripts: root, publications, progress: () => undefined });
}

describe('what the check finds', () => {
  it('is nothing in a publication without mistakes', async () => {
    await publication('one', settings);
    assert.deepEqual(await checked(), { messages: [], finished: [], translation: [] });
  });

  it('are the mistakes of all publications', async () => {
    await publication('one', settings.replace('id: small', 'id: one'), 'See [x](#y).\n');
    await publication('two', settings.replace('id: small', 'id: two'), 'A \u{13000}.\n');
    await publication('three', settings.replace('id: small', 'id: Three'));
    const { messages } = await checked();
    assert.deepEqual(
      messages.map(({ code, en, settings: place }) => [code, (en ?? place)?.file.slice(root.length + 1)]).toSorted(),
      [
        ['glyph-missing', 'two/en/01-a.md'],
        ['link-target', 'one/en/01-a.md'],
        ['settings-value', 'three/publication.yaml'],
      ],
    );
  });

  it('are those of the publications that were named, by folder or by path', async () => {
    await publication('one', settings.replace('id: small', 'id: one'), 'See [x](#y).\n');
    await publication('two', settings);
    assert.deepEqual((await checked('two')).messages, []);
    assert.equal((await checked(`${root}/one`)).messages.length, 1);
    assert.equal((await checked('one', 'two')).messages.length, 1);
    assert.equal((await checked('one', 'three')).unknown, 'three');
  });

  it('are two publications of one id, at the second', async () => {
    await publication('one', settings);
    await publication('two', `# The same again.\n${settings}`);
    const { messages } = await checked();
    assert.deepEqual(
      messages.map(({ code, settings: place, values }) => [code, place, values]),
      [
        [
          'publication-duplicate',
          { file: `${root}/two/publication.yaml`, line: 2, column: 1 },
          { id: 'small', other: `${root}/one/publication.yaml` },
        ],
      ],
    );
  });

  it('is that there are no publications', async () => {
    assert.deepEqual(
      (await checked()).messages.map(({ code }) => code),
      ['publications-none'],
    );
    await rm(root, { recursive: true });
    assert.deepEqual(
      (await checked()).messages.map(({ code }) => code),
      ['publications-none'],
    );
  });
});
