/** What former builds have left in the output folder. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest, ManifestEntry } from '../release/manifest.ts';

/** The manifest of a publication's folder, if there is one that this version of the program wrote. */
export async function readManifest(folder: string): Promise<Manifest | undefined> {
  const parsed = await readJson(join(folder, 'manifest.json'));
  const about = isObject(parsed) ? parsed.about : undefined;
  const isOurs = isObject(parsed) && Array.isArray(parsed.artifacts) && isObject(about) && isObject(about.title);
  return isOurs ? (parsed as unknown as Manifest) : undefined;
}

/**
 * Those files of a publication that are still as its manifest describes them, with their bytes.
 *
 * @param entries what the manifest says of them
 */
export async function unchangedFiles(
  folder: string,
  entries: readonly ManifestEntry[],
): Promise<ReadonlyMap<ManifestEntry, Uint8Array>> {
  const kept = new Map<ManifestEntry, Uint8Array>();
  for (const entry of entries) {
    const bytes = await readFile(join(folder, entry.path)).catch(() => undefined);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === entry.sha256) kept.set(entry, bytes);
  }
  return kept;
}

/** The ids of the publications that the list in the output folder names, in its order. */
export async function listedPublications(out: string): Promise<readonly string[]> {
  const parsed = await readJson(join(out, 'opds.json'));
  if (!isObject(parsed)) return [];
  const listed = arrayAt(parsed, 'publications').map((one) => {
    const self = arrayAt(one, 'links').find((link) => isObject(link) && link.rel === 'self');
    return /^([a-z0-9-]+)\/opds\.json$/.exec(textAt(self, 'href'))?.[1];
  });
  const others = arrayAt(parsed, 'navigation').map(
    (one) => /^index\.html#([a-z0-9-]+)$/.exec(textAt(one, 'href'))?.[1],
  );
  return [...listed, ...others].filter((id) => id !== undefined);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arrayAt(value: unknown, key: string): readonly unknown[] {
  const found = isObject(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

function textAt(value: unknown, key: string): string {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}
