/** Checkpoints 01 and 30: everything on a page is either in the structure or an artifact, and only one of them. */
import { PDFBool, PDFDict, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib';
import { decodedStream } from '../stream.ts';
import { type Failure, nameOf, type Tagged } from './tagged.ts';

const conditionOf = { 'artifact-in-mark': '01-003', 'mark-in-artifact': '01-004', broken: '01-005' } as const;

export function contentFailures({ document, nodes, pages }: Tagged): Failure[] {
  const failures: Failure[] = [];
  const tagged = new Set(nodes.flatMap(({ marks }) => marks.map(({ page, id }) => `${page} ${id}`)));
  for (const [index, page] of pages.entries()) {
    const place = `page ${index + 1}`;
    for (const fault of page.faults) failures.push({ condition: conditionOf[fault.kind], place });
    if (page.loose.length > 0) failures.push({ condition: '01-005', place });
    for (const { id, hasPaint } of page.marks.values()) {
      if (hasPaint && !tagged.has(`${page.ref} ${id}`))
        failures.push({ condition: '01-005', place: `${place}, ${id}` });
    }
  }
  const markInfo = document.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  if (markInfo?.get(PDFName.of('Marked')) !== PDFBool.True || nodes.length === 0) {
    failures.push({ condition: '01-005', place: 'the document is not tagged' });
  }
  if (markInfo?.get(PDFName.of('Suspects')) === PDFBool.True) failures.push({ condition: '01-007', place: 'MarkInfo' });
  return [...failures, ...formFailures(document)];
}

/** Form XObjects: none refers to another file (30-001), none with marked content is used twice (30-002). */
function formFailures(document: Tagged['document']): Failure[] {
  const failures: Failure[] = [];
  const uses = new Map<string, number>();
  const forms: [PDFRef, PDFRawStream][] = [];
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFRawStream ? object.dict : object;
    if (object instanceof PDFRawStream && nameOf(object.dict.get(PDFName.of('Subtype'))) === 'Form') {
      forms.push([ref, object]);
    }
    if (!(dictionary instanceof PDFDict)) continue;
    const resources = dictionary.lookup(PDFName.of('Resources'));
    const used = resources instanceof PDFDict ? resources.lookup(PDFName.of('XObject')) : undefined;
    for (const value of used instanceof PDFDict ? used.values() : []) {
      uses.set(String(value), (uses.get(String(value)) ?? 0) + 1);
    }
  }
  for (const [ref, form] of forms) {
    if (form.dict.has(PDFName.of('Ref'))) failures.push({ condition: '30-001', place: `form ${ref}` });
    const isMarked = /\/MCID\b/.test(Buffer.from(decodedStream(form)).toString('latin1'));
    if (isMarked && (uses.get(String(ref)) ?? 0) > 1) failures.push({ condition: '30-002', place: `form ${ref}` });
    // Such marks are found by their own key; nothing here writes one, so their content would be in no element.
    if (isMarked && !form.dict.has(PDFName.of('StructParents')))
      failures.push({ condition: '01-005', place: `form ${ref}` });
  }
  return failures;
}
