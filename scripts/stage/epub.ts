/** Stage: a prepared publication → its cover picture and its EPUBs. */
import type { Element, Root } from 'hast';
import type { OutputKind } from '../command/options.ts';
import { cover, coverSize, thumbnailScale } from '../edition/cover.ts';
import type { EditionInput } from '../edition/edition.ts';
import { type EpubDocument, epubEdition } from '../edition/epub.ts';
import { inOneLanguage } from '../edition/epub-language.ts';
import type { EpubStyle } from '../edition/epub-style.ts';
import { type Message, message } from '../message/message.ts';
import type { EpubEdition, EpubFile } from '../publication/schema.ts';
import type { Artifact } from '../release/manifest.ts';
import { screenTypography } from '../typography/print.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { EpubTemplates } from '../writer/epub/archive.ts';
import { writeEpub } from '../writer/epub/write-epub.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlText } from '../writer/html.ts';
import { finishedPages } from '../writer/pdf/printed-pages.ts';
import { epubBook } from './epub-book.ts';
import { epubFonts } from './epub-fonts.ts';
import type { PreparedPublication } from './publication.ts';

/** What the stage needs of the tools that all editions share. */
export interface EpubTools {
  readonly templates: { readonly coverCss: string };
  readonly epub: { readonly templates: EpubTemplates; readonly stylesheet: string };
  readonly browser: () => Promise<BrowserSession>;
  readonly wants: (kind: OutputKind) => boolean;
  readonly progress: (step: string) => void;
}

interface WrittenEpubs {
  readonly artifacts: readonly Artifact[];
  readonly messages: readonly Message[];
}

/**
 * Makes the cover, and the EPUBs where they are wanted.
 *
 * @param tree the cover in all languages of the publication
 * @param booklet the finished booklet, whose pages the page list names; absent where there is none
 */
export async function writeCoverAndEpub(
  tree: Root,
  prepared: PreparedPublication,
  tools: EpubTools,
  fonts: CutFonts,
  booklet: Promise<Uint8Array | undefined> | undefined,
): Promise<WrittenEpubs> {
  const { publication } = prepared.input;
  const [bytes, small] = await coverPictures(tree, tools, fonts);
  const image = (edition: 'cover' | 'thumbnail', picture: Uint8Array): Artifact => ({
    path: `images/${edition}.png`,
    kind: 'image',
    edition,
    languages: publication.languages,
    mediaType: 'image/png',
    bytes: picture,
  });
  const pictures = [image('cover', bytes), image('thumbnail', small)];
  const settings = publication.editions.epub;
  if (!settings || !tools.wants('epub')) return { artifacts: pictures, messages: [] };
  const printed = await booklet;
  const style = printed && {
    printed: { ...(await finishedPages(printed)), file: `${publication.id}-booklet.pdf` },
  };
  const covers = coverOf(prepared.input, bytes, tools, fonts);
  // All covers are drawn at the same time, while the first book is composed.
  const views = settings.files.map((file) => [file, viewOf(prepared.input, file)] as const);
  for (const [, view] of views) covers(view).catch(() => undefined);
  const books: Artifact[] = [];
  for (const [file, view] of views)
    books.push(await writeBook(file, view, settings, prepared, tools, covers, style ?? {}));
  return {
    artifacts: [...(tools.wants('image') ? pictures : []), ...books],
    messages: storeMessages(settings, prepared),
  };
}

/** The cover, and the same in small. */
async function coverPictures(
  tree: Root,
  tools: EpubTools,
  fonts: CutFonts,
): Promise<readonly [cover: Uint8Array, thumbnail: Uint8Array]> {
  const html = htmlText(tree).replace('<style>', () => `<style>${fonts.css}\n`);
  const session = await tools.browser();
  const open = await session.open(html, fonts.files, coverSize);
  try {
    const whole = await open.screenshot({ type: 'png' });
    return [whole, await open.screenshot({ type: 'png', enlarged: thumbnailScale })];
  } finally {
    await open.close();
  }
}

type Covers = (view: EditionInput) => Promise<Uint8Array>;

/** The cover of each book: a book in one language has its cover in that language alone. */
function coverOf(input: EditionInput, bilingual: Uint8Array, tools: EpubTools, fonts: CutFonts): Covers {
  const made = new Map<string, Promise<Uint8Array>>();
  return (view) => {
    if (view === input) return Promise.resolve(bilingual);
    const key = view.publication.languages.join();
    const picture =
      made.get(key) ?? coverPictures(cover(view, tools.templates.coverCss), tools, fonts).then(([whole]) => whole);
    made.set(key, picture);
    return picture;
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

async function writeBook(
  file: EpubFile,
  view: EditionInput,
  settings: EpubEdition,
  { input, images }: PreparedPublication,
  tools: EpubTools,
  covers: Covers,
  style: EpubStyle,
): Promise<Artifact> {
  const fonts = await epubFonts(view, settings.fonts);
  const vertical = file === 'ja-vertical';
  const composed = epubEdition(view, { ...style, vertical, rare: fonts.rare, fonts: fonts.names });
  const edition = { ...composed, documents: composed.documents.map((one) => withMarks(one, view)) };
  const picture = {
    bytes: await covers(view),
    width: coverSize.width * coverSize.scale,
    height: coverSize.height * coverSize.scale,
  };
  const { stylesheet } = tools.epub;
  const book = epubBook({ input: view, settings, ...edition, images, picture, stylesheet, fonts, vertical });
  const bytes = await writeEpub(book, tools.epub.templates);
  const name = `${input.publication.id}${endings[file]}.epub`;
  tools.progress(name);
  return {
    path: name,
    kind: 'epub',
    edition: `epub${endings[file]}`,
    languages: view.publication.languages,
    mediaType: 'application/epub+zip',
    bytes,
  };
}

/** A document with the typographic marks that all editions have. */
function withMarks(document: EpubDocument, { publication }: EditionInput): EpubDocument {
  const [lang = 'ja'] = publication.languages;
  const html: Element = { type: 'element', tagName: 'html', properties: { lang }, children: [...document.body] };
  const [set] = screenTypography({ type: 'root', children: [html] }).children;
  return { ...document, body: set?.type === 'element' ? set.children : document.body };
}

/** Where the store's guide and accessibility part: the file keeps what readers need, and the publisher is told. */
function storeMessages({ profile, files }: EpubEdition, { placeOf }: PreparedPublication): Message[] {
  if (profile !== 'store' || !files.includes('bilingual')) return [];
  return [message('epub-store-languages', { settings: placeOf('editions', 'epub', 'profile') }, {})];
}
