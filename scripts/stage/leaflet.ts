/** Stage: the composed leaflet → its PDF, the sheets made of it, and what there is to say about how it fits. */
import type { Root } from 'hast';
import { type Message, message } from '../message/message.ts';
import { paperSize, paperText } from '../publication/paper.ts';
import type { Artifact } from '../release/manifest.ts';
import type { CutFonts } from '../writer/font/cut.ts';
import { imposePdf } from '../writer/imposition/render.ts';
import { twoUp } from '../writer/imposition/two-up.ts';
import { printLeaflet } from '../writer/pdf/print.ts';
import { accessibilityMessages } from './accessibility.ts';
import { leafletChoice } from './fit-choice.ts';
import { fitInFigures, fitMessages } from './fit-messages.ts';
import { printJob } from './print-job.ts';
import type { PreparedPublication } from './publication.ts';
import { nothing, type WriteTools, type Written } from './written.ts';

/** Prints the leaflet, and the sheets of the copier where the settings ask for them. */
export async function writeLeaflet(
  tree: Root,
  prepared: PreparedPublication,
  tools: WriteTools,
  fonts: CutFonts,
): Promise<Written> {
  const { publication } = prepared.input;
  const settings = publication.editions.leaflet;
  if (!settings) return nothing;
  const job = printJob(tree, prepared, fonts, settings.paper);
  const { bytes, pages, fit, overflows, inaccessible } = await printLeaflet(await tools.browser(), job, settings.type);
  tools.progress(`${publication.id}-leaflet.pdf`, { key: 'command.fit', values: fitInFigures(fit) });
  const place = { settings: prepared.placeOf('editions', 'leaflet') };
  const messages: Message[] = [
    ...overflows.map((text) => message('page-overflow', place, { edition: 'leaflet', text })),
    ...accessibilityMessages(inaccessible, place, 'leaflet'),
    ...fitMessages(fit, prepared, settings),
  ];
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
  return {
    artifacts: [...artifacts, ...(await imposed(bytes, pages, prepared, tools))],
    messages,
    fits: [leafletChoice(publication.id, pages, fit)],
  };
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
