/**
 * References to notes. Sanitising raw HTML would take their ids and roles away, and allowing these would allow them to
 * everybody; so a reference is a bare `<sup>` until then, known by its place in the source, where no tag can stand.
 */
import type { Element, ElementContent } from 'hast';

/** What the caller decides about a reference, because both languages stand in one page. */
export interface NoteLink {
  readonly number: number;
  /** Where the note is. */
  readonly href: string;
  /** The id of the reference, for the way back; several references to one note need different ones, or none. */
  readonly id?: string;
}

/** By the offset in the source at which a reference begins. */
export type NoteLinks = ReadonlyMap<number, NoteLink>;

/** `<sup><a role="doc-noteref">` (DPUB-ARIA 1.1) for every reference; inside a link only the number. */
export function linkNotes(nodes: readonly ElementContent[], links: NoteLinks, insideLink = false): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const offset = node.position?.start.offset;
    const link = node.tagName === 'sup' && offset !== undefined ? links.get(offset) : undefined;
    if (link) return reference(node, link, insideLink);
    return { ...node, children: linkNotes(node.children, links, insideLink || node.tagName === 'a') };
  });
}

function reference(sup: Element, { number, href, id }: NoteLink, insideLink: boolean): Element {
  const text: ElementContent = { type: 'text', value: String(number) };
  const named = id === undefined ? {} : { id };
  if (insideLink) return { ...sup, properties: named, children: [text] };
  const properties = { href, ...named, role: 'doc-noteref' };
  return { ...sup, children: [{ type: 'element', tagName: 'a', properties, children: [text] }] };
}
