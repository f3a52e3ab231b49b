/**
 * A picture as the baselines keep it: 16 steps for each of red, green and blue.
 *
 * Fewer steps make smaller files, and more steps find less: at 16 an edge that moves by 0.03 mm changes the grey of its
 * pixels by more than a step, as does a colour that changes by 7 %. Colours are kept beside greys because two colours
 * may have the same grey.
 */
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';

export interface Picture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Row by row from the upper left; each pixel is `0xRGB`. */
  readonly pixels: Uint16Array;
}

export const white = 0xfff;

/** What is drawn on a canvas. */
export function pictureOf(context: SKRSContext2D): Picture {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint16Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    pixels[at] = (step(data[4 * at]) << 8) | (step(data[4 * at + 1]) << 4) | step(data[4 * at + 2]);
  }
  return { width, height, pixels };
}

/**
 * Reads a file of any format that browsers show.
 *
 * @param scale what becomes of its width and height
 */
export async function readPicture(bytes: Uint8Array, scale = 1): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width * scale, image.height * scale).getContext('2d');
  context.drawImage(image, 0, 0, image.width * scale, image.height * scale);
  return pictureOf(context);
}

function step(value = 255): number {
  return Math.round(value / 17);
}
