/** Makes small tar archives for tests. */

export interface Entry {
  readonly path: string;
  readonly mode?: number;
  readonly type?: string;
  readonly bytes: Uint8Array;
}

/** A ustar archive of these entries, with its closing blocks. */
export function tarArchive(entries: readonly Entry[]): Uint8Array {
  const blocks = entries.flatMap(({ path, mode = 0o644, type = '0', bytes }) => {
    const header = Buffer.alloc(512);
    header.write(path, 0);
    header.write(mode.toString(8).padStart(7, '0'), 100);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    header.write('        ', 148);
    header.write(type, 156);
    header.write('ustar\u000000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
