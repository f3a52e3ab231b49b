/** Stage: a prepared publication → the artifacts of its editions. */
import type { Root } from 'hast';
import type { OutputKind } from '../command/options.ts';
import { booklet, bookletMargins } from '../edition/booklet.ts';
import { cover } from '../edition/cover.ts';
import { withDestinations } from '../edition/destinations.ts';
import { leaflet } from '../edition/leaflet.ts';
import { page } from '../edition/page.ts';
import { translationPage } from '../edition/translation-page.ts';
import { type Message, message } from '../message/message.ts';
import { paperSize } from '../publication/paper.ts';
import type { Paper } from '../publication/schema.ts';
import type { Artifact } from '../release/manifest.ts';
import type { Templates } from '../template/load.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { EpubTemplates } from '../writer/epub/archive.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { htmlBytes, htmlText } from '../writer/html.ts';
import { imposePdf } from '../writer/imposition/render.ts';
import { twoUp } from '../writer/imposition/two-up.ts';
import { type PrintJob, printBook, printLeaflet } from '../writer/pdf/print.ts';
import { withPrintLanguages } from '../writer/pdf/print-languages.ts';
import { writeCoverAndEpub } from './epub.ts';
import { cutFor, missingGlyphs } from './fonts.ts';
import { withInlineImages } from './images.ts';
import { pdfFacts } from './pdf-facts.ts';
import type { PreparedPublication } from './publication.ts';

export interface WriteTools {
  readonly templates: Templates;
  readonly epub: { readonly templates: EpubTemplates; readonly stylesheet: string };
  /** Starts the browser at the first call, and gives the same one to every caller. */
  readonly browser: () => Promise<BrowserSession>;
  readonly wants: (kind: OutputKind) => boolean;
  readonly progress: (step: string) => void;
}

export interface Written {
  readonly artifacts: readonly Artifact[];
  readonly messages: readonly Message[];
}

/** Composed documents that go through the browser. */
interface Documents {
  readonly leaflet?: Root;
  readonly booklet?: Root;
  readonly cover?: Root;
}

/** Makes every edition that the settings and the caller want. Editions are made at the same time. */
export async function writePublication(prepared: PreparedPublication, tools: WriteTools): Promise<Written> {
  const { editions, print } = prepared.input.publication;
  const { wants } = tools;
  const twoUpLayout = wants('print') ? print['2up'] : undefined;
  const wantsEpub = editions.epub !== undefined && wants('epub');
  const documents: Documents = {
    ...(editions.leaflet &&
      (wants('leaflet') || twoUpLayout) && {
        leaflet: leaflet(prepared.input, editions.leaflet, tools.templates.leafletCss),
      }),
    ...(editions.booklet &&
      (wants('booklet') || wantsEpub) && {
        booklet: withDestinations(booklet(prepared.input, editions.booklet, tools.templates.bookletCss)),
      }),
    ...((wantsEpub || wants('image')) && { cover: cover(prepared.input, tools.templates.coverCss) }),
  };
  const fonts = await cutFor(Object.values(documents));
  const printed = documents.booklet && writeBooklet(documents.booklet, prepared, tools, fonts);
  const printedBytes = printed?.then(({ artifacts }) => artifacts[0]?.bytes);
  const results = await Promise.all([
    editions.web !== undefined && wants('web') ? writePage(prepared, tools) : nothing,
    wants('web') ? writeTranslation(prepared, tools) : nothing,
    documents.leaflet ? writeLeaflet(documents.leaflet, prepared, tools, fonts) : nothing,
    printed && wants('booklet') ? printed : nothing,
    documents.cover ? writeCoverAndEpub(documents.cover, prepared, tools, fonts, printedBytes) : nothing,
  ]);
  const settings = prepared.placeOf('title');
  return {
    artifacts: results.flatMap(({ artifacts }) => artifacts),
    messages: [
      ...missingGlyphs(fonts.missing, prepared.input.document, settings),
      ...results.flatMap(({ messages }) => messages),
    ],
  };
}

const nothing: Written = { artifacts: [], messages: [] };

