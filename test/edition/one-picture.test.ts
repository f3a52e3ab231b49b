/** A picture that both sides of a row show is marked, so that style sheets can show it once. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { h } from 'hastscript';
import { isOnePicture } from '../../scripts/edition/one-picture.ts';

const picture = (src: string, alt: string) => h('img', { src, alt });
const figure = (src: string, caption: string) => [h('figure', [picture(src, caption), h('figcaption', caption)])];
const alone = (src: string, alt: string) => [h('p', [picture(src, alt)])];

it('is one where both sides show the same file, with or without captions', () => {
  assert.ok(isOnePicture(alone('map.png', '地図'), alone('map.png', 'A map')));
  assert.ok(isOnePicture(figure('map.png', '地図'), figure('map.png', 'A map')));
  assert.ok(isOnePicture(figure('map.png', '地図'), [{ type: 'text', value: '\n' }, ...alone('map.png', 'A map')]));
});

it('is none where the files differ, where there are words or more pictures, and where there is no picture', () => {
  const map = alone('map.png', '地図');
  assert.ok(!isOnePicture(map, alone('map-en.png', 'A map')));
  assert.ok(!isOnePicture(map, [h('p', [picture('map.png', 'A map'), ' of the town'])]));
  assert.ok(!isOnePicture(map, [h('p', [picture('map.png', 'A map'), picture('key.png', 'Its key')])]));
  assert.ok(!isOnePicture(map, [...alone('map.png', 'A map'), h('p', 'The town.')]));
  assert.ok(!isOnePicture(map, [h('blockquote', alone('map.png', 'A map'))]));
  assert.ok(!isOnePicture([h('p', '地図')], [h('p', 'A map')]));
  assert.ok(!isOnePicture([], []));
});
