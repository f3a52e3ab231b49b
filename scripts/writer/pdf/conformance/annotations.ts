/** Checkpoint 28: annotations (ISO 14289-1, 7.18). */
import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib';
import { type Failure, hasText, type Node, nameOf, type Tagged } from './tagged.ts';

/** The subtypes of PDF 1.7 (ISO 32000-1, table 169). */
const subtypes: ReadonlySet<string> = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact'
  ).split(' '),
);

export function annotationFailures({ pages, nodes }: Tagged): Failure[] {
  const owners = new Map(nodes.flatMap((node) => node.annotations.map((annotation) => [annotation, node] as const)));
  return pages.flatMap(({ page }, index) => {
    const list = page.lookupMaybe(PDFName.of('Annots'), PDFArray);
    const annotations = (list?.asArray() ?? [])
      .map((item) => page.context.lookup(item))
      .filter((item) => item instanceof PDFDict);
    const tabs = page.get(PDFName.of('Tabs'));
    const order =
      annotations.length === 0 ? [] : tabs === undefined ? ['28-008'] : nameOf(tabs) === 'S' ? [] : ['28-009'];
    const conditions = [
      ...order,
      ...annotations.flatMap((annotation) => conditionsOf(annotation, owners.get(annotation))),
    ];
    return conditions.map((condition) => ({ condition, place: `page ${index + 1}` }));
  });
}

function conditionsOf(annotation: PDFDict, owner: Node | undefined): string[] {
  const subtype = nameOf(annotation.get(PDFName.of('Subtype')));
  const contents = hasText(annotation.lookup(PDFName.of('Contents')));
  const described = contents || hasText(owner?.dictionary.lookup(PDFName.of('Alt')));
  if (!subtypes.has(subtype)) return ['28-006'];
  switch (subtype) {
    case 'Popup':
      return [];
    case 'TrapNet':
      return ['28-007'];
    case 'PrinterMark':
      return owner ? ['28-017'] : [];
    case 'Widget':
      return [
        ...(owner?.role === 'Form' ? [] : ['28-010']),
        ...(hasText(annotation.lookup(PDFName.of('TU'))) || described ? [] : ['28-005']),
      ];
    case 'Link':
      return [...(isWithin(owner, 'Link') ? [] : ['28-011']), ...(contents ? [] : ['28-012'])];
    default:
      return [...(isWithin(owner, 'Annot') ? [] : ['28-002']), ...(described ? [] : ['28-004'])];
  }
}

function isWithin(node: Node | undefined, role: string): boolean {
  return node !== undefined && (node.role === role || isWithin(node.parent, role));
}
