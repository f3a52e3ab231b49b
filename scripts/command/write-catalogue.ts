/** The list of publications in the output folder, kept true to the folders that lie there. */
import { join } from 'node:path';
import type { Manifest } from '../release/manifest.ts';
import { catalogueOf } from '../stage/catalogue.ts';
import { replaceFiles } from './replace-folder.ts';
import { listedPublications, readManifest, unchangedFiles } from './written.ts';

/**
 * Writes `index.html`, `opds.json`, `opds.xml` and `feed.xml`. After a build of all publications they list these. After
 * a build of some, or of a part, the others stay listed as long as their folders hold them; what is said of those is
 * what lies there, not what the manuscripts have become since.
 *
 * @param out the output folder, with the folders of the publications already written
 * @param built the publications that were written now, or could not be
 * @param isWhole whether these are all
 */
export async function writeCatalogue(out: string, built: readonly Built[], isWhole: boolean): Promise<void> {
  const ids = new Set([...built.map(({ id }) => id), ...(isWhole ? [] : await listedPublications(out))]);
  const manifests: Manifest[] = [];
  for (const id of [...ids].toSorted()) {
    const manifest = built.find((one) => one.id === id)?.manifest ?? (await asItLies(join(out, id)));
    if (manifest) manifests.push(manifest);
  }
  if (manifests.length > 0) await replaceFiles(out, await catalogueOf(manifests));
}

/** A publication of this build; without a manifest where its folder could not be written and is as before. */
export interface Built {
  readonly id: string;
  readonly manifest?: Manifest;
}

/** The manifest of a folder, without the files that are not there any more or are not what it says. */
async function asItLies(folder: string): Promise<Manifest | undefined> {
  const manifest = await readManifest(folder);
  if (!manifest) return undefined;
  const there = await unchangedFiles(folder, manifest.artifacts);
  return there.size === 0 ? undefined : { ...manifest, artifacts: [...there.keys()] };
}
