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

/** A comment that says something about the block below it. */
export type Mark =
  | { readonly kind: 'pair'; readonly name: string }
  | { readonly kind: 'alone'; readonly reason: string }
  | { readonly kind: 'allow'; readonly rule: string; readonly reason: string }
  /** It begins like a mark, but a name or a reason is missing or cannot be one. */
  | { readonly kind: 'invalid' };

export interface WrittenMark {
  readonly mark: Mark;
  /** What stands between `<!--` and `-->`. */
  readonly source: string;
}

/**
 * The marks in a piece of raw HTML, in order: `<!-- pair: name -->`, `<!-- alone: reason -->` and
 * `<!-- allow rule-name: reason -->`. Other comments are notes to oneself.
 */
export function marksIn(html: string): readonly WrittenMark[] {
  return [...html.matchAll(/<!--([\s\S]*?)-->/g)].flatMap(([, inner = '']) => {
    // A line end inside Japanese adds no space, as everywhere in a manuscript.
    const source = inner
      .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    const mark = markOf(source);
    return mark ? [{ mark, source }] : [];
  });
}

function markOf(source: string): Mark | undefined {
  const [, word, rule = '', rest = ''] = /^(pair|alone|allow)(?: ([^\s:]+))? ?: ?(.*)$/.exec(source) ?? [];
  if (word === undefined || (word !== 'allow' && rule !== '')) return undefined;
  if (word === 'pair') return isId(rest) ? { kind: 'pair', name: rest } : { kind: 'invalid' };
  if (rest === '') return { kind: 'invalid' };
  if (word === 'alone') return { kind: 'alone', reason: rest };
  return /^[a-z][a-z0-9-]*$/.test(rule) ? { kind: 'allow', rule, reason: rest } : { kind: 'invalid' };
}
