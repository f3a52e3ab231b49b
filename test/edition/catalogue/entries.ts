/** Entries of the list of publications, made from manifests as a build makes them. */
import type { CatalogueEntry } from '../../../scripts/edition/catalogue/entry.ts';
import { type Artifact, type Manifest, manifestOf } from '../../../scripts/release/manifest.ts';
import { entryOf } from '../../../scripts/stage/catalogue-files.ts';
import { words } from '../../../scripts/template/translate.ts';
import { about } from '../../release/about.ts';

export function artifact(path: string, more: Partial<Artifact> & { readonly size?: number } = {}): Artifact {
  const { size = 1000, ...rest } = more;
  return {
    path,
    kind: 'web',
    edition: 'web',
    languages: ['ja', 'en'],
    mediaType: 'text/html',
    bytes: new Uint8Array(size),
    ...rest,
  };
}

const pdf = { mediaType: 'application/pdf', pages: 2, paper: 'A4' } as const;
const epub = { kind: 'epub', mediaType: 'application/epub+zip' } as const;
const image = { kind: 'image', mediaType: 'image/png' } as const;

/** Every kind of file there is and will be, in the order of a manifest. */
export const artifacts: readonly Artifact[] = [
  artifact('images/card.png', { ...image, edition: 'card' }),
  artifact('images/cover.png', { ...image, edition: 'cover', width: 1200, height: 1800 }),
  artifact('images/thumbnail.png', { ...image, edition: 'thumbnail', width: 400, height: 600 }),
  artifact('index.html', { size: 1499 }),
  artifact('print/small-2up.pdf', { ...pdf, kind: 'print', edition: '2up', sheets: 1, size: 3_000_000 }),
  artifact('small-booklet.pdf', { ...pdf, kind: 'booklet', edition: 'booklet', pages: 17, paper: 'A5' }),
  artifact('small-en.epub', { ...epub, edition: 'en', languages: ['en'] }),
  artifact('small-ja-vertical.epub', { ...epub, edition: 'epub-ja-vertical', languages: ['ja'] }),
  artifact('small-ja-vertical.pdf', { ...pdf, kind: 'book', edition: 'ja-vertical', languages: ['ja'] }),
  artifact('small-ja.epub', { ...epub, edition: 'epub-ja', languages: ['ja'] }),
  artifact('small-large-print.pdf', { ...pdf, kind: 'booklet', edition: 'large-print', pages: 30 }),
  artifact('small-leaflet.pdf', { ...pdf, kind: 'leaflet', edition: 'leaflet', pages: 1, paper: '210 × 99 mm' }),
  artifact('small-pocket-2.pdf', { ...pdf, kind: 'book', edition: 'pocket-2', paper: 'postcard' }),
  artifact('small.epub', { ...epub, edition: 'epub', size: 65_432 }),
  artifact('translation.html', { edition: 'translation' }),
];

export function manifest(more: Partial<Manifest> = {}, files: readonly Artifact[] = artifacts): Manifest {
  const id = more.publication ?? 'small';
  return { ...manifestOf({ ...about, id, version: '1.0.0', languages: ['ja', 'en'] }, files), ...more };
}

export function entry(more: Partial<Manifest> = {}, files?: readonly Artifact[]): CatalogueEntry {
  const made = manifest(more, files);
  return entryOf(made, `${made.publication}/`, words());
}
