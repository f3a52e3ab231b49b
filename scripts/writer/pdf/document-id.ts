/** Saving with a file identifier that depends on the content alone (ISO 32000-1, 14.4 leaves the algorithm open). */
import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHeader, PDFHexString, PDFStreamWriter } from '@cantoo/pdf-lib';
import { appendInOrder } from './cross-references.ts';

const placeholder = '0'.repeat(32);
/** Objects that are compressed together (7.5.7): with the 50 that pdf-lib takes, saving lasts twice as long. */
const objectsPerStream = 200;

const placeholders = `<${placeholder}> <${placeholder}>`;

/**
 * Serialises a document. Its `ID` is a digest of all other bytes, so that the same content gives the same file, and
 * another content another identifier.
 */
export async function saveWithContentId(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document;
  const id = PDFHexString.of(placeholder);
  context.trailerInfo.ID = context.obj([id, id]);
  // What `save` does, which has no setting for the size of the object streams.
  await document.flush();
  appendInOrder();
  context.header = PDFHeader.forVersion(1, 7);
  const writer = PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY, true, objectsPerStream);
  const bytes = await writer.serializeToBuffer();
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = buffer.lastIndexOf(placeholders);
  buffer.write(`<${digest}> <${digest}>`, at, 'latin1');
  return bytes;
}
