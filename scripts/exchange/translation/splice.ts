/** Replacing pieces of a manuscript's bytes, and nothing else of them. */
import { composeMarks } from '../../manuscript/normalize.ts';

/** A piece of a manuscript's text, by offsets in the text as the parser sees it, and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies edits to a UTF-8 file. All other bytes stay as they are: a byte order mark, line ends of any kind, combining
 * marks that are not composed. New text gets the file's own line ends.
 *
 * @param bytes the file
 * @param edits pieces that do not overlap, in any order
 */
export function splice(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const raw = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const lineEnd = /\r\n?|\n/.exec(raw)?.[0] ?? '\n';
  const offsets = rawOffsets(raw);
  let text = raw;
  // From the end, so that offsets stay true; of two insertions at one place the later one first.
  for (const { start, end, text: replacement } of edits.toReversed().toSorted((a, b) => b.start - a.start)) {
    text = text.slice(0, offsets(start)) + replacement.replaceAll('\n', lineEnd) + text.slice(offsets(end));
  }
  return new TextEncoder().encode(text);
}

/** From offsets in the parser's text (no byte order mark, `\n`, composed) to offsets in the file's. */
function rawOffsets(raw: string): (offset: number) => number {
  const starts: { readonly parsed: number; readonly raw: number; readonly line: string }[] = [];
  let parsed = 0;
  let at = raw.startsWith('\uFEFF') ? 1 : 0;
  for (const match of raw.slice(at).matchAll(/([^\r\n]*)(\r\n?|\n|$)/g)) {
    const [whole, line = ''] = match;
    starts.push({ parsed, raw: at, line });
    parsed += composeMarks(line).length + 1;
    at += whole.length;
    if (match[2] === '') break;
  }
  return (offset) => {
    const place = starts.findLast((one) => one.parsed <= offset) ?? { parsed: 0, raw: 0, line: '' };
    const wanted = offset - place.parsed;
    let column = Math.min(wanted, place.line.length);
    while (column < place.line.length && composeMarks(place.line.slice(0, column)).length < wanted) column += 1;
    // A base whose marks follow is not divided from them.
    while (
      /^\p{M}/u.test(place.line.slice(column)) &&
      composeMarks(place.line.slice(0, column + 1)).length === wanted
    ) {
      column += 1;
    }
    return place.raw + column;
  };
}
