import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageType } from '../../../scripts/writer/epub/book.ts';
import { moves } from '../../../scripts/writer/epub/moving-image.ts';
import { pixel } from './books.ts';

const image = (mediaType: ImageType, bytes: Uint8Array | string) =>
  moves({ path: 'a', mediaType, bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes });
const webp = (format: string, flags: string) => `RIFF\0\0\0\0WEBP${format}\x0a\0\0\0${flags}\0\0\0`;

test('images that move are those of formats that can, where they do', () => {
  assert.equal(image('image/png', pixel), false);
  assert.equal(image('image/png', '\x89PNG\r\n\x1a\n....IHDR....acTL....IDAT'), true);
  assert.equal(image('image/png', '\x89PNG\r\n\x1a\n....IHDR....IDATacTL'), false);
  assert.equal(image('image/webp', webp('VP8X', '\x02')), true);
  assert.equal(image('image/webp', webp('VP8X', '\x10')), false);
  assert.equal(image('image/webp', webp('VP8 ', '\x02')), false);
  assert.equal(image('image/gif', 'GIF89a'), true);
  assert.equal(image('image/jpeg', 'acTL'), false);
});

test('a drawing moves by its elements or its style sheet', () => {
  for (const inner of ['<animateTransform/>', '<s:set to="1"/>', '<style>@keyframes a {}</style>'])
    assert.equal(image('image/svg+xml', `<svg>${inner}</svg>`), true, inner);
  assert.equal(image('image/svg+xml', '<svg><text>set animate</text><settings/></svg>'), false);
});
