/** `manifest.json`: what a publication's folder holds, with sizes and checksums. */
import { createHash } from 'node:crypto';
import type { Language } from '../message/message.ts';

/** A finished file of a publication. */
export interface Artifact {
  /** Relative to the publication's folder, with `/`. */
  readonly path: string;
  readonly kind: ArtifactKind;
  /** The edition's name in `publication.yaml`; for printed sheets the layout. */
  readonly edition: string;
  readonly languages: readonly Language[];
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly pages?: number;
  readonly sheets?: number;
  /** The name of the paper, or `width × height mm`. */
  readonly paper?: string;
  /** Of a booklet or book: how it shows the languages, as in `publication.yaml`, and the size of its text in pt. */
  readonly layout?: string;
  readonly typeSize?: number;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

export type ArtifactKind = 'web' | 'leaflet' | 'booklet' | 'book' | 'print' | 'epub' | 'image';

/** Something said in both languages. */
type Both = Readonly<Record<Language, string>>;

/** What shelves and catalogues say of a publication, as in `publication.yaml`. */
export interface About {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly title: Both;
  readonly subtitle?: Both | undefined;
  readonly description: Both;
  readonly issuer: Both;
  readonly authors: readonly Both[];
  /** Where the official text is. */
  readonly url: string;
  readonly licence: { readonly id: string; readonly url: string };
}

export interface Manifest {
  readonly publication: string;
  readonly version: string;
  readonly languages: readonly Language[];
  readonly about: About;
  readonly artifacts: readonly ManifestEntry[];
}

export interface ManifestEntry extends Omit<Artifact, 'bytes'> {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Describes the artifacts, sorted by path; no clock time, no names of machines or people. */
export function manifestOf(
  publication: About & { readonly id: string; readonly version: string; readonly languages: readonly Language[] },
  artifacts: readonly Artifact[],
): Manifest {
  const entries = artifacts.map(entryOf).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return {
    publication: publication.id,
    version: publication.version,
    languages: publication.languages,
    about: aboutOf(publication),
    artifacts: entries,
  };
}

function aboutOf({ date, title, subtitle, description, issuer, authors, url, licence }: About): About {
  return {
    date,
    title,
    ...(subtitle && { subtitle }),
    description,
    issuer,
    authors: authors.map(({ ja, en }) => ({ ja, en })),
    url,
    licence: { id: licence.id, url: licence.url },
  };
}

function entryOf({ path, kind, edition, languages, mediaType, bytes, ...facts }: Artifact): ManifestEntry {
  const { pages, sheets, paper, layout, typeSize, width, height } = facts;
  return {
    path,
    kind,
    edition,
    languages,
    mediaType,
    bytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(pages !== undefined && { pages }),
    ...(sheets !== undefined && { sheets }),
    ...(paper !== undefined && { paper }),
    ...(layout !== undefined && { layout }),
    ...(typeSize !== undefined && { typeSize }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}

/** The text of `manifest.json`. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
