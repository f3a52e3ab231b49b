/** The comparison of pages is itself tested: a single pixel is found, named in mm, and shown. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { millimetresPerPixel } from './draw-pdf.ts';
import { comparison, differenceOf } from './difference.ts';
import { describeFinding, findingsOf, showFindings } from './findings.ts';
import { type Picture, readPicture, white } from './picture.ts';
import { pngOf } from './png.ts';
import type { Shot } from './shots.ts';

/** A white picture with some pixels in other colours, by `x,y`. */
function drawn(width: number, height: number, dots: Readonly<Record<string, number>> = {}): Picture {
  const pixels = new Uint16Array(width * height).fill(white);
  for (const [at, colour] of Object.entries(dots)) {
    const [x = 0, y = 0] = at.split(',').map(Number);
    pixels[y * width + x] = colour;
  }
  return { width, height, pixels };
}

for (const [colours, width] of [
  [1, 1],
  [2, 7],
  [255, 15],
  [256, 31],
  [257, 20],
  [4096, 64],
] as const) {
  test(`a picture with ${colours} colours, ${width} pixels wide, is read as it was written`, async () => {
    const pixels = Uint16Array.from({ length: width * 64 }, (_, at) => Math.floor((at % colours) * (4096 / colours)));
    const picture = { width, height: 64, pixels };
    assert.deepEqual(await readPicture(pngOf(picture)), picture);
  });
}

test('equal pictures do not differ', () => {
  assert.equal(differenceOf(drawn(9, 5, { '3,2': 0 }), drawn(9, 5, { '3,2': 0 })), undefined);
});

test('one step of one colour in one pixel is a difference', () => {
  const found = differenceOf(drawn(9, 5, { '3,2': 0x700 }), drawn(9, 5, { '3,2': 0x701 }));
  assert.deepEqual(found, { count: 1, left: 3, top: 2, right: 4, bottom: 3 });
});

test('the box holds the first and the last pixel that differ', () => {
  const found = differenceOf(drawn(9, 5, { '0,1': 0 }), drawn(9, 5, { '8,4': 0 }));
  assert.deepEqual(found, { count: 2, left: 0, top: 1, right: 9, bottom: 5 });
});

test('what only one of two pages of different sizes has differs, even where it is white', () => {
  assert.deepEqual(differenceOf(drawn(4, 3), drawn(5, 2)), { count: 6, left: 0, top: 0, right: 5, bottom: 3 });
});

test('the comparison shows old, new, and in colour what went and what came', () => {
  const [before, after] = [drawn(20, 20, { '9,9': 0, '0,0': 0 }), drawn(20, 20, { '11,9': 0, '0,0': 0 })];
  const difference = differenceOf(before, after) ?? assert.fail();
  const { width, height, pixels } = comparison(before, after, difference);
  assert.deepEqual([width, height], [20 * 3 + 16, 20]);
  const at = (x: number, y: number) => (pixels[y * width + x] ?? 0).toString(16).padStart(3, '0');
  assert.deepEqual([at(9, 9), at(28 + 11, 9)], ['000', '000']);
  assert.deepEqual([at(56 + 9, 9), at(56 + 11, 9)], ['d10', '05d']);
  // What stayed is pale, and the frame is grey.
  assert.deepEqual([at(56, 0), at(56 + 10, 9), at(56 + 5, 9)], ['ccc', 'fff', '888']);
});

test('what changed, appeared and vanished is named with its place in mm, and shown', async () => {
  const page = (dots = {}) => ({ picture: drawn(595, 842, dots), millimetresPerPixel });
  const baselines = new Map([
    ['a/booklet/001', page().picture],
    ['a/booklet/002', page().picture],
    ['a/booklet/003', page().picture],
    ['a/web/390', drawn(390, 844)],
    ['a/web/391', drawn(390, 844)],
  ]);
  const shots = new Map<string, Shot>([
    ['a/booklet/001', page()],
    ['a/booklet/002', page({ '72,144': 0, '143,146': 0 })],
    ['a/leaflet/001', page()],
    ['a/web/390', { picture: drawn(390, 844, { '10,20': 0 }) }],
    ['a/web/391', { picture: drawn(390, 900) }],
  ]);
  const findings = findingsOf(baselines, shots);
  assert.deepEqual(findings.map(describeFinding), [
    'changed  a/booklet/002: 2 px in x 25.4–50.8, y 50.8–51.9 mm',
    'gone     a/booklet/003',
    'new      a/leaflet/001',
    'changed  a/web/390: 1 px in x 10–11, y 20–21 px',
    'changed  a/web/391: 21,840 px in x 0–390, y 844–900 px; was 390 × 844 px, is 390 × 900 px',
  ]);
  const folder = showFindings(findings);
  try {
    const read = (name: string) => readPicture(readFileSync(join(folder, 'a', name)));
    assert.equal((await read('booklet-002-changed.png')).width, 595 * 3 + 16);
    assert.deepEqual(await read('booklet-003-gone.png'), page().picture);
    assert.deepEqual(await read('leaflet-001-new.png'), page().picture);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
