/** Bytes of a manuscript file → text. */
import { type Language, type Message, message, sidePlace } from '../message/message.ts';
import { forbiddenCharacters } from './characters.ts';
import { foreignEncoding } from './encoding.ts';
import { composeMarks } from './normalize.ts';

export interface Decoded {
  /** With `\n` line ends, combining marks composed, without byte order mark; absent where the bytes are not UTF-8. */
  readonly text?: string;
  readonly messages: readonly Message[];
}

/**
 * Decodes UTF-8 (with or without byte order mark). Line ends and combining marks are unified silently.
 *
 * Messages: `file-encoding` (another encoding) and `file-damaged` (UTF-8 with broken bytes), both at the first byte that
 * is not UTF-8 and without text; `control-character` for each forbidden character, with the text as it is.
 *
 * @param bytes the file
 * @param side whose manuscript it is, and its path as the user would type it
 */
export function decodeManuscript(bytes: Uint8Array, side: { language: Language; file: string }): Decoded {
  const at = (line: number, column: number) => sidePlace(side.language, { file: side.file, line, column });
  const offset = firstForeignByte(bytes);
  const encoding = offset === undefined ? undefined : foreignEncoding(bytes);
  if (offset !== undefined && encoding !== undefined) {
    const { line, column } = pointAt(bytes, offset);
    return { messages: [message('file-encoding', at(line, column), { encoding })] };
  }
  const broken = firstInvalidByte(bytes);
  if (broken !== undefined) {
    const { line, column } = pointAt(bytes, broken);
    const byte = `0x${(bytes[broken] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    return { messages: [message('file-damaged', at(line, column), { byte })] };
  }
  const text = composeMarks(new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n'));
  const messages = forbiddenCharacters(text).map(({ codePoint, line, column }) =>
    message('control-character', at(line, column), { codePoint }),
  );
  return { text, messages };
}

/** The first byte that UTF-8 text does not have: an invalid one, or a zero or escape that other encodings use. */
function firstForeignByte(bytes: Uint8Array): number | undefined {
  const candidates = [firstInvalidByte(bytes), bytes.indexOf(0), bytes.indexOf(0x1b)];
  return candidates.filter((index) => index !== undefined && index !== -1).sort((a, b) => (a ?? 0) - (b ?? 0))[0];
}

/** The index of the first byte that is not part of well-formed UTF-8 (The Unicode Standard, table 3-7). */
function firstInvalidByte(bytes: Uint8Array): number | undefined {
  for (let index = 0; index < bytes.length;) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return undefined;
}

/** How many bytes the well-formed sequence at an index has; 0 where it is ill-formed. */
function sequenceLength(bytes: Uint8Array, index: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[index] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[index + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return continues(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && continues(bytes[index + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && continues(bytes[index + 2]) && continues(bytes[index + 3]) ? 4 : 0;
  }
  return 0;
}

function continues(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

/** The line and column of a byte; columns count UTF-16 code units of what could be decoded before it. */
function pointAt(bytes: Uint8Array, offset: number): { line: number; column: number } {
  const before = new TextDecoder().decode(bytes.subarray(0, offset)).replace(/\r\n?/g, '\n');
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: before.length - lineStart + 1 };
}
