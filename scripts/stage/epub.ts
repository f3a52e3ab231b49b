/** Stage: a prepared publication → its cover picture and its EPUB. */
import type { Root } from 'hast';
import type { OutputKind } from '../command/options.ts';
import { coverSize } from '../edition/cover.ts';
import { epubDocuments } from '../edition/epub.ts';
import type { Artifact } from '../release/manifest.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { EpubTemplates } from '../writer/epub/archive.ts';
import { writeEpub } from '../writer/epub/write-epub.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlText } from '../writer/html.ts';
import { epubBook } from './epub-book.ts';
import type { PreparedPublication } from './publication.ts';

/** What the stage needs of the tools that all editions share. */
export interface EpubTools {
  readonly epub: { readonly templates: EpubTemplates; readonly stylesheet: string };
  readonly browser: () => Promise<BrowserSession>;
  readonly wants: (kind: OutputKind) => boolean;
  readonly progress: (step: string) => void;
}

/** Makes the cover, and the EPUB where it is wanted. */
export async function writeCoverAndEpub(
  tree: Root,
  prepared: PreparedPublication,
  tools: EpubTools,
  fonts: CutFonts,
  wantsEpub: boolean,
): Promise<{ readonly artifacts: readonly Artifact[]; readonly messages: readonly [] }> {
  const { input, images } = prepared;
  const { publication } = input;
  const html = htmlText(tree).replace('<style>', () => `<style>${fonts.css}\n`);
  const session = await tools.browser();
  const open = await session.open(html, fonts.files, coverSize);
  const bytes = await open.screenshot({ type: 'png' }).finally(() => open.close());
  const coverFile: Artifact = {
    path: 'images/cover.png',
    kind: 'image',
    edition: 'cover',
    languages: publication.languages,
    mediaType: 'image/png',
    bytes,
  };
  if (!wantsEpub) return { artifacts: [coverFile], messages: [] };
  const picture = { bytes, width: coverSize.width * coverSize.scale, height: coverSize.height * coverSize.scale };
  const book = epubBook(input, epubDocuments(input), images, picture, tools.epub.stylesheet);
  const epub = await writeEpub(book, tools.epub.templates);
  tools.progress(`${publication.id}.epub`);
  const epubFile: Artifact = {
    path: `${publication.id}.epub`,
    kind: 'epub',
    edition: 'epub',
    languages: publication.languages,
    mediaType: 'application/epub+zip',
    bytes: epub,
  };
  return { artifacts: [...(tools.wants('image') ? [coverFile] : []), epubFile], messages: [] };
}
