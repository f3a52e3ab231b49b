/** `SHA256SUMS`: what `sha256sum -c` and `shasum -a 256 -c` check the files of a folder with. */
import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.ts';

/**
 * One line for each file of the manifest and one for the manifest itself, sorted by path.
 *
 * @param manifest what the folder holds
 * @param manifestBytes the file `manifest.json`
 */
export function checksumsText(manifest: Manifest, manifestBytes: Uint8Array): string {
  const own = { path: 'manifest.json', sha256: createHash('sha256').update(manifestBytes).digest('hex') };
  return [...manifest.artifacts, own]
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}
