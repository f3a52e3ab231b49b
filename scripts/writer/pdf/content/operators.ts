/**
 * The operators of a content stream, one after another, without understanding the rest of it. A lexical scan is enough
 * (ISO 32000-1, 7.2 and 7.8.2), as long as strings, comments and inline images are skipped as the units they are.
 */

const bytesOf = (text: string): ReadonlySet<number> => new Set([...text].map((character) => character.charCodeAt(0)));

const whitespace = bytesOf('\0\t\n\f\r ');
const delimiters = bytesOf('()<>[]{}/%');

/** Per byte: 0 regular, 1 white space, 2 delimiter (ISO 32000-1, tables 1 and 2). */
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => (whitespace.has(byte) ? 1 : delimiters.has(byte) ? 2 : 0));

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const backslash = 0x5c;
const percent = 0x25;
const slash = 0x2f;
const parenthesisLeft = 0x28;
const parenthesisRight = 0x29;
const less = 0x3c;
const greater = 0x3e;

/** An operator with the place of its operands, as offsets into the stream. The same object is used for every operator. */
export interface Operator {
  /** The letters of the operator, packed: compare with `operatorCode('Tj')`. */
  readonly code: number;
  /** Where the first operand begins; the operator itself where there is none. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
  /** How many operands there are; every bracket of a dictionary or an array counts as one. */
  readonly operands: number;
  /** Whether all operands are numbers. */
  readonly isNumeric: boolean;
}

/** An operator's letters as one number. */
export function operatorCode(letters: string): number {
  return [...letters].reduce((code, letter) => code * 256 + letter.charCodeAt(0), 0);
}

const beginImage = operatorCode('BI');
const imageData = operatorCode('ID');

/**
 * Calls `visit` for every operator of a decoded content stream, in order. An inline image is shown at `BI` and at `ID`, the
 * end of `ID` being behind its data and `EI`.
 */
export function scanOperators(content: Uint8Array, visit: (operator: Operator) => void): void {
  const operator = { code: 0, from: 0, start: 0, end: 0, operands: 0, isNumeric: true };
  let operands = 0;
  let numbers = 0;
  let from = -1;
  let imageStart = -1;
  let at = 0;
  while (at < content.length) {
    const byte = content[at] as number;
    const kind = kinds[byte];
    if (kind === 1) {
      at += 1;
    } else if (byte === percent) {
      at = afterComment(content, at);
    } else if (kind === 2) {
      if (from < 0) from = at;
      if (byte === parenthesisLeft) at = afterString(content, at);
      else if (byte === less && content[at + 1] !== less) at = afterByte(content, at, greater);
      else if (byte === slash) at = afterRegular(content, at + 1);
      else at += 1;
      operands += 1;
    } else {
      const end = afterRegular(content, at);
      if (isNumber(content, at, end)) {
        if (from < 0) from = at;
        operands += 1;
        numbers += 1;
        at = end;
        continue;
      }
      let code = 0;
      for (let index = at; index < end && index < at + 4; index += 1) code = code * 256 + (content[index] as number);
      let after = end;
      if (code === beginImage) imageStart = end;
      if (code === imageData && imageStart >= 0) {
        after = afterInlineImage(content, latin1(content, imageStart, at), end + 1);
        imageStart = -1;
      }
      operator.code = code;
      operator.from = from < 0 ? at : from;
      operator.start = at;
      operator.end = after;
      operator.operands = operands;
      operator.isNumeric = numbers === operands;
      visit(operator);
      operands = 0;
      numbers = 0;
      from = -1;
      at = after;
    }
  }
}

function afterComment(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && content[at] !== lineFeed && content[at] !== carriageReturn) at += 1;
  return at;
}

function afterString(content: Uint8Array, from: number): number {
  let depth = 0;
  let at = from;
  while (at < content.length) {
    const byte = content[at];
    if (byte === backslash) at += 1;
    else if (byte === parenthesisLeft) depth += 1;
    else if (byte === parenthesisRight) depth -= 1;
    at += 1;
    if (depth === 0) break;
  }
  return at;
}

