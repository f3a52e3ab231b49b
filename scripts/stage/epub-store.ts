/**
 * Stage: what the publisher must know before giving a book to Japanese stores: where the EBPAJ guide (1.1.3) and
 * accessibility disagree, in which case the file keeps what readers need; and what a store may refuse.
 */
import type { Oversize } from '../edition/epub-parts.ts';
import { type Message, message, type Places } from '../message/message.ts';
import type { Row } from '../parallel/document.ts';
import { rowsOf } from '../parallel/notes.ts';
import { placeOf } from '../parallel/place.ts';
import type { Image, ImageType } from './images.ts';
import { pixelSize } from './picture-size.ts';
import type { PreparedPublication } from './publication.ts';

/** The formats that the guide does not name (on pictures), as people call them: they may come out blank. */
const others: Readonly<Partial<Record<ImageType, string>>> = { 'image/svg+xml': 'SVG', 'image/webp': 'WebP' };

/** The guide sets no limit. Apple Books has the lowest that is published for pictures in a book (Asset Guide: 5.6 million). */
const mostPixels = 5_600_000;

/** What is in the books that were made. */
export interface StoreBooks {
  readonly oversize: readonly Oversize[];
  readonly hasFonts: boolean;
}

/** The messages of a publication whose EPUBs follow the stores' profile; none for any other. */
export async function storeMessages(prepared: PreparedPublication, books: StoreBooks): Promise<readonly Message[]> {
  const { epub } = prepared.input.publication.editions;
  if (epub?.profile !== 'store') return [];
  const settings = prepared.placeOf('editions', 'epub', 'profile');
  return [
    message('epub-store-markup', { settings }, {}),
    ...(epub.files.includes('bilingual') ? [message('epub-store-languages', { settings }, {})] : []),
    ...(books.hasFonts ? [message('epub-store-fonts', { settings }, {})] : []),
    ...longRows(books.oversize, prepared),
    ...(await Promise.all(prepared.images.map(imageMessages))).flat(),
  ];
}

/** Each row once, with its length in the book where it is longest. */
function longRows(oversize: readonly Oversize[], { input }: PreparedPublication): Message[] {
  const bytesOf = new Map<string, number>();
  for (const { row, bytes } of oversize) bytesOf.set(row, Math.max(bytes, bytesOf.get(row) ?? 0));
  return input.document.chapters.flatMap((chapter) =>
    rowsOf(chapter.sections).flatMap((row) => {
      const bytes = bytesOf.get(row.id);
      if (bytes === undefined) return [];
      const places = rowPlaces(row, { ja: chapter.ja.file, en: chapter.en.file });
      return [message('epub-store-row', places, { kilobytes: Math.round(bytes / 1000) })];
    }),
  );
}

function rowPlaces({ ja: [ja], en: [en] }: Row, files: { readonly ja: string; readonly en: string }): Places {
  return { ...(ja && { ja: placeOf(ja, files.ja) }), ...(en && { en: placeOf(en, files.en) }) };
}

async function imageMessages({ path, mediaType, bytes, places }: Image): Promise<Message[]> {
  const found = others[mediaType];
  if (found !== undefined) return [message('epub-store-image', places, { path, found })];
  const size = await pixelSize(bytes, mediaType);
  if (!size || size.width * size.height <= mostPixels) return [];
  return [message('epub-store-pixels', places, { path, ...size })];
}
