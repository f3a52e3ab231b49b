/** Cuts the faces to the characters that a publication uses: small files, and a clean text layer in the PDF. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '../../message/message.ts';
import { cacheFolder, keep } from '../browser/cache.ts';
import { coverageOf } from './coverage.ts';
import { type Face, type Family, faceFile, faceName, faceVersion, findFace, type Style, type Weight } from './faces.ts';
import { FontError } from './failure.ts';

/** A face and the characters that it may be asked to set. */
export interface FaceRequest {
  readonly family: Family;
  readonly weight: Weight;
  readonly style: Style;
  /** Code points. Those that the face lacks are simply left out of it. */
  readonly characters: ReadonlySet<number>;
}

export interface CutFonts {
  /** TrueType files by the path that `css` names: `fonts/serif-ja-400-normal.ttf`. */
  readonly files: Map<string, Uint8Array>;
  /** The `@font-face` rules (CSS Fonts 4, 4.1), with URLs relative to the page. */
  readonly css: string;
  /** Code points, ascending, that were asked for and that none of the requested faces has. */
  readonly missing: number[];
}

/** Raise when the cutting itself changes, so that older cache entries are not used. */
const cutVersion = 1;

/**
 * The features that the style sheets use or that the shaper applies by itself. Features that only offer other shapes
 * (`aalt`, `jp78`, `ss01`, `fwid` …) would bring a glyph for each shape along.
 */
const features: readonly string[] = [
  ...['ccmp', 'locl', 'mark', 'mkmk', 'kern', 'liga', 'clig', 'calt', 'rlig'],
  ...['vert', 'vrt2', 'vkrn', 'palt', 'vpal', 'halt', 'vhal', 'chws', 'vchw', 'ruby'],
  ...['lnum', 'onum', 'pnum', 'tnum', 'smcp', 'c2sc', 'case', 'frac', 'numr', 'dnom', 'sups', 'subs', 'ordn'],
];

/**
 * What the browser itself writes, in every text face: spaces, list numbers, page numbers, and the hyphen that it draws at
 * a soft hyphen (U+2010, or U+002D where a font has no U+2010).
 */
const written: readonly number[] = [...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index), 0xa0, 0x2010];

/**
 * Cuts the requested faces. The same request gives the same bytes on every run. Faces that have none of the characters
 * give no file and no rule.
 *
 * @param requests at most one for each face
 * @param cache the folder in which cut fonts are kept
 * @throws FontError `font-missing` when a face is unknown or its package is not installed, `tool-failed` when it cannot be cut
 */
export async function cutFonts(requests: readonly FaceRequest[], cache: string = cacheFolder()): Promise<CutFonts> {
  const cut = await Promise.all(requests.map((request) => cutFace(request, cache)));
  const missing = new Set(requests.flatMap(({ characters }) => [...characters].filter(needsGlyph)));
  const files = new Map<string, Uint8Array>();
  const rules: string[] = [];
  for (const { request, font, has } of cut) {
    for (const codePoint of missing) if (has(codePoint)) missing.delete(codePoint);
    if (font === undefined) continue;
    const path = `fonts/${faceName(request).toLowerCase().replaceAll(' ', '-')}.ttf`;
    files.set(path, font);
    rules.push(fontFaceRule(request, path));
  }
  return { files, css: rules.join('\n'), missing: [...missing].sort((a, b) => a - b) };
}

/**
 * Whether a character must have a glyph of its own: not controls, and not what fonts need not draw (joiners, soft hyphens,
 * variation selectors: Unicode property Default_Ignorable_Code_Point).
 */
export function needsGlyph(codePoint: number): boolean {
  return !/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(codePoint));
}

function fontFaceRule({ family, weight, style }: FaceRequest, path: string): string {
  const { sizeAdjust } = findFace(family, weight, style) ?? {};
  const size = sizeAdjust === undefined ? '' : `size-adjust:${Number((sizeAdjust * 100).toFixed(1))}%;`;
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:block;${size}` +
    `src:url("${path}") format("truetype")}`
  );
}

interface CutFace {
  readonly request: FaceRequest;
  readonly font?: Uint8Array;
  readonly has: (codePoint: number) => boolean;
}

async function cutFace(request: FaceRequest, cache: string): Promise<CutFace> {
  const face = findFace(request.family, request.weight, request.style);
  if (face === undefined) {
    throw new FontError(message('font-missing', {}, { font: faceName(request), package: '' }));
  }
  const has = await installed(face, () => coverageOf(face, cache));
  const own = [...request.characters].filter(has);
  if (own.length === 0) return { request, has };
  // Variation selectors and joiners have no entry of their own in the font, but select among its glyphs.
  const selectors = [...request.characters].filter((codePoint) => !needsGlyph(codePoint));
  const codePoints = [...new Set([...own, ...selectors, ...written.filter(has)])].sort((a, b) => a - b);
  return { request, has, font: await kept(face, codePoints, cache) };
}

/** The cut font from the cache, or cut and kept there. */
async function kept(face: Face, codePoints: readonly number[], cache: string): Promise<Uint8Array> {
  const text = String.fromCodePoint(...codePoints);
  const made = [cutVersion, face.package, face.path, faceVersion(face), features.join(), text].join('\n');
  const path = join(cache, 'fonts', `${createHash('sha256').update(made).digest('hex')}.ttf`);
  const known = readKept(path);
  if (known !== undefined) return known;
  const font = await cut(face, text);
  keep(path, Buffer.concat([digest(font), font]));
  return font;
}

/** A cache entry is the SHA-256 of the font, then the font; one that does not agree with itself is made again. */
function readKept(path: string): Uint8Array | undefined {
  try {
    const entry = readFileSync(path);
    const font = entry.subarray(32);
    return digest(font).equals(entry.subarray(0, 32)) ? font : undefined;
  } catch {
    return undefined;
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

async function cut(face: Face, text: string): Promise<Uint8Array> {
  const original = await installed(face, () => readFileSync(faceFile(face)));
  const { default: subsetFont } = await import('subset-font');
  try {
    // Hints are for screens of few pixels; the layout must not depend on them.
    return await subsetFont(original, text, { targetFormat: 'truetype', keepFeatures: features, noHinting: true });
  } catch (error) {
    const reason = `${faceName(face)}: ${error instanceof Error ? error.message : String(error)}`;
    throw new FontError(message('tool-failed', {}, { reason }), error);
  }
}

/** Runs what reads a face's package, and says which package is missing when it fails. */
async function installed<Result>(face: Face, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FontError) throw error;
    throw new FontError(message('font-missing', {}, { font: faceName(face), package: face.package }), error);
  }
}
