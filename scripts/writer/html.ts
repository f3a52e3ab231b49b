/** hast → the bytes of an HTML file. */
import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const engine = unified().use(rehypeStringify, { closeSelfClosing: false, collapseEmptyAttributes: false }).freeze();

/** The document as text. */
export function htmlText(root: Root): string {
  return engine.stringify(root);
}

/** The document as UTF-8, with a line end at the end. */
export function htmlBytes(root: Root): Uint8Array {
  return new TextEncoder().encode(`${htmlText(root)}\n`);
}
