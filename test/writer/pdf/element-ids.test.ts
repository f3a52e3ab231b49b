import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { renumberElements } from '../../../scripts/writer/pdf/element-ids.ts';

/** A document with table heads of these identifiers, cells that name them, and a tree of names. */
async function tableWith(ids: readonly string[]): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  const names = ids.map((id) => PDFString.of(id));
  const heads = names.map((ID) => context.register(context.obj({ Type: 'StructElem', S: 'TH', ID })));
  const cells = names.map((name) => context.obj({ S: 'TD', A: [{ O: 'Table', Headers: [name] }] }));
  const tree = { Limits: [names[0], names.at(-1)], Names: names.flatMap((name, index) => [name, heads[index]]) };
  catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ K: [...heads, ...cells], IDTree: tree })));
  catalog.set(PDFName.of('Note'), PDFString.of('node00000684 is only mentioned here'));
  return document;
}

function objects(document: PDFDocument): string {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => String(object))
    .join('\n');
}

test('prints that differ only in the browser’s counter become the same, and every reference follows', async () => {
  const early = await tableWith(['node00000684', 'node00000687', 'node00001000']);
  const late = await tableWith(['node00000685', 'node00000700', 'node00001001']);
  assert.notEqual(objects(early), objects(late));
  renumberElements(early);
  renumberElements(late);
  assert.equal(objects(early).replace('684 is', ''), objects(late).replace('684 is', ''));
  const text = objects(early).replaceAll(/\s+/g, ' ');
  for (const id of ['node00000001', 'node00000002', 'node00000003']) {
    assert.ok(text.includes(`/ID (${id})`) && text.includes(`/Headers [ (${id}) ]`), id);
  }
  assert.ok(text.includes('/Limits [ (node00000001) (node00000003) ]'));
  assert.ok(text.includes('node00000684 is only mentioned here'), 'other text stays');
});
