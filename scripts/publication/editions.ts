/** The editions for reading that a publication asks for. */
import type { PagedEdition, Publication } from './schema.ts';

export type { PagedEdition } from './schema.ts';

const others: ReadonlySet<string> = new Set(['web', 'leaflet', 'epub']);

/** Whether the text goes on paper in any edition. */
export function isPrinted(publication: Pick<Publication, 'editions'>): boolean {
  return publication.editions.leaflet !== undefined || pagedEditions(publication).length > 0;
}

/** The booklet and every edition with a name of its own, in the order of the settings. */
export function pagedEditions({
  editions,
}: Pick<Publication, 'editions'>): readonly { readonly name: string; readonly settings: PagedEdition }[] {
  return Object.entries(editions).flatMap(([name, settings]) =>
    others.has(name) || settings === undefined ? [] : [{ name, settings: settings as PagedEdition }],
  );
}
