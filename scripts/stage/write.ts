/** Stage: a prepared publication → the artifacts of its editions. */
import { leaflet } from '../edition/leaflet.ts';
import { page } from '../edition/page.ts';
import { translationPage } from '../edition/translation-page.ts';
import { printTypography, screenTypography } from '../typography/print.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlBytes } from '../writer/html.ts';
import { type ComposedBook, composeBooks, writeBook } from './book.ts';
import { composeCover } from './covers.ts';
import { type PrintedBooklet, writeCoverAndEpub } from './epub.ts';
import { cutFor, missingGlyphs } from './fonts.ts';
import { withInlineImages } from './images.ts';
import { writeLeaflet } from './leaflet.ts';
import type { PreparedPublication } from './publication.ts';
import { nothing, type WriteTools, type Written } from './written.ts';

/** Makes every edition that the settings and the caller want. Editions are made at the same time. */
export async function writePublication(prepared: PreparedPublication, tools: WriteTools): Promise<Written> {
  const { editions, print } = prepared.input.publication;
  const { wants } = tools;
  const twoUpLayout = wants('print') ? print['2up'] : undefined;
  const wantsEpub = editions.epub !== undefined && wants('epub');
  // Typographic marks come in here, so this goes before cutting fonts.
  const sheet =
    editions.leaflet &&
    (wants('leaflet') || twoUpLayout) &&
    printTypography(leaflet(prepared.input, editions.leaflet, tools.templates.leafletCss), { hyphenate: true });
  const cover = wantsEpub || wants('image') ? composeCover(prepared.input, tools) : undefined;
  // The e-books name the pages of the printed booklet, so it is made for them as well.
  const books = composeBooks(prepared, tools.templates.bookCss, (kind) =>
    kind === 'booklet' ? wants(kind) || wantsEpub : wants(kind),
  );
  const fonts = await cutFor([...[sheet, cover].flatMap((tree) => tree ?? []), ...books.map(({ tree }) => tree)]);
  const written = new Map(books.map((one) => [one.name, writeOne(one, prepared, tools, fonts)]));
  const booklet = written.get('booklet')?.then(({ bytes, starts }) => ({ bytes, starts }));
  if (!wants('booklet')) written.delete('booklet');
  const results: readonly Written[] = await Promise.all([
    editions.web !== undefined && wants('web') ? writePage(prepared, tools) : nothing,
    wants('web') ? writeTranslation(prepared, tools) : nothing,
    sheet ? writeLeaflet(sheet, prepared, tools, fonts) : nothing,
    ...written.values(),
    cover ? writeCoverAndEpub(cover, prepared, tools, fonts, booklet) : nothing,
  ]);
  const settings = prepared.placeOf('title');
  return {
    artifacts: results.flatMap(({ artifacts }) => artifacts),
    messages: [
      ...missingGlyphs(fonts.missing, prepared.input.document, settings),
      ...results.flatMap(({ messages }) => messages),
    ],
    fits: results.flatMap(({ fits = [] }) => fits),
  };
}

function writePage({ input, images }: PreparedPublication, { templates, progress }: WriteTools): Written {
  const tree = screenTypography(page(input, { css: templates.pageCss, script: templates.pageScript }));
  const inline = withInlineImages(tree, new Map(images.map((image) => [image.path, image])));
  progress('index.html');
  return {
    artifacts: [
      {
        path: 'index.html',
        kind: 'web',
        edition: 'web',
        languages: input.publication.languages,
        mediaType: 'text/html',
        bytes: htmlBytes(inline),
      },
    ],
    messages: [],
  };
}

function writeTranslation({ input, translation }: PreparedPublication, { templates, progress }: WriteTools): Written {
  if (!translation?.isTracked) return nothing;
  progress('translation.html');
  return {
    artifacts: [
      {
        path: 'translation.html',
        kind: 'web',
        edition: 'translation',
        languages: input.publication.languages,
        mediaType: 'text/html',
        bytes: htmlBytes(translationPage(input, translation.report, templates.translationCss)),
      },
    ],
    messages: [],
  };
}

async function writeOne(
  book: ComposedBook,
  prepared: PreparedPublication,
  tools: WriteTools,
  fonts: CutFonts,
): Promise<Written & PrintedBooklet> {
  const { artifact, messages, fits, starts } = await writeBook(book, prepared, await tools.browser(), fonts);
  tools.progress(`${artifact.path} (${artifact.pages})`);
  return { artifacts: [artifact], messages, fits, bytes: artifact.bytes, starts };
}
