/** Changes to a content stream, as pieces to be replaced. */

/** Replaces the bytes from `start` up to `end` by a text of one byte a character; an insertion where both are equal. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The stream with all edits made.
 *
 * @param edits in order of their places, without overlaps; insertions at one place are made in the given order
 * @returns the same array where there is nothing to do
 */
export function withEdits(content: Uint8Array, edits: readonly Edit[]): Uint8Array {
  if (edits.length === 0) return content;
  const growth = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
  const result = new Uint8Array(content.length + growth);
  let read = 0;
  let write = 0;
  for (const edit of edits) {
    result.set(content.subarray(read, edit.start), write);
    write += edit.start - read;
    for (let index = 0; index < edit.text.length; index += 1) result[write + index] = edit.text.charCodeAt(index);
    write += edit.text.length;
    read = edit.end;
  }
  result.set(content.subarray(read), write);
  return result;
}
