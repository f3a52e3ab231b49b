/** Reads zip files for tests: the entries as they stand in the archive, with what matters to EPUB (OCF, 4.2). */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  /** MS-DOS date and time. */
  readonly date: number;
  readonly time: number;
  readonly extraFieldBytes: number;
  readonly bytes: Buffer;
}

/** The entries in the order of the archive, from the local headers on; throws where an entry uses a data descriptor. */
export function unpack(archive: Uint8Array): ZipEntry[] {
  const zip = Buffer.from(archive);
  const entries: ZipEntry[] = [];
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    if ((zip.readUInt16LE(at + 6) & 8) !== 0) throw new Error('sizes are not in the header');
    const method = zip.readUInt16LE(at + 8);
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const extraFieldBytes = zip.readUInt16LE(at + 28);
    const start = nameEnd + extraFieldBytes;
    const end = start + zip.readUInt32LE(at + 18);
    const data = zip.subarray(start, end);
    entries.push({
      name: zip.toString('utf8', at + 30, nameEnd),
      method,
      time: zip.readUInt16LE(at + 10),
      date: zip.readUInt16LE(at + 12),
      extraFieldBytes,
      bytes: method === 0 ? data : inflateRawSync(data),
    });
    at = end;
  }
  return entries;
}

/** The text of one file of the archive. */
export function textOf(archive: Uint8Array, name: string): string {
  const entry = unpack(archive).find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`no ${name} in the archive`);
  return entry.bytes.toString('utf8');
}
