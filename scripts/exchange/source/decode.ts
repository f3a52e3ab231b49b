/** Bytes in any encoding that Japanese texts come in → text. */
import { decodeManuscript } from '../../manuscript/decode.ts';
import { foreignEncoding } from '../../manuscript/encoding.ts';
import { composeMarks } from '../../manuscript/normalize.ts';
import { type Message, message, sidePlace } from '../../message/message.ts';
import type { SourceFile } from './source-text.ts';

export interface DecodedSource {
  readonly text?: string;
  readonly messages: readonly Message[];
}

/** What TextDecoder calls the encodings (WHATWG Encoding Standard), where its name is another. */
const labels: Readonly<Record<string, string>> = { 'UTF-16 LE': 'utf-16le', 'UTF-16 BE': 'utf-16be' };

/**
 * Decodes UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP, whichever it is. Line ends become `\n`, combining marks are
 * composed.
 *
 * Messages: `file-damaged` (UTF-8 with broken bytes) and `import-encoding` (no known encoding), without text.
 *
 * @param declared the encoding that the file itself names, as HTML does; tried first
 */
export function decodeSource(source: SourceFile, declared?: string): DecodedSource {
  const { bytes } = source;
  const named = declared === undefined ? undefined : decodedAs(bytes, declared);
  if (named !== undefined) return { text: tidy(named), messages: [] };
  const utf8 = decodeManuscript(bytes, source);
  const foreign = foreignEncoding(bytes);
  if (foreign === undefined && utf8.text !== undefined) return { text: utf8.text, messages: [] };
  if (foreign === undefined && isMostlyUtf8(bytes)) return { messages: utf8.messages };
  const text = foreign === undefined ? undefined : decodedAs(bytes, labels[foreign] ?? foreign);
  if (text !== undefined) return { text: tidy(text), messages: [] };
  const start = sidePlace(source.language, { file: source.file, line: 1, column: 1 });
  return { messages: [message('import-encoding', start, {})] };
}

function decodedAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function tidy(text: string): string {
  return composeMarks(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
}

/** Whether broken bytes are the exception: the file is UTF-8, but damaged. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\uFFFD').length - 1;
  const good = text.match(/[\u{80}-\u{FFFC}\u{10000}-\u{10FFFF}]/gu)?.length ?? 0;
  return good > broken;
}
