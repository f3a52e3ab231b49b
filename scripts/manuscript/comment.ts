/** HTML comments in manuscripts: notes to oneself, and ids of blocks. */

/** Whether a piece of raw HTML is nothing but comments. */
export function isComment(html: string): boolean {
  let rest = html.trim();
  if (rest === '') return false;
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->', 2);
    if (end === -1) return false;
    rest = rest.slice(end + '-->'.length).trimStart();
  }
  return rest === '';
}

/** What `<!-- id: name -->` names, valid or not; nothing where the HTML does not begin with such a comment. */
export function namedId(html: string): string | undefined {
  const inner = /^\s*<!--[ \t]*id[ \t]*:([^\n]*)/.exec(html)?.[1];
  return inner?.replace(/-->\s*$/, '').trim();
}

/**
 * Whether an id can stand in an address and in XML (XML 1.0, 2.3 Name, ASCII only): a letter, then letters, digits,
 * hyphens and underscores.
 */
export function isId(id: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(id);
}
