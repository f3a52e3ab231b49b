/** `--only leaflet` renews the leaflet and keeps what else lies in the publication's folder. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, ManifestEntry } from '../release/manifest.ts';
import { manifestText } from '../release/manifest.ts';
import type { OutputKind } from './options.ts';

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
  const former = await formerManifest(folder);
  if (!former || former.version !== fresh.manifest.version) return fresh;
  const wanted = former.artifacts.filter(({ kind }) => !only.has(kind as OutputKind));
  const files = new Map(fresh.files);
  const kept: ManifestEntry[] = [];
  for (const entry of wanted) {
    const bytes = await readFile(join(folder, entry.path)).catch(() => undefined);
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== entry.sha256) continue;
    files.set(entry.path, bytes);
    kept.push(entry);
  }
  const artifacts = [...fresh.manifest.artifacts, ...kept].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = { ...fresh.manifest, artifacts };
  files.set('manifest.json', new TextEncoder().encode(manifestText(manifest)));
  return { manifest, files };
}

/** The manifest of the former build, if there is one that this version of the program wrote. */
async function formerManifest(folder: string): Promise<Manifest | undefined> {
  try {
    const parsed = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    return Array.isArray(parsed.artifacts) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
