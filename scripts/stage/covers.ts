/** Stage: the covers of a publication and of its e-books as pictures. */
import type { Root } from 'hast';
import { cover, coverSize, thumbnailScale } from '../edition/cover.ts';
import type { EditionInput } from '../edition/edition.ts';
import { printTypography } from '../typography/print.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { OpenPage } from '../writer/browser/page.ts';
import type { EpubCover, EpubProfile } from '../writer/epub/book.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlText } from '../writer/html.ts';

/** What drawing takes. */
export interface CoverTools {
  readonly templates: { readonly coverCss: string };
  readonly browser: () => Promise<BrowserSession>;
}

export type BookCover = Pick<EpubCover, 'bytes' | 'mediaType'>;

/** The cover in the languages of a view, set for its picture: to be composed before fonts are cut. */
export function composeCover(view: EditionInput, { templates }: CoverTools): Root {
  return printTypography(cover(view, templates.coverCss), { hyphenate: true });
}

/** The cover of the publication, and the same in small. */
export function coverPictures(
  tree: Root,
  tools: CoverTools,
  fonts: CutFonts,
): Promise<readonly [cover: Uint8Array, thumbnail: Uint8Array]> {
  return drawn(tree, tools, fonts, async (open) => {
    const whole = await open.screenshot({ type: 'png' });
    return [whole, await open.screenshot({ type: 'png', enlarged: thumbnailScale })];
  });
}

/** Draws the cover of each view once. */
export type BookCovers = (view: EditionInput) => Promise<BookCover>;

/**
 * The covers of e-books: a book in one language has its cover in that language alone. Stores expect JPEG: the EBPAJ guide
 * (1.1.3, on the package document) names the file `cover.jpg`.
 *
 * @param whole the cover of `input`, as PNG
 */
export function bookCovers(
  input: EditionInput,
  whole: Uint8Array,
  profile: EpubProfile,
  tools: CoverTools,
  fonts: CutFonts,
): BookCovers {
  const isStore = profile === 'store';
  const draw = (view: EditionInput): Promise<BookCover> =>
    drawn(composeCover(view, tools), tools, fonts, async (open) =>
      isStore
        ? { bytes: await open.screenshot({ type: 'jpeg', quality: 92 }), mediaType: 'image/jpeg' }
        : { bytes: await open.screenshot({ type: 'png' }), mediaType: 'image/png' },
    );
  const made = new Map<string, Promise<BookCover>>();
  return (view) => {
    if (view === input && !isStore) return Promise.resolve({ bytes: whole, mediaType: 'image/png' });
    const key = view.publication.languages.join();
    const picture = made.get(key) ?? draw(view);
    made.set(key, picture);
    return picture;
  };
}

/** Opens a cover in the browser for whoever takes pictures of it. */
async function drawn<Result>(
  tree: Root,
  tools: CoverTools,
  fonts: CutFonts,
  take: (open: OpenPage) => Promise<Result>,
): Promise<Result> {
  const html = htmlText(tree).replace('<style>', () => `<style>${fonts.css}\n`);
  const session = await tools.browser();
  const open = await session.open(html, fonts.files, coverSize);
  try {
    return await take(open);
  } finally {
    await open.close();
  }
}
