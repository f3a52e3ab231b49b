/** The files of a publication as they lie in its folder, read once, before anybody looks into them. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file: its path as the user would type it, and its bytes. */
export interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A chapter file of one language; `name` is the file name without `.md`. */
export interface ChapterFile extends SourceFile {
  readonly name: string;
}

export interface PublicationSources {
  /** The publication's folder as the user would type it, with `/`. */
  readonly folder: string;
  readonly settings?: SourceFile;
  readonly ja: readonly ChapterFile[];
  readonly en: readonly ChapterFile[];
  /** Paths of everything else, relative to the folder, with `/`; read when something asks for them. */
  readonly others: ReadonlySet<string>;
}

/** Reads a file of the publication, by its path relative to the folder. */
export function readOther(sources: PublicationSources, path: string): Promise<Uint8Array> {
  return readFile(join(sources.folder, path));
}

/**
 * The folders below `manuscripts` that hold a publication or look as if they should, sorted.
 *
 * @param manuscripts the folder of manuscripts
 * @returns nothing when there is no such folder
 */
export async function publicationFolders(manuscripts: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(manuscripts, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .toSorted();
  } catch {
    return undefined;
  }
}

/** Reads settings and chapters of one publication. Chapters come sorted by name, which is their reading order. */
export async function readSources(folder: string): Promise<PublicationSources> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)[.~]|~$/.test(path))
    .toSorted();
  const [settings, ja, en] = await Promise.all([
    paths.includes('publication.yaml') ? read(folder, 'publication.yaml') : undefined,
    chapters(folder, 'ja', paths),
    chapters(folder, 'en', paths),
  ]);
  return {
    folder,
    ...(settings && { settings }),
    ja,
    en,
    others: new Set(paths.filter((path) => !/^(ja|en)\/[^/]+\.md$/.test(path))),
  };
}

function chapters(folder: string, language: 'ja' | 'en', paths: readonly string[]): Promise<readonly ChapterFile[]> {
  const files = paths.filter((path) => path.startsWith(`${language}/`) && /^[^/]+\/[^/]+\.md$/.test(path));
  return Promise.all(
    files.map(async (path) => ({
      ...(await read(folder, path)),
      name: path.slice(language.length + 1, -'.md'.length),
    })),
  );
}

async function read(folder: string, path: string): Promise<SourceFile> {
  return { file: `${folder}/${path}`, bytes: await readFile(join(folder, path)) };
}
