/** The document information dictionary and the XMP stream, which must agree (ISO 32000-1, 14.3). */
import { type PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { inLanguage, type XmpFacts, xmpPacket } from './xmp.ts';

/**
 * Replaces whatever the PDF says about itself: title, author, dates, producer. Nothing of the printing program, of the
 * machine or of the clock stays.
 *
 * @param document changed in place; may be called again
 * @param conforms whether it claims to be PDF/UA-1
 */
export function setMetadata(document: PDFDocument, facts: XmpFacts, conforms = false): void {
  const { context, catalog } = document;
  const date = PDFString.of(pdfDate(facts.date));
  const texts = {
    Title: inLanguage(facts.title, facts.language),
    Author: inLanguage(facts.author, facts.language),
    Subject: inLanguage(facts.subject, facts.language),
    Keywords: facts.keywords.join(', '),
    Creator: facts.producer,
    Producer: facts.producer,
  };
  const info = context.obj({});
  for (const [key, text] of Object.entries(texts)) {
    if (text !== '') info.set(PDFName.of(key), PDFHexString.fromText(text));
  }
  info.set(PDFName.of('CreationDate'), date);
  info.set(PDFName.of('ModDate'), date);
  const { Info } = context.trailerInfo;
  const ref = context.getRef(Info as never);
  if (ref === undefined) context.trailerInfo.Info = context.register(info);
  else context.assign(ref, info);
  const packet = new TextEncoder().encode(xmpPacket(facts, conforms));
  const stream = context.stream(packet, { Type: 'Metadata', Subtype: 'XML' });
  const before = catalog.get(PDFName.of('Metadata'));
  if (before instanceof PDFRef) context.assign(before, stream);
  else catalog.set(PDFName.of('Metadata'), context.register(stream));
}

/** The same instant as `xmpDate`, as a PDF date (ISO 32000-1, 7.9.4). */
function pdfDate(date: string): string {
  return `D:${date.replaceAll('-', '')}000000Z`;
}
