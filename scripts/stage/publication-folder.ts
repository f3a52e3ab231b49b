/** Stage: a publication's files and their manifest → the whole folder, with what describes it. */
import { opdsPublication } from '../edition/catalogue/opds-json.ts';
import { checksumsText } from '../release/checksums.ts';
import { type Manifest, manifestText } from '../release/manifest.ts';
import { words } from '../template/translate.ts';
import { entryOf } from './catalogue-files.ts';

/**
 * Adds `manifest.json`, `SHA256SUMS` and `opds.json`, which all follow from the manifest.
 *
 * @param files the artifacts by path
 */
export function publicationFolder(
  manifest: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const frame = words();
  const utf8 = new TextEncoder();
  const manifestBytes = utf8.encode(manifestText(manifest));
  const entry = opdsPublication(entryOf(manifest, '', frame), frame);
  return new Map([
    ...files,
    ['manifest.json', manifestBytes],
    ['SHA256SUMS', utf8.encode(checksumsText(manifest, manifestBytes))],
    ['opds.json', utf8.encode(`${JSON.stringify(entry, null, 2)}\n`)],
  ]);
}