function afterByte(content: Uint8Array, from: number, byte: number): number {
  const found = content.indexOf(byte, from);
  return found < 0 ? content.length : found + 1;
}

function afterRegular(content: Uint8Array, from: number): number {
  let at = from;
  while (at < content.length && kinds[content[at] as number] === 0) at += 1;
  return at;
}

function isNumber(content: Uint8Array, start: number, end: number): boolean {
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    const byte = content[at] as number;
    if (byte >= 0x30 && byte <= 0x39) digits += 1;
    else if (byte !== 0x2e && !((byte === 0x2d || byte === 0x2b) && at === start)) return false;
  }
  return digits > 0;
}

/**
 * The place after `EI`. The data of an inline image may hold anything, `EI` included; its length is known from the
 * dictionary for unfiltered images and in PDF 2.0 (ISO 32000-2, 8.9.7). Otherwise the end is an `EI` between white
 * space that is followed by text rather than by more binary data.
 */
function afterInlineImage(content: Uint8Array, dictionary: string, dataStart: number): number {
  const length = inlineLength(dictionary);
  if (length !== undefined) {
    let at = dataStart + length;
    while (kinds[content[at] ?? 0] === 1 && at < content.length) at += 1;
    if (isEndOfImage(content, at)) return at + 2;
  }
  for (let at = dataStart; at < content.length; at += 1) {
    const before = at === dataStart || kinds[content[at - 1] as number] === 1;
    if (before && isEndOfImage(content, at) && readsAsText(content, at + 2)) return at + 2;
  }
  return content.length;
}

function isEndOfImage(content: Uint8Array, at: number): boolean {
  const next = content[at + 2];
  return content[at] === 0x45 && content[at + 1] === 0x49 && (next === undefined || kinds[next] === 1);
}

function readsAsText(content: Uint8Array, from: number): boolean {
  for (const byte of content.subarray(from, from + 16)) {
    const printable = byte >= 0x20 && byte < 0x7f;
    if (!printable && byte !== 0x09 && byte !== lineFeed && byte !== carriageReturn) return false;
  }
  return true;
}

function inlineLength(dictionary: string): number | undefined {
  const stated = /\/L(?:ength)?\s+(\d+)/.exec(dictionary);
  if (stated) return Number(stated[1]);
  if (/\/F(?:ilter)?[\s/[]/.test(dictionary)) return undefined;
  const width = Number(/\/W(?:idth)?\s+(\d+)/.exec(dictionary)?.[1]);
  const height = Number(/\/H(?:eight)?\s+(\d+)/.exec(dictionary)?.[1]);
  const mask = /\/(?:IM|ImageMask)\s+true/.test(dictionary);
  const bits = mask ? 1 : Number(/\/(?:BPC|BitsPerComponent)\s+(\d+)/.exec(dictionary)?.[1]);
  const components = mask ? 1 : componentsOf(/\/(?:CS|ColorSpace)\s*([^\s]+)/.exec(dictionary)?.[1]);
  const length = height * Math.ceil((width * bits * components) / 8);
  return Number.isFinite(length) ? length : undefined;
}

function componentsOf(space: string | undefined): number {
  if (space === undefined) return Number.NaN;
  if (/^\/(?:G|DeviceGray|I|Indexed)$/.test(space) || space.startsWith('[')) return 1;
  if (/^\/(?:RGB|DeviceRGB)$/.test(space)) return 3;
  if (/^\/(?:CMYK|DeviceCMYK)$/.test(space)) return 4;
  return Number.NaN;
}

/** A piece of a stream as text, one character a byte, cut after 4096 bytes. */
export function latin1(content: Uint8Array, start: number, end: number): string {
  const stop = Math.min(end, start + 4096, content.length);
  // Names of operators are a letter or two: for them, anything but this takes longer.
  if (stop - start > 24)
    return Buffer.from(content.buffer, content.byteOffset + start, stop - start).toString('latin1');
  let text = '';
  for (let at = start; at < stop; at += 1) text += String.fromCharCode(content[at] as number);
  return text;
}
