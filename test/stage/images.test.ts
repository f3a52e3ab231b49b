import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { dataUrl, type Image, imageType, pathInFolder, withInlineImages } from '../../scripts/stage/images.ts';
import { prepare, settingsWithout, shown } from './small-publication.ts';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taiyaku-images-'));
  await mkdir(join(folder, 'images'));
  await mkdir(join(folder, 'en'));
  await writeFile(join(folder, 'images/a.png'), png);
  await writeFile(join(folder, 'images/a chart.png'), png);
  await writeFile(join(folder, 'images/jpeg.png'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
  await writeFile(join(folder, 'images/words.png'), 'not an image');
  await writeFile(join(folder, 'en/near.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
});
after(() => rm(folder, { recursive: true, force: true }));

const others = [
  'images/a.png',
  'images/a chart.png',
  'images/jpeg.png',
  'images/words.png',
  'images/gone.png',
  'en/near.svg',
];

async function show(markdown: string) {
  const { prepared, messages } = await prepare({
    // Whether the other side shows the same image is the business of that rule.
    settings: settingsWithout('images'),
    folder,
    others,
    ja: { '01-a': '本文。\n\n段落。\n' },
    en: { '01-a': `The text.\n\nWords ${markdown}\n` },
  });
  const nodes = [...(prepared?.input.texts.values() ?? [])].flat();
  return { sources: sourcesIn(nodes), images: prepared?.images ?? [], messages: messages.map(shown) };
}

function sourcesIn(nodes: readonly ElementContent[]): unknown[] {
  return nodes.flatMap((node) =>
    node.type === 'element'
      ? [...(node.tagName === 'img' ? [node.properties.src] : []), ...sourcesIn(node.children)]
      : [],
  );
}

describe('images that are there', () => {
  const rows: readonly (readonly [markdown: string, path: string, mediaType: string])[] = [
    ['![x](../images/a.png)', 'images/a.png', 'image/png'],
    ['![x](near.svg)', 'en/near.svg', 'image/svg+xml'],
    ['![x](./near.svg)', 'en/near.svg', 'image/svg+xml'],
    ['![x](../images/a%20chart.png)', 'images/a chart.png', 'image/png'],
    ['![x](<../images/a chart.png>)', 'images/a chart.png', 'image/png'],
    ['![x](../images/jpeg.png)', 'images/jpeg.png', 'image/jpeg'],
    ['<img src="../images/a.png" alt="">', 'images/a.png', 'image/png'],
  ];
  for (const [markdown, path, mediaType] of rows) {
    it(markdown, async () => {
      const { sources, images, messages } = await show(markdown);
      assert.deepEqual(messages, []);
      assert.deepEqual(sources, [path]);
      assert.deepEqual(
        images.map((image) => [image.path, image.mediaType]),
        [[path, mediaType]],
      );
    });
  }

  it('are read once, however often they are named', async () => {
    const { sources, images } = await show('![x](../images/a.png) ![y](../images/a.png)');
    assert.deepEqual([sources.length, images.length], [2, 1]);
  });
});

describe('images that cannot be used are reported where they stand', () => {
  const rows: readonly (readonly [markdown: string, code: string, values: object])[] = [
    ['![x](../images/b.png)', 'image-missing', { path: '*/images/b.png' }],
    ['![x](../images/A.png)', 'image-missing', { path: '*/images/A.png' }],
    ['![x](images/a.png)', 'image-missing', { path: '*/en/images/a.png' }],
    ['![x](../../other/a.png)', 'image-outside', { path: '../../other/a.png' }],
    ['![x](/images/a.png)', 'image-outside', { path: '/images/a.png' }],
    ['![x](../images/../../a.png)', 'image-outside', { path: '../images/../../a.png' }],
    ['![x](%2e%2e/%2e%2e/a.png)', 'image-outside', { path: '%2e%2e/%2e%2e/a.png' }],
    ['![x](https://example.org/a.png)', 'image-remote', { url: 'https://example.org/a.png' }],
    ['![x](//example.org/a.png)', 'image-remote', { url: '//example.org/a.png' }],
    ['![x](data:image/png;base64,AAAA)', 'image-remote', { url: 'data:image/png;base64,AAAA' }],
    ['![x](../images/words.png)', 'image-format', { path: '*/images/words.png' }],
    ['![](../images/a.png)', 'image-alt', { path: '../images/a.png' }],
    ['<img src="../images/a.png">', 'image-alt', { path: '../images/a.png' }],
  ];
  for (const [markdown, code, values] of rows) {
    it(markdown, async () => {
      const expected = Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, String(value).replace('*', folder)]),
      );
      const { messages } = await show(markdown);
      assert.deepEqual(messages, [{ code, en: 'en/01-a.md:6:7', values: expected }]);
    });
  }

  it('as a file that vanished while the build ran', async () => {
    const { messages } = await show('![x](../images/gone.png)');
    const [one] = messages as { code: string; en: string }[];
    assert.deepEqual([messages.length, one?.code, one?.en], [1, 'file-unreadable', 'en/01-a.md:6:7']);
  });
});

describe('paths', () => {
  const rows: readonly (readonly [src: string, path: string | undefined])[] = [
    ['a.png', 'ja/a.png'],
    ['../a.png', 'a.png'],
    ['../en/a.png', 'en/a.png'],
    ['.././images//a.png', 'images/a.png'],
    ['../a.png?v=1#top', 'a.png'],
    ['../../a.png', undefined],
    ['../x/../../a.png', undefined],
    ['/a.png', undefined],
    ['../%E0%A4%A.png', '%E0%A4%A.png'],
  ];
  for (const [src, path] of rows) it(src, () => assert.equal(pathInFolder(src, 'ja'), path));
});

describe('the format is known by the content', () => {
  const rows: readonly (readonly [name: string, bytes: Uint8Array, type: string | undefined])[] = [
    ['PNG', png, 'image/png'],
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xdb), 'image/jpeg'],
    ['GIF 87', text('GIF87a...'), 'image/gif'],
    ['GIF 89', text('GIF89a...'), 'image/gif'],
    ['WebP', text('RIFF\u0001\n\u0002\u0003WEBPVP8 '), 'image/webp'],
    ['SVG', text('<svg viewBox="0 0 1 1">'), 'image/svg+xml'],
    ['SVG after a prologue', text('\uFEFF<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg>\n<svg>'), 'image/svg+xml'],
    ['HTML', text('<!DOCTYPE html><html><svg>'), undefined],
    ['another sound in a RIFF', text('RIFF1234WAVE'), undefined],
    ['nothing', new Uint8Array(), undefined],
    ['a cut PNG', png.subarray(0, 7), undefined],
  ];
  for (const [name, bytes, type] of rows) it(name, () => assert.equal(imageType(bytes), type));
});

it('puts images into the page itself', () => {
  const image: Image = { path: 'images/a.png', mediaType: 'image/png', bytes: Uint8Array.of(1, 2, 3), places: {} };
  const tree = h('p', [h('img', { src: 'images/a.png', alt: 'x' }), h('img', { src: 'other.png' }), 'words']);
  const inline = withInlineImages(tree, new Map([[image.path, image]]));
  assert.deepEqual(sourcesIn([inline]), ['data:image/png;base64,AQID', 'other.png']);
  assert.equal(dataUrl(image), 'data:image/png;base64,AQID');
  assert.deepEqual(sourcesIn([tree]), ['images/a.png', 'other.png'], 'the tree that was given is not changed');
});
