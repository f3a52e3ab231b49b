/** Checkpoints 06, 07, 20, 21, 25 and 26: what the document as a whole says and may not hold. */
import { PDFArray, PDFBool, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type Failure, hasText, nameOf, type Tagged } from './tagged.ts';

export function documentFailures({ document }: Tagged): Failure[] {
  const { catalog, context } = document;
  const failures: Failure[] = [];
  const fail = (condition: string, place: string) => failures.push({ condition, place });
  const metadata = catalog.lookup(PDFName.of('Metadata'));
  if (!(metadata instanceof PDFRawStream)) fail('06-001', 'catalog');
  else {
    const xmp = new TextDecoder().decode(metadata.getContents());
    if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)) fail('06-002', 'XMP');
    if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/.test(xmp)) fail('06-003', 'XMP');
  }
  const preferences = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict);
  const shows = preferences?.lookup(PDFName.of('DisplayDocTitle'));
  if (shows === undefined) fail('07-001', 'ViewerPreferences');
  else if (shows !== PDFBool.True) fail('07-002', 'ViewerPreferences');
  const layers = catalog.lookupMaybe(PDFName.of('OCProperties'), PDFDict);
  for (const [condition, place] of layers ? layerFailures(layers) : []) fail(condition, place);
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue;
    const isFile = nameOf(object.get(PDFName.of('Type'))) === 'Filespec' || object.has(PDFName.of('EF'));
    if (isFile && !(hasText(object.lookup(PDFName.of('F'))) && hasText(object.lookup(PDFName.of('UF'))))) {
      fail('21-001', 'embedded file');
    }
  }
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  if (form?.has(PDFName.of('XFA'))) fail('25-001', 'AcroForm');
  if (context.trailerInfo.Encrypt !== undefined) fail('26-001', 'trailer');
  return failures;
}

/** Configurations of layers have a name (20-001, 20-002) and do not switch by themselves (20-003). */
function layerFailures(layers: PDFDict): [string, string][] {
  const failures: [string, string][] = [];
  const more = layers.lookup(PDFName.of('Configs'));
  const list = more instanceof PDFArray ? more.asArray().map((item) => layers.context.lookup(item)) : [];
  const main = layers.lookup(PDFName.of('D'));
  for (const [index, configuration] of [main, ...list].entries()) {
    if (!(configuration instanceof PDFDict)) continue;
    const name = configuration.lookup(PDFName.of('Name'));
    if (!hasText(name)) failures.push([index === 0 ? '20-002' : '20-001', 'OCProperties']);
    if (configuration.has(PDFName.of('AS'))) failures.push(['20-003', 'OCProperties']);
  }
  return failures;
}
