/** What the list of publications offers of each one. */

import { inBoth } from '../edition/bilingual.ts';
import type { CatalogueEntry, CatalogueFile } from '../edition/catalogue.ts';
import type { Manifest, ManifestEntry } from '../release/manifest.ts';
import type { WordKey, Words } from '../template/translate.ts';

const names: readonly (readonly [edition: string, word: WordKey])[] = [
  ['web', 'frame.webPage'],
  ['leaflet', 'frame.leaflet'],
  ['booklet', 'frame.booklet'],
  ['epub', 'frame.epub'],
  ['2up', 'frame.twoUp'],
  ['translation', 'frame.translation'],
];

/** The files in the order in which readers look for them, and the cover. */
export function catalogueFiles(id: string, manifest: Manifest, words: Words): Pick<CatalogueEntry, 'files' | 'cover'> {
  const find = (edition: string): ManifestEntry | undefined =>
    manifest.artifacts.find((artifact) => artifact.edition === edition);
  const files = names.flatMap(([edition, word]): CatalogueFile[] => {
    const entry = find(edition);
    if (!entry) return [];
    const { path, bytes, pages } = entry;
    return [{ href: `${id}/${path}`, name: inBoth(words, word), bytes, ...(pages !== undefined && { pages }) }];
  });
  const cover = find('cover');
  return { files, ...(cover && { cover: `${id}/${cover.path}` }) };
}
