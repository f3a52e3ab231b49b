/** What kind of file it is, by its first bytes and its name. */

export type FileKind = 'text' | 'html' | 'docx' | 'empty' | 'binary';

export interface Kind {
  readonly kind: FileKind;
  /** What a binary file seems to be. */
  readonly found?: string;
}

/** First bytes of files that are no text, in Latin-1. */
const signatures: readonly (readonly [start: string, found: string])[] = [
  ['%PDF-', 'PDF'],
  ['\u00D0\u00CF\u0011\u00E0', 'DOC / XLS / PPT'],
  ['{\\rtf', 'RTF'],
  ['\u0089PNG', 'PNG'],
  ['\u00FF\u00D8\u00FF', 'JPEG'],
  ['GIF8', 'GIF'],
  ['\u001F\u008B', 'gzip'],
  ['7z\u00BC\u00AF', '7z'],
  ['\u007FELF', 'program'],
  ['MZ\u0090', 'program'],
];

const byteOrderMarks = ['\u00FF\u00FE', '\u00FE\u00FF'];

/**
 * @param bytes the whole file
 * @param file its name
 */
export function fileKind(bytes: Uint8Array, file: string): Kind {
  const start = Array.from(bytes.subarray(0, 1024), (byte) => String.fromCharCode(byte)).join('');
  if (start.startsWith('PK\u0003\u0004')) {
    return /\.docx$/i.test(file) || isWordDocument(bytes) ? { kind: 'docx' } : { kind: 'binary', found: 'ZIP' };
  }
  const signature = signatures.find(([mark]) => start.startsWith(mark));
  if (signature) return { kind: 'binary', found: signature[1] };
  if (/\.docx$/i.test(file)) return { kind: 'docx' };
  if (!bytes.some((byte) => byte > 0x20 && byte !== 0x7f)) return { kind: 'empty' };
  if (bytes.includes(0) && !byteOrderMarks.some((mark) => start.startsWith(mark)) && !isWide(bytes)) {
    return { kind: 'binary', found: '0x00' };
  }
  return { kind: isHtml(start, file) ? 'html' : 'text' };
}

/** OOXML, part 2: the main part of a Word document is named inside the package. */
function isWordDocument(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes('word/document.xml');
}

/** UTF-16 without byte order mark: about every second byte of Latin text and line ends is zero, on one side only. */
function isWide(bytes: Uint8Array): boolean {
  const zeros = [0, 0];
  for (let index = 0; index < bytes.length; index += 1)
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  return bytes.length % 2 === 0 && Math.min(...zeros) === 0;
}

function isHtml(start: string, file: string): boolean {
  const text = start.replaceAll('\0', '').replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '');
  return (
    /\.(?:x?html?)$/i.test(file) ||
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/i.test(text)
  );
}
