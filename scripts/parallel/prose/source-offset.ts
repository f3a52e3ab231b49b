/** From a character of a parsed text back to the place in the file where it was typed. */

/**
 * The offset in the source of the character with an index in a text node's value. Markdown drops backslashes, indents and
 * quotation marks of lines, and decodes entities, so the value is read along the source.
 *
 * @param value the value of the text node
 * @param index which character of it
 * @param source the whole file
 * @param range where the node begins and ends in the file
 * @returns an offset within the range; its beginning where value and source do not fit together
 */
export function sourceOffset(
  value: string,
  index: number,
  source: string,
  range: { readonly start: number; readonly end: number },
): number {
  if (source.startsWith(value, range.start)) return range.start + index;
  let offset = range.start;
  for (let position = 0; ; position += 1) {
    const wanted = value[position];
    while (offset < range.end && source[offset] !== wanted && !entityAt(source, offset)) offset += 1;
    if (offset >= range.end || wanted === undefined) return range.start;
    if (position === index) return offset;
    offset += source[offset] === wanted && wanted !== '&' ? 1 : (entityAt(source, offset)?.length ?? 1);
  }
}

/** The character reference that begins at an offset (CommonMark 2.5). */
function entityAt(source: string, offset: number): string | undefined {
  return source[offset] === '&'
    ? /^&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.exec(source.slice(offset, offset + 40))?.[0]
    : undefined;
}
