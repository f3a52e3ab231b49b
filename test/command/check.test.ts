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

const plain = { ja: '本文。\n', en: 'The text.\n' };
const linking = { ja: '[表](#y)を見る。\n', en: 'See [the table](#y).\n' };

async function publication(name: string, yaml: string, texts: Partial<typeof plain> = {}): Promise<void> {
  const { ja, en } = { ...plain, ...texts };
  const files = {
    'publication.yaml': yaml,
    'ja/01-a.md': `---\ntitle: 題\n---\n${ja}`,
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
    await publication('one', settings.replace('id: small', 'id: one'), linking);
    await publication('two', settings.replace('id: small', 'id: two').replace('web: {}', 'booklet: {}'), {
      en: 'A \u{13000}.\n',
    });
    await publication('three', settings.replace('id: small', 'id: Three'));
    const { messages } = await checked();
    assert.deepEqual(
      messages
        .map(({ code, ja, en, settings: place }) => [
          code,
          ...[ja, en, place].flatMap((one) => one?.file.slice(root.length + 1) ?? []),
        ])
        .toSorted(),
      [
        ['glyph-missing', 'two/en/01-a.md'],
        ['link-target', 'one/en/01-a.md'],
        ['link-target', 'one/ja/01-a.md'],
        ['settings-value', 'three/publication.yaml'],
      ],
    );
  });

  it('are those of the publications that were named, by folder or by path', async () => {
    await publication('one', settings.replace('id: small', 'id: one'), linking);
    await publication('two', settings);
    assert.deepEqual((await checked('two')).messages, []);
    for (const { messages } of [await checked(`${root}/one`), await checked('one', 'two')]) {
      assert.deepEqual(
        messages.map(({ code }) => code),
        ['link-target', 'link-target'],
      );
    }
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
