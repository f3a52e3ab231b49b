/** The bytes of an exchange file → its units, or the message what is wrong with it. */
import { type Message, message } from '../../message/message.ts';
import { readTmx } from './tmx-reader.ts';
import type { Exchange } from './units.ts';
import { readXliff, type Unreadable } from './xliff-reader.ts';
import { readXml } from './xml.ts';

export type ExchangeFormat = 'tmx' | 'xliff';

/**
 * Reads TMX or XLIFF in UTF-8 or UTF-16.
 *
 * Messages, with the line: `exchange-encoding`; `exchange-kind` for XML of another kind; `exchange-marks` where a program
 * has dropped what marks stand for; `exchange-damaged` where the file is not well-formed or contradicts itself.
 *
 * @param file its path as the user typed it
 */
export function readExchange(
  bytes: Uint8Array,
  file: string,
  format: ExchangeFormat,
): { readonly exchange?: Exchange; readonly messages: readonly Message[] } {
  const kind = format === 'tmx' ? 'TMX' : 'XLIFF';
  const text = decoded(bytes);
  if (text === undefined) {
    return { messages: [message('exchange-encoding', { settings: { file, line: 1, column: 1 } }, { kind })] };
  }
  const xml = readXml(text);
  const read = 'reason' in xml ? xml : format === 'tmx' ? readTmx(xml.root) : readXliff(xml.root);
  return 'reason' in read ? { messages: [complaint(read, file, kind)] } : { exchange: read.exchange, messages: [] };
}

function complaint({ cause, reason, line }: Unreadable, file: string, kind: string): Message {
  const places = { settings: { file, line, column: 1 } };
  switch (cause) {
    case 'kind':
      return message('exchange-kind', places, { kind, found: reason });
    case 'marks':
      return message('exchange-marks', places, { unit: reason });
    default:
      return message('exchange-damaged', places, { kind, reason });
  }
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
