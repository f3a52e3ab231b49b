/** Which characters a font has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep } from '../browser/cache.ts';
import { type Face, faceFile, faceVersion } from './faces.ts';

/** Code points as closed ranges in ascending order, flattened: `[0x20, 0x7e, 0xa0, 0xff]`. */
export type CodePointRanges = readonly number[];

/** Gathers ascending code points into ranges. */
export function toRanges(codePoints: Iterable<number>): CodePointRanges {
  const ranges: number[] = [];
  for (const codePoint of codePoints) {
    if (ranges.length > 0 && ranges[ranges.length - 1] === codePoint - 1) ranges[ranges.length - 1] = codePoint;
    else ranges.push(codePoint, codePoint);
  }
  return ranges;
}

/** Whether the ranges hold the code point. */
export function covers(ranges: CodePointRanges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codePoint > (ranges[2 * middle + 1] as number)) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length / 2 && codePoint >= (ranges[2 * low] as number);
}

/**
 * The code points that a TrueType font maps to glyphs (OpenType `cmap`).
 *
 * @param font TTF or OTF, not WOFF
 */
export async function collectCoverage(font: Uint8Array): Promise<CodePointRanges> {
  const { Blob: FontBlob, Face: FontFace } = await import('harfbuzzjs');
  const codePoints = new FontFace(new FontBlob(font)).collectUnicodes();
  return toRanges(codePoints.sort());
}

/**
 * The code points that a face is used for: those that its file has and its family admits.
 *
 * @param cache the folder in which the ranges of each file are kept, by package version
 * @throws the file system's or the resolver's error when the file is not there
 */
export async function coverageOf(face: Face, cache: string): Promise<(codePoint: number) => boolean> {
  const ranges = await fileCoverage(face, cache);
  const { uses } = face;
  return uses === undefined
    ? (codePoint) => covers(ranges, codePoint)
    : (codePoint) => uses(codePoint) && covers(ranges, codePoint);
}

async function fileCoverage(face: Face, cache: string): Promise<CodePointRanges> {
  const name = `${face.package}/${face.path}`.replaceAll(/[^A-Za-z0-9]+/g, '-');
  const kept = join(cache, 'fonts', `${name}-${faceVersion(face)}.coverage.json`);
  const known = readRanges(kept);
  if (known !== undefined) return known;
  const ranges = await collectCoverage(await readFont(faceFile(face)));
  keep(kept, JSON.stringify(ranges));
  return ranges;
}

/** A font file as TrueType; WOFF is unpacked. */
async function readFont(path: string): Promise<Uint8Array> {
  const bytes = readFileSync(path);
  if (!path.endsWith('.woff')) return bytes;
  const { default: subsetFont } = await import('subset-font');
  return subsetFont(bytes, undefined, { keepAllGlyphs: true, targetFormat: 'truetype' });
}

/** The ranges kept in a file; nothing when it is absent or not what was written. */
function readRanges(path: string): CodePointRanges | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRanges(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isRanges(value: unknown): value is CodePointRanges {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length % 2 === 0 &&
    value.every((bound, index) => Number.isInteger(bound) && (index === 0 || bound >= value[index - 1]))
  );
}
