/**
 * Rewrites colour operators inside a content stream without understanding the rest of it. A lexical scan is enough
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

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Turns neutral RGB colours (r = g = b) into colours that a press prints with black ink alone: `0 0 0 rg` becomes
 * `0 0 0 1 k` (K100), a grey `g g g rg` becomes `g g` in DeviceGray, white too; `RG` likewise with `K` and `G`.
 *
 * @param content a decoded content stream
 * @returns the rewritten stream; the same array where nothing was to be done
 */
export function blackenNeutrals(content: Uint8Array): Uint8Array {
  const edits = neutralColours(content);
  return edits.length === 0 ? content : apply(content, edits);
}

function neutralColours(content: Uint8Array): Edit[] {
  const edits: Edit[] = [];
  // How many operands the next operator has, how many of the last ones are numbers, and where the last three begin.
  let operands = 0;
  let numbers = 0;
  let first = 0;
  let second = 0;
  let third = 0;
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
      if (byte === parenthesisLeft) at = afterString(content, at);
      else if (byte === less && content[at + 1] !== less) at = afterByte(content, at, greater);
      else if (byte === slash) at = afterRegular(content, at + 1);
      else at += 1;
      operands += 1;
      numbers = 0;
    } else {
      const end = afterRegular(content, at);
      if (isNumber(content, at, end)) {
        operands += 1;
        numbers += 1;
        first = second;
        second = third;
        third = at;
        at = end;
        continue;
      }
      const isFill = end - at === 2 && byte === 0x72 && content[at + 1] === 0x67;
      const isStroke = end - at === 2 && byte === 0x52 && content[at + 1] === 0x47;
      if ((isFill || isStroke) && operands === 3 && numbers === 3) {
        const red = numberAt(content, first);
        if (red === numberAt(content, second) && red === numberAt(content, third)) {
          edits.push({ start: first, end, text: neutral(red, isStroke) });
        }
      }
      operands = 0;
      numbers = 0;
      const isImageStart = end - at === 2 && byte === 0x42 && content[at + 1] === 0x49;
      const isImageData = end - at === 2 && byte === 0x49 && content[at + 1] === 0x44;
      if (isImageStart) imageStart = end;
      if (isImageData && imageStart >= 0) {
        at = afterInlineImage(content, latin1(content, imageStart, at), end + 1);
        imageStart = -1;
      } else {
        at = end;
      }
    }
  }
  return edits;
}

function numberAt(content: Uint8Array, start: number): number {
  return Number(latin1(content, start, afterRegular(content, start)));
}

function neutral(level: number, stroking: boolean): string {
  if (level <= 0) return stroking ? '0 0 0 1 K' : '0 0 0 1 k';
  return `${Number(Math.min(level, 1).toFixed(5))} ${stroking ? 'G' : 'g'}`;
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

function latin1(content: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...content.subarray(start, Math.min(end, start + 4096)));
}

function apply(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const growth = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  const result = new Uint8Array(content.length + growth);
  let read = 0;
  let write = 0;
  for (const edit of edits) {
    result.set(content.subarray(read, edit.start), write);
    write += edit.start - read;
    for (let index = 0; index < edit.text.length; index += 1) result[write + index] = edit.text.charCodeAt(index);
    write += edit.text.length;
    read = edit.end;
  }
  result.set(content.subarray(read), write);
  return result;
}
