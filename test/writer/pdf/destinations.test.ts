import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { PDFDocument, PDFString } from '@cantoo/pdf-lib';
import { pageCount, pageOfDestination } from '../../../scripts/writer/pdf/destinations.ts';

const proof = new Uint8Array(await readFile(new URL('../../cases/pdf/proof.pdf', import.meta.url)));
const expected = new Map([
  ['one', 1],
  ['two', 2],
  ['章-三', 2],
]);

const sorted = (map: ReadonlyMap<string, number>) => [...map].sort();

describe('pageOfDestination', () => {
  it('finds the pages in a PDF as Chromium prints it, Japanese ids too', async () => {
    assert.deepEqual(sorted(await pageOfDestination(proof)), sorted(expected));
    assert.equal(await pageCount(proof), 2);
  });

  it('finds the same in a file with compressed objects, which has no table to read', async () => {
    const document = await PDFDocument.load(proof);
    const bytes = await document.save({ useObjectStreams: true });
    assert.deepEqual(sorted(await pageOfDestination(bytes)), sorted(expected));
    assert.equal(await pageCount(bytes), 2);
  });

  it('does not trust a table that is damaged', async () => {
    const text = Buffer.from(proof).toString('latin1');
    for (const damaged of [
      text.replace(/xref\n0 (\d+)/, (_, count: string) => `xref\n0 ${Number(count) + 1}`),
      text.replace(
        /(\d{10})( 00000 n \n)/g,
        (_, offset: string, rest: string) => `${String(Number(offset) + 3).padStart(10, '0')}${rest}`,
      ),
    ]) {
      assert.notEqual(damaged, text);
      assert.deepEqual(sorted(await pageOfDestination(Buffer.from(damaged, 'latin1'))), sorted(expected));
    }
  });

  it('reads a name tree, with destinations in dictionaries', async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 3; page += 1) document.addPage();
    const { context, catalog } = document;
    const to = (index: number) => context.obj([document.getPage(index).ref, 'Fit']);
    const leaf = context.obj({ Names: [PDFString.of('a'), to(2), PDFString.of('100%'), context.obj({ D: to(1) })] });
    catalog.set(context.obj('Names'), context.obj({ Dests: { Kids: [context.register(leaf)] } }));
    for (const useObjectStreams of [true, false]) {
      const bytes = await document.save({ useObjectStreams });
      assert.deepEqual(
        await pageOfDestination(bytes),
        new Map([
          ['a', 3],
          ['100%', 2],
        ]),
      );
    }
  });

  it('counts pages below several levels of the page tree', async () => {
    const document = await PDFDocument.create();
    for (let page = 0; page < 20; page += 1) document.addPage();
    assert.equal(await pageCount(await document.save({ useObjectStreams: false })), 20);
    assert.deepEqual(await pageOfDestination(await document.save()), new Map());
  });

  it('rejects what is no PDF', async () => {
    await assert.rejects(pageCount(new TextEncoder().encode('hello')));
  });
});
