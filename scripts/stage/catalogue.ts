/** Stage: the manifests of publications → the download page, the catalogues for reader apps and the feed. */
import { atomFeed, opdsAtom } from '../edition/catalogue/atom.ts';
import type { CatalogueEntry } from '../edition/catalogue/entry.ts';
import { opdsJson } from '../edition/catalogue/opds-json.ts';
import { cataloguePage } from '../edition/catalogue/page.ts';
import type { Manifest } from '../release/manifest.ts';
import { loadTemplates } from '../template/load.ts';
import { words } from '../template/translate.ts';
import { uuidFromName } from '../writer/epub/identifier.ts';
import { htmlBytes } from '../writer/html.ts';
import { xmlBytes } from '../writer/xml.ts';
import { entryOf } from './catalogue-files.ts';

/** The names of the files that make up the list of publications; the page is the last. */
export const catalogueNames = ['feed.xml', 'opds.json', 'opds.xml', 'index.html'] as const;

/**
 * The list of some publications.
 *
 * @param manifests in the order of the list
 * @returns the files by name, for the folder in which the folders of the publications are
 */
export async function catalogueOf(manifests: readonly Manifest[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const frame = words();
  const entries = manifests.map((manifest) => entryOf(manifest, `${manifest.publication}/`, frame));
  const json = JSON.stringify(opdsJson(entries, frame), null, 2);
  const { catalogueCss } = await loadTemplates();
  const page = cataloguePage(entries, frame, catalogueCss);
  const files: Record<(typeof catalogueNames)[number], Uint8Array> = {
    'feed.xml': xmlBytes(atomFeed(entries, feedId(entries, 'feed'), frame)),
    'opds.json': new TextEncoder().encode(`${json}\n`),
    'opds.xml': xmlBytes(opdsAtom(entries, feedId(entries, 'opds'), frame)),
    'index.html': htmlBytes(page),
  };
  return new Map(catalogueNames.map((name) => [name, files[name]]));
}

/**
 * The id of a feed (RFC 4287, 4.2.6), which must outlive its entries: it comes from the address of the organisation's
 * site, the first by name where the official texts are on several.
 */
function feedId(entries: readonly CatalogueEntry[], feed: string): string {
  const [site = ''] = entries.map(({ about }) => new URL(about.url).origin).toSorted();
  return `urn:uuid:${uuidFromName(`${site}/#${feed}`)}`;
}
