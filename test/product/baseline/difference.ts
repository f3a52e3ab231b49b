/** Where two pictures differ, and a picture that shows it. */
import { type Picture, white } from './picture.ts';

export interface Difference {
  /** The number of pixels. */
  readonly count: number;
  /** The smallest box that holds them, in pixels from the upper left; right and bottom are the first that are outside. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Undefined where the pictures are the same. What one of them has beyond the edge of the other differs. */
export function differenceOf(before: Picture, after: Picture): Difference | undefined {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  let [count, left, top, right, bottom] = [0, width, height, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (pixelAt(before, x, y) === pixelAt(after, x, y)) continue;
      count += 1;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = y + 1;
    }
  }
  return count === 0 ? undefined : { count, left, top, right, bottom };
}

const red = 0xd10;
const blue = 0x05d;
const between = 0x888;
const gap = 8;

/**
 * Old, new and difference side by side. In the difference, what is lighter now (ink that went) is red, what is darker now
 * (ink that came) is blue, what stayed is pale, and a grey frame goes round all that differs.
 */
export function comparison(before: Picture, after: Picture, difference: Difference): Picture {
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const pixels = new Uint16Array((3 * width + 2 * gap) * height).fill(between);
  for (let y = 0; y < height; y += 1) {
    const row = pixels.subarray(y * (3 * width + 2 * gap), (y + 1) * (3 * width + 2 * gap));
    for (let x = 0; x < width; x += 1) {
      const [old, fresh] = [pixelAt(before, x, y), pixelAt(after, x, y)];
      row[x] = old ?? between;
      row[x + width + gap] = fresh ?? between;
      row[x + 2 * (width + gap)] = isFrame(difference, x, y) ? between : mark(old ?? white, fresh ?? white);
    }
  }
  return { width: 3 * width + 2 * gap, height, pixels };
}

function mark(old: number, fresh: number): number {
  if (old === fresh) return pale(fresh);
  return lightness(fresh) > lightness(old) ? red : blue;
}

/** A quarter of the ink. */
function pale(colour: number): number {
  const part = (shift: number): number => (15 - ((15 - ((colour >> shift) & 15)) >> 2)) << shift;
  return part(8) | part(4) | part(0);
}

function lightness(colour: number): number {
  return (colour >> 8) + ((colour >> 4) & 15) + (colour & 15);
}

/** Three pixels away from the box, so that nothing that differs is covered. */
function isFrame({ left, top, right, bottom }: Difference, x: number, y: number): boolean {
  const isIn = x >= left - 4 && x < right + 4 && y >= top - 4 && y < bottom + 4;
  const isDeep = x >= left - 3 && x < right + 3 && y >= top - 3 && y < bottom + 3;
  return isIn && !isDeep;
}

/** Undefined beyond the edge. */
function pixelAt({ width, height, pixels }: Picture, x: number, y: number): number | undefined {
  return x < width && y < height ? pixels[y * width + x] : undefined;
}
