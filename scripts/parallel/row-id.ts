/**
 * Row ids: made from the row's own words, so that editing one row changes no other row's id or deep link, and moving a
 * section keeps them.
 */
import { createHash } from 'node:crypto';

/** How many words of a text make its id. */
const wordCount = 6;

/**
 * An id from English words: `japan-put-its-name-to-the`; letters and digits only, so that it reads well in an address.
 * Empty when the text has no such character.
 *
 * @param text plain English text
 */
export function slug(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f’']/g, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.slice(0, wordCount)
      .join('-')
      .slice(0, 60)
      .replace(/-$/, '') ?? ''
  );
}

/** An id from text that has no Latin letters: `r-` and eight hexadecimal digits of its SHA-256. */
export function digestId(text: string): string {
  return `r-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

/**
 * Makes ids unique in the order asked: the second `call` becomes `call-2`.
 *
 * @param taken ids that are given explicitly and must not be used
 */
export function uniqueIds(taken: Iterable<string>): (wanted: string) => string {
  const used = new Set(taken);
  // Ids are never given back, so that the search goes on where it ended; a table of 20,000 equal rows is no reason to wait.
  const next = new Map<string, number>();
  return (wanted) => {
    let id = wanted;
    let count = next.get(wanted) ?? 2;
    for (; used.has(id); count += 1) id = `${wanted}-${count}`;
    next.set(wanted, count);
    used.add(id);
    return id;
  };
}