function writePage({ input, images }: PreparedPublication, { templates, progress }: WriteTools): Written {
  const tree = page(input, { css: templates.pageCss, script: templates.pageScript });
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

function printJob(
  tree: Root,
  { input, images }: PreparedPublication,
  fonts: CutFonts,
  paper: Paper,
  margins: { readonly top: number; readonly side: number; readonly bottom: number },
): PrintJob {
  const html = htmlText(withPrintLanguages(tree)).replace('<style>', () => `<style>${fonts.css}\n`);
  const files = new Map([...fonts.files, ...images.map((image) => [image.path, image.bytes] as const)]);
  const size = paperSize(paper);
  const textWidth = size.width - 2 * margins.side;
  return {
    html,
    files,
    facts: pdfFacts(input, size),
    textWidth,
    textHeight: size.height - margins.top - margins.bottom,
  };
}

/** The sides of a leaflet are boxes as large as the page, with their own margins inside. */
const noMargins = { top: 0, side: 0, bottom: 0 };

async function writeLeaflet(
  tree: Root,
  prepared: PreparedPublication,
  tools: WriteTools,
  fonts: CutFonts,
): Promise<Written> {
  const { publication } = prepared.input;
  const settings = publication.editions.leaflet;
  if (!settings) return nothing;
  const job = printJob(tree, prepared, fonts, settings.paper, noMargins);
  const { bytes, pages, fit, overflows } = await printLeaflet(await tools.browser(), job, settings.type);
  tools.progress(`${publication.id}-leaflet.pdf (${fit.size} pt)`);
  const place = { settings: prepared.placeOf('editions', 'leaflet') };
  const messages: Message[] = overflows.map((text) => message('page-overflow', place, { edition: 'leaflet', text }));
  for (const [index, side] of fit.sides.entries()) {
    if (side.overLines > 0) {
      const share = 1 - 1 / side.fill;
      const cut = {
        jaCharacters: Math.ceil(side.characters.ja * share),
        enCharacters: Math.ceil(side.characters.en * share),
      };
      messages.push(
        message('fit-overflow', place, {
          edition: 'leaflet',
          sides: settings.sides,
          side: index + 1,
          size: fit.size,
          lines: side.overLines,
          ...cut,
        }),
      );
    } else if (side.empty > 0.18) {
      messages.push(
        message('fit-loose', place, {
          edition: 'leaflet',
          side: index + 1,
          size: fit.size,
          percent: Math.round(side.empty * 100),
        }),
      );
    }
  }
  if (pages !== settings.sides && !messages.some(({ code }) => code === 'fit-overflow')) {
    messages.push(message('fit-pages', place, { edition: 'leaflet', sides: settings.sides, pages }));
  }
  const paper = paperText(settings.paper);
  const artifacts: Artifact[] = tools.wants('leaflet')
    ? [
        {
          path: `${publication.id}-leaflet.pdf`,
          kind: 'leaflet',
          edition: 'leaflet',
          languages: publication.languages,
          mediaType: 'application/pdf',
          bytes,
          pages,
          paper,
        },
      ]
    : [];
  return { artifacts: [...artifacts, ...(await imposed(bytes, pages, prepared, tools))], messages };
}

async function imposed(
  bytes: Uint8Array,
  pages: number,
  { input }: PreparedPublication,
  tools: WriteTools,
): Promise<readonly Artifact[]> {
  const { publication } = input;
  const layout = tools.wants('print') ? publication.print['2up'] : undefined;
  const { leaflet: settings } = publication.editions;
  if (!layout || !settings) return [];
  const plan = twoUp({ page: paperSize(settings.paper), pageCount: pages, paper: paperSize(layout.paper) });
  const sheets = await imposePdf(bytes, plan);
  if (typeof sheets === 'string') throw new Error(`imposition: ${sheets}`);
  tools.progress(`print/${publication.id}-2up.pdf`);
  return [
    {
      path: `print/${publication.id}-2up.pdf`,
      kind: 'print',
      edition: '2up',
      languages: publication.languages,
      mediaType: 'application/pdf',
      bytes: sheets,
      pages: plan.sheets.length * 2,
      sheets: plan.sheets.length,
      paper: paperText(layout.paper),
    },
  ];
}

async function writeBooklet(
  tree: Root,
  prepared: PreparedPublication,
  tools: WriteTools,
  fonts: CutFonts,
): Promise<Written> {
  const { publication } = prepared.input;
  const settings = publication.editions.booklet;
  if (!settings) return nothing;
  const job = printJob(tree, prepared, fonts, settings.paper, bookletMargins);
  const { bytes, pages, overflows } = await printBook(await tools.browser(), job);
  tools.progress(`${publication.id}-booklet.pdf (${pages})`);
  const place = { settings: prepared.placeOf('editions', 'booklet') };
  return {
    artifacts: [
      {
        path: `${publication.id}-booklet.pdf`,
        kind: 'booklet',
        edition: 'booklet',
        languages: publication.languages,
        mediaType: 'application/pdf',
        bytes,
        pages,
        paper: paperText(settings.paper),
      },
    ],
    messages: overflows.map((text) => message('page-overflow', place, { edition: 'booklet', text })),
  };
}

function paperText(paper: Paper): string {
  return typeof paper === 'string' ? paper : `${paper.width} × ${paper.height} mm`;
}
