/** Notes whose definitions and references do not fit together. */
import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { type Message, message, type Places } from '../../message/message.ts';

/**
 * Reports notes that nothing refers to (`footnote-unused`) and labels that are defined twice (`footnote-duplicate`, at the
 * second definition).
 */
export function checkFootnotes(root: Root, at: (node: FootnoteDefinition) => Places): readonly Message[] {
  const definitions: FootnoteDefinition[] = [];
  const referenced = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition') definitions.push(node);
    if (node.type === 'footnoteReference') referenced.add(node.identifier);
    if ('children' in node) node.children.forEach(collect);
  };
  collect(root);
  const seen = new Set<string>();
  return definitions.flatMap((definition) => {
    const label = definition.label ?? definition.identifier;
    const first = !seen.has(definition.identifier);
    seen.add(definition.identifier);
    if (!first) return [message('footnote-duplicate', at(definition), { label })];
    return referenced.has(definition.identifier) ? [] : [message('footnote-unused', at(definition), { label })];
  });
}
