/** `--only leaflet` renews the leaflet and keeps what else lies in the publication's folder. */
import type { Manifest } from '../release/manifest.ts';
import { publicationFolder } from '../stage/publication-folder.ts';
import type { OutputKind } from './options.ts';
import { readManifest, unchangedFiles } from './written.ts';

/** A publication's files with their manifest. */
interface Folder {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Adds to freshly made files those of the former build that were not asked for. A former file counts only while it is
 * the one that the former manifest describes; of another version nothing is kept, because one folder is one version.
 *
 * @param fresh what was made now
 * @param folder the publication's folder
 * @param only the kinds that were asked for
 */
export async function keepOthers(fresh: Folder, folder: string, only: ReadonlySet<OutputKind>): Promise<Folder> {
  const former = await readManifest(folder);
  if (!former || former.version !== fresh.manifest.version) return fresh;
  const wanted = former.artifacts.filter(({ kind }) => !only.has(kind as OutputKind));
  const kept = await unchangedFiles(folder, wanted);
  const artifacts = [...fresh.manifest.artifacts, ...kept.keys()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = { ...fresh.manifest, artifacts };
  const files = new Map([...fresh.files, ...[...kept].map(([{ path }, bytes]) => [path, bytes] as const)]);
  return { manifest, files: publicationFolder(manifest, files) };
}
