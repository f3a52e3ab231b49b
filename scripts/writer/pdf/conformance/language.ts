/** Checkpoint 11: the natural language of everything that is read can be determined (ISO 14289-1, 7.2). */
import { PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { type Failure, hasText, type Node, type Tagged } from './tagged.ts';

export function languageFailures({ document, nodes }: Tagged): Failure[] {
  const isKnown = isLanguage(document.catalog.lookup(PDFName.of('Lang')));
  const failures: Failure[] = [];
  for (const node of nodes) {
    const own = node.dictionary.lookup(PDFName.of('Lang'));
    // A language that is none leaves the text below it without one.
    const isBroken = own !== undefined && !isLanguage(own);
    if (!isBroken && (isKnown || hasLanguage(node))) continue;
    if (isBroken || node.marks.length > 0) failures.push({ condition: '11-001', place: node.type });
    if (['Alt', 'ActualText', 'E'].some((name) => hasText(node.dictionary.lookup(PDFName.of(name))))) {
      failures.push({ condition: '11-002', place: node.type });
    }
    if (node.annotations.some((note) => hasText(note.lookup(PDFName.of('Contents'))))) {
      failures.push({ condition: '11-004', place: node.type });
    }
  }
  if (!isKnown && document.catalog.has(PDFName.of('Outlines')))
    failures.push({ condition: '11-003', place: 'outline' });
  if (!isKnown) failures.push({ condition: '11-006', place: 'catalog' });
  return failures;
}

function hasLanguage(node: Node): boolean {
  return (
    isLanguage(node.dictionary.lookup(PDFName.of('Lang'))) || (node.parent !== undefined && hasLanguage(node.parent))
  );
}

/** A tag of BCP 47 by its shape. */
function isLanguage(value: unknown): boolean {
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return false;
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(value.decodeText());
}
