/** The bytes of an exchange file → its units, or the message what is wrong with it. */
import { type Message, message } from '../../message/message.ts';
import { readTmx } from './tmx-reader.ts';
import type { Exchange } from './units.ts';
import { readXliff } from './xliff-reader.ts';
import { readXml } from './xml.ts';

export type ExchangeFormat = 'tmx' | 'xliff';

/**
 * Reads TMX or XLIFF in UTF-8 or UTF-16.
 *
 * Messages: `exchange-damaged` with the line where the file is not well-formed or not of its kind.
 *
 * @param file its path as the user typed it
 */
export function readExchange(
  bytes: Uint8Array,
  file: string,
  format: ExchangeFormat,
): { readonly exchange?: Exchange; readonly messages: readonly Message[] } {
  const kind = format === 'tmx' ? 'TMX' : 'XLIFF';
  const damaged = (reason: string, line: number) => ({
    messages: [message('exchange-damaged', { settings: { file, line, column: 1 } }, { kind, reason })],
  });
  const text = decoded(bytes);
  if (text === undefined) return damaged('UTF-8?', 1);
  const xml = readXml(text);
  if ('reason' in xml) return damaged(xml.reason, xml.line);
  const read = format === 'tmx' ? readTmx(xml.root) : readXliff(xml.root);
  return 'reason' in read ? damaged(read.reason, read.line) : { exchange: read.exchange, messages: [] };
}

function decoded(bytes: Uint8Array): string | undefined {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
