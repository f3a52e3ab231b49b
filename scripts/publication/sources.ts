/** The files of a publication as they lie in its folder, read once, before anybody looks into them. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Language, type Message, message } from '../message/message.ts';

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
  /** Files that are there but cannot be read. */
  readonly unreadable: readonly Message[];
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

/** Reads the bytes of a file; the tests put one in its place that fails. */
export type ReadBytes = (path: string) => Promise<Uint8Array>;

/**
 * Reads settings and chapters of one publication. Chapters come sorted by name, which is their reading order. A file that
 * cannot be read brings `file-unreadable` and is left out.
 */
export async function readSources(folder: string, readBytes: ReadBytes = readFile): Promise<PublicationSources> {
  const paths = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !/(^|\/)[.~]|~$/.test(path))
    .toSorted();
  const unreadable: Message[] = [];
  const read = async (path: string, side: 'ja' | 'en' | 'settings'): Promise<SourceFile | undefined> => {
    const file = `${folder}/${path}`;
    try {
      return { file, bytes: await readBytes(join(folder, path)) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      unreadable.push(message('file-unreadable', { [side]: { file, line: 1, column: 1 } }, { reason }));
      return undefined;
    }
  };
  const chapters = async (language: Language): Promise<readonly ChapterFile[]> => {
    const names = paths.map((path) => chapterPath.exec(path)).filter((match) => match?.[1] === language);
    const files = names.map(async (match) => {
      const file = await read(match?.[0] ?? '', language);
      return file ? [{ ...file, name: match?.[2] ?? '' }] : [];
    });
    return (await Promise.all(files)).flat();
  };
  const [settings, ja, en] = await Promise.all([
    paths.includes('publication.yaml') ? read('publication.yaml', 'settings') : undefined,
    chapters('ja'),
    chapters('en'),
  ]);
  return {
    folder,
    ...(settings && { settings }),
    ja,
    en,
    unreadable,
    others: new Set(paths.filter((path) => !chapterPath.test(path))),
  };
}

const chapterPath = /^(ja|en)\/([^/]+)\.md$/;
