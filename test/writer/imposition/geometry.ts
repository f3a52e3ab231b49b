/** Paper on a table: where a page is, and what is behind it. Lengths are mm. */
import assert from 'node:assert/strict';
import {
  type Flip,
  type Placement,
  placedSize,
  type Rectangle,
  type Sheet,
  type Size,
} from '../../../scripts/writer/imposition/sheet.ts';

const tolerance = 1e-6;

export function close(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) < tolerance;
}

/** The part of the sheet on which a placement paints. */
export function rectangle(placement: Placement, page: Size): Rectangle {
  const size = placedSize(placement, page);
  const { clip } = placement;
  const x = Math.max(placement.x, clip.x);
  const y = Math.max(placement.y, clip.y);
  const right = Math.min(placement.x + size.width, clip.x + clip.width);
  const top = Math.min(placement.y + size.height, clip.y + clip.height);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, top - y) };
}

/** The area that two rectangles share; 0 where they only touch. */
export function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > tolerance && height > tolerance ? width * height : 0;
}

/** Fails where any part of a page, its clipped part left aside, is beyond the paper. */
export function assertOnSheet(placement: Placement, page: Size, sheet: Sheet): void {
  const { x, y, width, height } = rectangle(placement, page);
  assert.ok(x >= -tolerance && y >= -tolerance, `page ${placement.page} begins at ${x}, ${y}`);
  assert.ok(x + width <= sheet.width + tolerance && y + height <= sheet.height + tolerance);
}

/** A page of the back, as seen through the front. */
export interface Seen {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly headUp: boolean;
}

/**
 * Where something on the back is when one looks at the front and lets the light through, and whether it stands head up for
 * a reader who turns the leaf sideways. A printer that turns a sheet on an edge mirrors it about the axis along that edge.
 */
export function turnedOver(placement: Placement, sheet: Sheet, page: Size, flip: Flip): Seen {
  const size = placedSize(placement, page);
  const isWide = sheet.width > sheet.height;
  const isSideways = (flip === 'short-edge') === isWide;
  return {
    page: placement.page,
    x: isSideways ? sheet.width - placement.x - size.width : placement.x,
    y: isSideways ? placement.y : sheet.height - placement.y - size.height,
    headUp: isSideways ? placement.rotate === 0 : placement.rotate === 180,
  };
}
