/** Stage: a prepared publication → its cover picture and its EPUBs. */
import type { Element, Root } from 'hast';
import type { OutputKind } from '../command/options.ts';
import { coverSize } from '../edition/cover.ts';
import type { EditionInput } from '../edition/edition.ts';
import { type EpubDocument, epubEdition } from '../edition/epub.ts';
import { inOneLanguage } from '../edition/epub-language.ts';
import type { Oversize } from '../edition/epub-parts.ts';
import type { EpubStyle } from '../edition/epub-style.ts';
import type { Message } from '../message/message.ts';
import { isPrinted } from '../publication/editions.ts';
import type { EpubEdition, EpubFile } from '../publication/schema.ts';
import type { Artifact } from '../release/manifest.ts';
import { screenTypography } from '../typography/print.ts';
import type { EpubTemplates } from '../writer/epub/archive.ts';
import { writeEpub } from '../writer/epub/write-epub.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import type { PageStart } from '../writer/pdf/page-starts.ts';
import { finishedPages } from '../writer/pdf/printed-pages.ts';
import { type BookCovers, bookCovers, type CoverTools, coverPictures } from './covers.ts';
import { epubBook, frameWords } from './epub-book.ts';
import { type EpubFonts, fontsForAll, fontsForRare, missingRareGlyphs, typefacesFor } from './epub-fonts.ts';
import { cutToSize } from './epub-parts.ts';
import { storeMessages } from './epub-store.ts';
import { pixelSize } from './picture-size.ts';
import type { PreparedPublication } from './publication.ts';

/** What the stage needs of the tools that all editions share. */
export interface EpubTools extends CoverTools {
  readonly epub: { readonly templates: EpubTemplates; readonly stylesheet: string };
  readonly wants: (kind: OutputKind) => boolean;
  readonly progress: (step: string) => void;
}

interface WrittenEpubs {
  readonly artifacts: readonly Artifact[];
  readonly messages: readonly Message[];
}

/** The finished booklet, and where its pages begin in the text. */
export interface PrintedBooklet {
  readonly bytes: Uint8Array;
  readonly starts: readonly PageStart[];
}

/**
 * Makes the cover, and the EPUBs where they are wanted.
 *
 * @param tree the cover in all languages of the publication
 * @param booklet whose pages the page list names; absent where there is none
 */
export async function writeCoverAndEpub(
  tree: Root,
  prepared: PreparedPublication,
  tools: EpubTools,
  fonts: CutFonts,
  booklet: Promise<PrintedBooklet> | undefined,
): Promise<WrittenEpubs> {
  const { publication } = prepared.input;
  const [bytes, small] = await coverPictures(tree, tools, fonts);
  const image = async (edition: 'cover' | 'thumbnail', picture: Uint8Array): Promise<Artifact> => ({
    path: `images/${edition}.png`,
    kind: 'image',
    edition,
    languages: publication.languages,
    mediaType: 'image/png',
    bytes: picture,
    ...(await pixelSize(picture, 'image/png')),
  });
  const pictures = await Promise.all([image('cover', bytes), image('thumbnail', small)]);
  const settings = publication.editions.epub;
  if (!settings || !tools.wants('epub')) return { artifacts: pictures, messages: [] };
  const printed = await booklet;
  const style = printed && {
    printed: { ...(await finishedPages(printed.bytes)), starts: printed.starts, file: `${publication.id}-booklet.pdf` },
  };
  const covers = bookCovers(prepared.input, bytes, settings.profile, tools, fonts);
  // All covers are drawn at the same time, while the first book is composed.
  const views = settings.files.map((file) => [file, viewOf(prepared.input, file)] as const);
  for (const [, view] of views) covers(view).catch(() => undefined);
  const books: WrittenBook[] = [];
  for (const [file, view] of views)
    books.push(await writeBook(file, view, settings, prepared, tools, covers, style ?? {}));
  return {
    artifacts: [...(tools.wants('image') ? pictures : []), ...books.map(({ artifact }) => artifact)],
    messages: [
      ...(await storeMessages(prepared, {
        oversize: books.flatMap(({ oversize }) => oversize),
        hasFonts: books.some(({ hasFonts }) => hasFonts),
      })),
      // What is printed is looked at when it is printed.
      ...(isPrinted(publication) ? [] : await missingRareGlyphs(prepared)),
    ],
  };
}

/** What the file of each book is called, and its edition in the manifest. */
const endings: Readonly<Record<EpubFile, string>> = {
  bilingual: '',
  ja: '-ja',
  en: '-en',
  'ja-vertical': '-ja-vertical',
};

function viewOf(input: EditionInput, file: EpubFile): EditionInput {
  return file === 'bilingual' ? input : inOneLanguage(input, file === 'en' ? 'en' : 'ja');
}

interface WrittenBook {
  readonly artifact: Artifact;
  readonly oversize: readonly Oversize[];
  readonly hasFonts: boolean;
}

async function writeBook(
  file: EpubFile,
  view: EditionInput,
  settings: EpubEdition,
  { input, images }: PreparedPublication,
  tools: EpubTools,
  covers: BookCovers,
  style: EpubStyle,
): Promise<WrittenBook> {
  const vertical = file === 'ja-vertical';
  const compose = ({ rare, names }: Pick<EpubFonts, 'rare' | 'names'>) => {
    const composed = epubEdition(view, { ...style, vertical, rare, fonts: names });
    const cut = cutToSize(
      composed.documents.map((one) => withMarks(one, view)),
      settings.profile,
    );
    return { ...cut, pages: composed.pages };
  };
  // Rare characters are marked in the text; a typeface for all of it is cut to what has been composed.
  const rare = settings.fonts === 'none' ? await fontsForRare(view) : undefined;
  const { oversize, ...edition } = compose(rare ?? typefacesFor(view));
  const bodies = edition.documents.flatMap(({ body }) => body);
  const fonts = rare ?? (await fontsForAll(view, bodies, frameWords(view)));
  const picture = {
    ...(await covers(view)),
    width: coverSize.width * coverSize.scale,
    height: coverSize.height * coverSize.scale,
  };
  const { stylesheet } = tools.epub;
  const book = epubBook({ input: view, settings, ...edition, images, picture, stylesheet, fonts, vertical });
  const bytes = await writeEpub(book, tools.epub.templates);
  const name = `${input.publication.id}${endings[file]}.epub`;
  tools.progress(name);
  const artifact: Artifact = {
    path: name,
    kind: 'epub',
    edition: `epub${endings[file]}`,
    languages: view.publication.languages,
    mediaType: 'application/epub+zip',
    bytes,
  };
  return { artifact, oversize, hasFonts: fonts.files.length > 0 };
}

/** A document with the typographic marks that all editions have. */
function withMarks(document: EpubDocument, { publication }: EditionInput): EpubDocument {
  const [lang = 'ja'] = publication.languages;
  const html: Element = { type: 'element', tagName: 'html', properties: { lang }, children: [...document.body] };
  const [set] = screenTypography({ type: 'root', children: [html] }).children;
  return { ...document, body: set?.type === 'element' ? set.children : document.body };
}
