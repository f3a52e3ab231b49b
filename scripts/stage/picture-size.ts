/** The pixels of a picture, from its own header. */
import { JpegEmbedder } from '@cantoo/pdf-lib';
import type { ImageType } from './images.ts';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/**
 * @param mediaType what the bytes are, see `imageType`
 * @returns nothing for drawings, which have no pixels, for WebP, and for a header that is damaged
 */
export async function pixelSize(bytes: Uint8Array, mediaType: ImageType): Promise<PixelSize | undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // PNG (Third Edition), 11.2.1: IHDR is the first chunk. GIF89a, 18: the logical screen descriptor follows the version.
  if (mediaType === 'image/png' && view.byteLength >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (mediaType === 'image/gif' && view.byteLength >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (mediaType !== 'image/jpeg') return undefined;
  const jpeg = await JpegEmbedder.for(bytes).catch(() => undefined);
  return jpeg && { width: jpeg.width, height: jpeg.height };
}
