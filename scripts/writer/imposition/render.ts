/** From a plan to a print file: pages become form XObjects, each stored once however often it is placed. */
import {
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFObjectCopier,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { saveWithContentId } from '../pdf/document-id.ts';
import { compressedStream, contentStreams, decodedStream, joined } from '../pdf/stream.ts';
import type { ImpositionPlan, Mark, Placement, Sheet, Size } from './sheet.ts';
import { openSource, type PageView, pageView, type SourceProblem } from './source.ts';

const pointsPerMillimetre = 72 / 25.4;

/** Below this difference, in pt, a page counts as having the planned size: browsers round page sizes to whole px. */
const rounding = 1.5;

/**
 * Imposes a PDF. The result is for printing: it has no tags, links or outline. Titles and dates are those of the source,
 * and the same source and plan give the same bytes.
 *
 * @param bytes any PDF
 * @param plan from `twoUp` or `booklet`, made for its page count and page size
 */
export async function imposePdf(bytes: Uint8Array, plan: ImpositionPlan): Promise<Uint8Array | SourceProblem> {
  const source = await openSource(bytes);
  return typeof source === 'string' ? source : imposeDocument(source, plan);
}

/** The same for a document that is already loaded. */
export async function imposeDocument(source: PDFDocument, plan: ImpositionPlan): Promise<Uint8Array> {
  const target = await PDFDocument.create({ updateMetadata: false });
  const copier = PDFObjectCopier.for(source.context, target.context);
  const pages = source.getPages();
  const embedded = new Map<number, EmbeddedPage>();
  const embed = (number: number): EmbeddedPage | undefined => {
    const page = pages[number - 1];
    if (page === undefined) return undefined;
    const result = embedded.get(number) ?? embedPage(page, target, copier);
    embedded.set(number, result);
    return result;
  };
  plan.sheets.forEach((sheet, index) => {
    const isLast = index === plan.sheets.length - 1;
    drawSide(target, sheet, sheet.front, plan.page, embed);
    // An empty back stays between two sheets, or the printer would print the next front there.
    if (sheet.back.length > 0 || !isLast) drawSide(target, sheet, sheet.back, plan.page, embed);
  });
  describe(target, source, copier, plan);
  return saveWithContentId(target);
}

interface EmbeddedPage {
  readonly ref: PDFRef;
  readonly view: PageView;
}

/** Makes a form XObject of a page (ISO 32000-1, 8.10), without its tags, links and parents. */
function embedPage(page: PDFPage, target: PDFDocument, copier: PDFObjectCopier): EmbeddedPage {
  const view = pageView(page);
  const { context } = target;
  const dictionary = context.obj({ Type: 'XObject', Subtype: 'Form', FormType: 1 });
  dictionary.set(PDFName.of('BBox'), context.obj([...view.box]));
  dictionary.set(PDFName.of('Matrix'), context.obj(view.matrix.map((value) => Number(decimal(value)))));
  const resources = page.node.getInheritableAttribute(PDFName.of('Resources'));
  dictionary.set(PDFName.of('Resources'), resources === undefined ? context.obj({}) : copier.copy(resources));
  const group = page.node.get(PDFName.of('Group'));
  if (group !== undefined) dictionary.set(PDFName.of('Group'), copier.copy(group));
  const parts = contentStreams(page.node.context, page.node.get(PDFName.of('Contents')));
  const [only] = parts;
  if (only === undefined || parts.length > 1) {
    const content = joined(parts.map((part) => decodedStream(part.stream)));
    return { ref: context.register(compressedStream(content, dictionary)), view };
  }
  for (const name of ['Filter', 'DecodeParms']) {
    const value = only.stream.dict.get(PDFName.of(name));
    if (value !== undefined) dictionary.set(PDFName.of(name), copier.copy(value));
  }
  return { ref: context.register(PDFRawStream.of(dictionary, only.stream.getContents())), view };
}

function drawSide(
  target: PDFDocument,
  sheet: Sheet,
  placements: readonly Placement[],
  planned: Size,
  embed: (page: number) => EmbeddedPage | undefined,
): void {
  const side = target.addPage([points(sheet.width), points(sheet.height)]);
  const forms = target.context.obj({});
  const operators: string[] = [];
  for (const placement of placements) {
    const page = embed(placement.page);
    if (page === undefined) continue;
    const name = `P${placement.page}`;
    forms.set(PDFName.of(name), page.ref);
    const { clip } = placement;
    const window = [clip.x, clip.y, clip.width, clip.height].map((value) => decimal(points(value)));
    const matrix = placementMatrix(placement, planned, page.view).map(decimal);
    operators.push('q', `${window.join(' ')} re W n`, `${matrix.join(' ')} cm`, `/${name} Do`, 'Q');
  }
  // A side without pages stays white: marks on it would only waste a page of print.
  if (placements.length > 0) operators.push(...sheet.marks.map(markOperators));
  const resources = target.context.obj({});
  resources.set(PDFName.of('XObject'), forms);
  side.node.set(PDFName.of('Resources'), resources);
  const content = new TextEncoder().encode(operators.join('\n'));
  const stream = compressedStream(content, target.context.obj({}));
  side.node.set(PDFName.of('Contents'), target.context.register(stream));
}

/**
 * From upright page coordinates (pt) to the sheet (pt). A page that has not the planned size is centred in the place of
 * one that has, and made smaller where it would not fit.
 */
function placementMatrix(placement: Placement, planned: Size, view: PageView): number[] {
  const width = points(planned.width) * placement.scale;
  const height = points(planned.height) * placement.scale;
  const fits = view.width - points(planned.width) <= rounding && view.height - points(planned.height) <= rounding;
  const scale = fits ? placement.scale : Math.min(placement.scale, width / view.width, height / view.height);
  const w = view.width * scale;
  const h = view.height * scale;
  const isUpright = placement.rotate % 180 === 0;
  const x = points(placement.x) + ((isUpright ? width : height) - (isUpright ? w : h)) / 2;
  const y = points(placement.y) + ((isUpright ? height : width) - (isUpright ? h : w)) / 2;
  switch (placement.rotate) {
    case 0:
      return [scale, 0, 0, scale, x, y];
    case 90:
      return [0, scale, -scale, 0, x + h, y];
    case 180:
      return [-scale, 0, 0, -scale, x + w, y + h];
    case 270:
      return [0, -scale, scale, 0, x, y + w];
  }
}

function markOperators(mark: Mark): string {
  const dash = mark.dash ? `[${mark.dash.map((value) => decimal(points(value))).join(' ')}] 0 d ` : '';
  const [x1, y1, x2, y2, width] = [mark.x1, mark.y1, mark.x2, mark.y2, mark.width].map((value) =>
    decimal(points(value)),
  );
  return `q 0 0 0 1 K ${width} w ${dash}${x1} ${y1} m ${x2} ${y2} l S Q`;
}

/** Title and dates of the source, its layers, and what the print dialog should be set to (ISO 32000-1, table 150). */
function describe(target: PDFDocument, source: PDFDocument, copier: PDFObjectCopier, plan: ImpositionPlan): void {
  const { context, catalog } = target;
  const sourceInfo = source.context.lookup(source.context.trailerInfo.Info as PDFRef);
  const info = context.obj({});
  if (sourceInfo instanceof PDFDict) {
    for (const key of ['Title', 'Author', 'CreationDate', 'ModDate']) {
      const value = sourceInfo.lookup(PDFName.of(key));
      if (value !== undefined) info.set(PDFName.of(key), copier.copy(value));
    }
  }
  info.set(PDFName.of('Producer'), PDFHexString.fromText('taiyaku'));
  context.trailerInfo.Info = context.register(info);
  const layers = source.catalog.get(PDFName.of('OCProperties'));
  if (layers !== undefined) catalog.set(PDFName.of('OCProperties'), copier.copy(layers));
  const preferences = context.obj({ PrintScaling: 'None' });
  if (plan.sheets.some((sheet) => sheet.back.length > 0)) {
    const flip = plan.flip === 'short-edge' ? 'DuplexFlipShortEdge' : 'DuplexFlipLongEdge';
    preferences.set(PDFName.of('Duplex'), PDFName.of(flip));
  }
  catalog.set(PDFName.of('ViewerPreferences'), preferences);
}

function points(millimetres: number): number {
  return millimetres * pointsPerMillimetre;
}

function decimal(value: number): string {
  return String(Number(value.toFixed(4)) + 0);
}
