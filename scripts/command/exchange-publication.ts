/** What export and import of translations both begin with: the rows of one publication. */
import type { Message } from '../message/message.ts';
import { assemble } from '../parallel/assemble.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { readPublication } from '../publication/read.ts';
import { type PublicationSources, publicationFolders, readSources } from '../publication/sources.ts';
import { readChapters } from '../stage/read-chapters.ts';

export interface RowsOfPublication {
  readonly document: ParallelDocument;
  readonly sources: PublicationSources;
  /** The leading language. */
  readonly leading: 'ja' | 'en';
  /** Of reading the chapters; where there is an error, rows may be missing. */
  readonly messages: readonly Message[];
}

/** Reads a publication by its folder's name; nothing where there is none. */
export async function rowsOfPublication(manuscripts: string, name: string): Promise<RowsOfPublication | undefined> {
  const folders = await publicationFolders(manuscripts);
  if (!folders?.includes(name)) return undefined;
  const sources = await readSources(`${manuscripts}/${name}`);
  const { pairs, messages } = await readChapters(sources);
  const settings = sources.settings && new TextDecoder().decode(sources.settings.bytes);
  const publication = settings === undefined ? undefined : readPublication(settings, 'publication.yaml').publication;
  return { document: assemble(pairs).document, sources, leading: publication?.languages[0] ?? 'ja', messages };
}
