import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { pixelSize } from '../../scripts/stage/picture-size.ts';

const drawing = createCanvas(300, 20);
const gif = Uint8Array.from([...'GIF89a'].map((letter) => letter.charCodeAt(0)).concat(300 % 256, 1, 20, 0, 0, 0));

test('the pixels of a picture are those of its header', async () => {
  const size = { width: 300, height: 20 };
  assert.deepEqual(await pixelSize(drawing.toBuffer('image/png'), 'image/png'), size);
  assert.deepEqual(await pixelSize(drawing.toBuffer('image/jpeg'), 'image/jpeg'), size);
  assert.deepEqual(await pixelSize(gif, 'image/gif'), size);
});

test('what has no pixels, or no whole header, has no size', async () => {
  assert.equal(await pixelSize(new TextEncoder().encode('<svg/>'), 'image/svg+xml'), undefined);
  const wholes = {
    'image/png': drawing.toBuffer('image/png'),
    'image/jpeg': drawing.toBuffer('image/jpeg'),
    'image/gif': gif,
  } as const;
  for (const type of ['image/png', 'image/jpeg', 'image/gif'] as const)
    for (const length of [0, 4, 9])
      assert.equal(await pixelSize(wholes[type].subarray(0, length), type), undefined, type);
});
