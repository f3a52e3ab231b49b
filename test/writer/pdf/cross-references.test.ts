import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PDFContext, PDFCrossRefStream, PDFRef } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { appendInOrder } from '../../../scripts/writer/pdf/cross-references.ts';

/** The numbers of the objects in the order in which a stream lists them, the free one first. */
function listed(numbers: readonly number[]): number[] {
  const stream = PDFCrossRefStream.create(PDFContext.create().obj({}));
  for (const number of numbers) stream.addUncompressedEntry(PDFRef.of(number), number);
  return (stream as unknown as { entries: { ref: PDFRef }[] }).entries.map(({ ref }) => ref.objectNumber);
}

test('cross-references are in order, however objects come', () => {
  appendInOrder();
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 500 })), (numbers) => {
      assert.deepEqual(listed(numbers), [0, ...numbers.toSorted((a, b) => a - b)]);
    }),
  );
});

test('many objects take little time each: those in order are not looked for', () => {
  appendInOrder();
  const stream = PDFCrossRefStream.create(PDFContext.create().obj({}));
  const { entries } = stream as unknown as { entries: { ref: PDFRef }[] };
  let looked = 0;
  const ref = PDFRef.of(1);
  for (let number = 1; number <= 1000; number += 1) {
    const entry = { ref, objectNumber: number };
    Object.defineProperty(entry, 'ref', { get: () => ((looked += 1), PDFRef.of(number)) });
    (stream as unknown as { appendEntry(one: unknown): void }).appendEntry(entry);
  }
  assert.equal(entries.length, 1001);
  assert.ok(looked <= 3000, `${looked} looks`);
});
