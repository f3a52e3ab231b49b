/** From the codes of shown text to characters, by the font's ToUnicode map (ISO 32000-1, 9.10.3). */
import type { PDFDict } from '@cantoo/pdf-lib';
import { PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { decodedStream } from '../stream.ts';
import { latin1 } from './operators.ts';

export interface FontText {
  /** How many bytes make a code. */
  readonly width: 1 | 2;
  /** The text of a code; undefined where the font does not say. */
  readonly text: (code: number) => string | undefined;
}

/** What the glyphs of a font say. A font of the type Type0 has codes of two bytes, as Chromium writes them (Identity). */
export function fontText(font: PDFDict): FontText {
  const width = font.get(PDFName.of('Subtype')) === PDFName.of('Type0') ? 2 : 1;
  const stream = font.lookup(PDFName.of('ToUnicode'));
  if (!(stream instanceof PDFRawStream)) return { width, text: () => undefined };
  const map = parsedMap(Buffer.from(decodedStream(stream)).toString('latin1'));
  return { width, text: (code) => map.get(code) };
}

function parsedMap(text: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, body = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', to = ''] of body.matchAll(/<([^>]*)>\s*<([^>]*)>/g)) {
      map.set(Number.parseInt(code, 16), unicode(to));
    }
  }
  for (const [, body = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, low = '', high = '', list, to = ''] of body.matchAll(
      /<([^>]*)>\s*<([^>]*)>\s*(?:\[([^\]]*)\]|<([^>]*)>)/g,
    )) {
      const first = Number.parseInt(low, 16);
      const last = Math.min(Number.parseInt(high, 16), first + 0xffff);
      const texts =
        list === undefined ? [] : Array.from(list.matchAll(/<([^>]*)>/g), (match) => unicode(match[1] ?? ''));
      for (let code = first; code <= last; code += 1) {
        map.set(code, list === undefined ? shifted(unicode(to), code - first) : (texts[code - first] ?? ''));
      }
    }
  }
  return map;
}

function unicode(hexadecimal: string): string {
  const bytes = Buffer.from(hexadecimal.replace(/\s+/g, ''), 'hex');
  return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
}

/** The last character counts on. */
function shifted(text: string, by: number): string {
  const characters = [...text];
  const last = characters.pop()?.codePointAt(0) ?? 0;
  return characters.join('') + String.fromCodePoint(last + by);
}

/** The codes in the operands of a text-showing operator. */
export function shownCodes(content: Uint8Array, start: number, end: number, width: 1 | 2): number[] {
  const result: number[] = [];
  for (const [, hexadecimal, literal] of latin1(content, start, end).matchAll(
    /<([^>]*)>|\(((?:[^\\()]|\\[\s\S])*)\)/g,
  )) {
    const bytes =
      hexadecimal === undefined
        ? literalBytes(literal ?? '')
        : [...Buffer.from(hexadecimal.replace(/\s+/g, ''), 'hex')];
    for (let at = 0; at + width <= bytes.length; at += width) {
      result.push(width === 1 ? (bytes[at] as number) : (bytes[at] as number) * 256 + (bytes[at + 1] as number));
    }
  }
  return result;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string without its outer parentheses (ISO 32000-1, 7.3.4.2). */
function literalBytes(literal: string): number[] {
  const text = literal.replace(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal?: string, other = '') => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    return /[\r\n]/.test(other) ? '' : (escapes[other] ?? other);
  });
  return [...Buffer.from(text, 'latin1')];
}
