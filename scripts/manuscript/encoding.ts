/** Which encoding bytes that are not UTF-8 seem to be in. */
import Encoding from 'encoding-japanese';

const escapeByte = 0x1b;

/** The encoding that the bytes seem to be in, or nothing where they look like UTF-8 (perhaps damaged). */
export function foreignEncoding(bytes: Uint8Array): string | undefined {
  return utf16(bytes) ?? iso2022jp(bytes) ?? multibyte(bytes);
}

/** UTF-16 by its byte order mark, or because the bytes read as UTF-16 give whole lines without control characters. */
function utf16(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  // Every ASCII character and line end of UTF-16 has a zero byte; UTF-8 text has none.
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  if (readsAsText(bytes, 'utf-16le')) return 'UTF-16 LE';
  if (readsAsText(bytes, 'utf-16be')) return 'UTF-16 BE';
  return undefined;
}

function readsAsText(bytes: Uint8Array, encoding: string): boolean {
  const text = decoded(bytes, encoding);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
  return text !== undefined && /[\n\r]/.test(text) && !/[\0-\u0008\u000E-\u001F]/.test(text);
}

/** ISO-2022-JP (RFC 1468): pure seven-bit bytes, so only the designations give it away. */
function iso2022jp(bytes: Uint8Array): string | undefined {
  for (let at = bytes.indexOf(escapeByte); at !== -1; at = bytes.indexOf(escapeByte, at + 1)) {
    const designation = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
    if (/^(?:\$[@B]|\$\([DOPQ]|\([JI])/.test(designation)) return 'ISO-2022-JP';
  }
  return undefined;
}

/** Shift_JIS or EUC-JP, unless most of the multi-byte characters are good UTF-8. */
function multibyte(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split('\uFFFD').length - 1;
  if (broken === 0) return undefined;
  const good = text.match(/[\u{80}-\u{FFFC}\u{10000}-\u{10FFFF}]/gu)?.length ?? 0;
  if (good > broken) return undefined;
  const detected = Encoding.detect(bytes, ['SJIS', 'EUCJP']);
  const likely = detected === 'EUCJP' ? ['EUC-JP', 'Shift_JIS'] : ['Shift_JIS', 'EUC-JP'];
  return likely.find((encoding) => decoded(bytes, encoding) !== undefined);
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
