/**
 * Soft hyphens as readers and search expect them (ISO 32000-1, 14.8.2.2.3): a division at a line's end is U+00AD, and a
 * place where a word was not divided leaves nothing behind.
 */
/**
 * What Skia writes for a soft hyphen, an empty glyph that stands for U+00AD, and where the word is divided there the
 * hyphen that the browser draws: a text object of its own, right after it.
 */
const softHyphen =
  /\/Span<<\/ActualText <FEFF00AD> >> BDC\n((?:[-\d.]+ [-\d.]+ Td )?)<[0-9A-F]{4}> Tj\nEMC\n(?:(ET\nBT\n)\/Span<<\/ActualText <FEFF(?:2010|002D)> >> BDC\n)?/g;
const division = '/Span<</ActualText <FEFF00AD> >> BDC\n';

const mark = Buffer.from('<FEFF00AD>');

/**
 * Rewrites the soft hyphens of a content stream.
 *
 * @param content a decoded content stream as Chromium writes it
 * @returns the rewritten stream; the same array where it has none
 */
export function settleSoftHyphens(content: Uint8Array): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!bytes.includes(mark)) return content;
  const text = bytes
    .toString('latin1')
    .replace(softHyphen, (_, move: string, hyphen: string | undefined) =>
      [move === '' ? '' : `${move.trimEnd()}\n`, hyphen === undefined ? '' : hyphen + division].join(''),
    );
  return Buffer.from(text, 'latin1');
}
