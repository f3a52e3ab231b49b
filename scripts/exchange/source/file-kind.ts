/** What kind of file it is, by its first bytes and its name. */
import { foreignEncoding } from '../../manuscript/encoding.ts';

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
  if (bytes.includes(0) && !foreignEncoding(bytes)?.startsWith('UTF-16')) {
    return { kind: 'binary', found: '0x00' };
  }
  return { kind: isHtml(start, file) ? 'html' : 'text' };
}

/** OOXML, part 2: the main part of a Word document is named inside the package. */
function isWordDocument(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes).includes('word/document.xml');
}

function isHtml(start: string, file: string): boolean {
  const text = start.replaceAll('\0', '').replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '');
  return (
    /\.(?:x?html?)$/i.test(file) ||
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/i.test(text)
  );
}
