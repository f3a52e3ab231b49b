/** Reads POSIX ustar archives (IEEE Std 1003.1, "ustar Interchange Format"): regular files only, which is all we unpack. */

export interface TarFile {
  /** Relative, with `/`, never leaving the folder it is unpacked into. */
  readonly path: string;
  readonly executable: boolean;
  readonly bytes: Uint8Array;
}

const blockSize = 512;

/**
 * The regular files of a tar archive, in archive order; folders, links and extended headers are passed over.
 *
 * @throws RangeError when the archive is cut short, a header's checksum is wrong, or a path leaves the folder
 */
export function readTar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  let offset = 0;
  while (offset + blockSize <= archive.length) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header.every((byte) => byte === 0)) return files;
    if (octal(header, 148, 8) !== checksum(header)) throw new RangeError('The archive is damaged.');
    const size = octal(header, 124, 12);
    const start = offset + blockSize;
    if (start + size > archive.length) throw new RangeError('The archive is cut short.');
    const kind = header[156];
    if (kind === 0 || kind === 0x30) {
      const prefix = text(header, 345, 155);
      const path = prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
      if (path.startsWith('/') || path.split('/').includes('..')) throw new RangeError(`Unsafe path: ${path}`);
      files.push({
        path,
        executable: (octal(header, 100, 8) & 0o100) !== 0,
        bytes: archive.subarray(start, start + size),
      });
    }
    offset = start + Math.ceil(size / blockSize) * blockSize;
  }
  throw new RangeError('The archive is cut short.');
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(header, start, length).trim() || '0', 8);
}

/** The sum of all header bytes, its own field counted as spaces. */
function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}
