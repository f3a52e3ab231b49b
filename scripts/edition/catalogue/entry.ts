/** What the download page and the catalogues of reader apps know of a publication. */
import type { Language } from '../../message/message.ts';
import type { Publication } from '../../publication/schema.ts';
import type { Both } from '../bilingual.ts';

/** In the order in which readers look for them. */
export const fileGroups = ['web', 'epub', 'pdf', 'print', 'more'] as const;
export type FileGroup = (typeof fileGroups)[number];

/** A file that a reader can take home. */
export interface CatalogueFile {
  /** Relative to the document that lists it. */
  readonly href: string;
  /** The last part of its path. */
  readonly fileName: string;
  readonly group: FileGroup;
  /** Without the name of the format. */
  readonly name: Both<string>;
  readonly mediaType: string;
  readonly languages: readonly Language[];
  /** In bytes. */
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly pages?: number;
  readonly sheets?: number;
  /** The name of the paper, or `width × height mm`. */
  readonly paper?: string;
}

/** A picture of the cover. */
export interface CataloguePicture {
  readonly href: string;
  readonly mediaType: string;
  /** In pixels; absent where the folder was made before they were recorded. */
  readonly width?: number;
  readonly height?: number;
}

export type CatalogueAbout = Pick<Publication, 'date' | 'title' | 'description' | 'issuer' | 'url' | 'licence'> & {
  readonly subtitle?: Publication['title'] | undefined;
  readonly authors: readonly Both<string>[];
};

export interface CatalogueEntry {
  /** The publication's name in addresses. */
  readonly publication: string;
  /** An absolute IRI, the same for every version. */
  readonly id: string;
  readonly version: string;
  /** The leading language first. */
  readonly languages: readonly Language[];
  readonly about: CatalogueAbout;
  readonly files: readonly CatalogueFile[];
  readonly cover?: CataloguePicture;
  readonly thumbnail?: CataloguePicture;
  /** The files `opds.json` and `SHA256SUMS` of the publication. */
  readonly self: string;
  readonly checksums: string;
}

/** The title in both languages, the leading one first: `… — …`. */
export function entryTitle({ languages, about }: CatalogueEntry): string {
  return languages.map((language) => about.title[language]).join(' — ');
}

/** What a reader app can offer for reading; sheets for the copier and reports are not among them. */
export function readingFiles({ files }: CatalogueEntry): readonly CatalogueFile[] {
  const order: readonly FileGroup[] = ['epub', 'pdf', 'web'];
  return order.flatMap((group) => files.filter((file) => file.group === group));
}

/**
 * When the entry changed last (RFC 4287, 3.3): the day of the text, and its version as the time of that day, so that a
 * new version of the same day counts as newer. Version 1.2.3 of 5 March is `…-03-05T01:02:03Z`.
 */
export function updated({ version, about }: Pick<CatalogueEntry, 'version' | 'about'>): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const time = [Math.min(major, 23), Math.min(minor, 59), Math.min(patch, 59)];
  return `${about.date}T${time.map((part) => String(part).padStart(2, '0')).join(':')}Z`;
}

/** When the newest of the entries changed. */
export function lastUpdated(entries: readonly CatalogueEntry[]): string {
  return entries.map(updated).toSorted().at(-1) ?? '1970-01-01T00:00:00Z';
}
