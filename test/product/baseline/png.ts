/**
 * Writes a picture as PNG (ISO/IEC 15948), with a palette where 256 colours are enough: a page of text has about 65 and
 * takes a quarter of the bytes that a canvas would write.
 */
import { constants, crc32, deflateSync } from 'node:zlib';
import type { Picture } from './picture.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const bitDepth = 8;
/** Colour types of the header (11.2.2). */
const trueColour = 2;
const indexed = 3;

export function pngOf(picture: Picture): Uint8Array {
  const { width, height, pixels } = picture;
  const palette = [...new Set(pixels)].toSorted((one, other) => one - other);
  const isIndexed = palette.length <= 256;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, isIndexed ? indexed : trueColour], 8);
  const valuesOf = new Map(palette.map((colour, index) => [colour, isIndexed ? [index] : rgb(colour)]));
  const rows: Uint8Array[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = [...pixels.subarray(y * width, (y + 1) * width)];
    // Each row begins with its filter, 0 for none; the others save nothing with a palette.
    rows.push(Uint8Array.from([0, ...row.flatMap((colour) => valuesOf.get(colour) ?? [])]));
  }
  return Buffer.concat([
    Uint8Array.from(signature),
    chunk('IHDR', header),
    ...(isIndexed ? [chunk('PLTE', Uint8Array.from(palette.flatMap(rgb)))] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9, strategy: constants.Z_FILTERED })),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** 8 bits for each of red, green and blue. */
function rgb(colour: number): [number, number, number] {
  return [(colour >> 8) * 17, ((colour >> 4) & 15) * 17, (colour & 15) * 17];
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
