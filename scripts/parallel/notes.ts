/** Notes in the order in which the text first refers to them. */
import type { Nodes } from 'mdast';
import type { Row, Section } from './document.ts';

/** The heading and the rows of sections, in reading order. */
export function rowsOf(sections: readonly Section[]): readonly Row[] {
  return sections.flatMap((section) => (section.heading ? [section.heading, ...section.rows] : section.rows));
}

/**
 * The labels of the notes that rows refer to, in order of the first reference. The Japanese side of a row is looked at
 * before the English, so that both languages share one number.
 */
export function noteOrder(rows: readonly Row[]): readonly string[] {
  const labels = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteReference') labels.add(node.identifier);
    else if ('children' in node) node.children.forEach(collect);
  };
  for (const row of rows) {
    row.ja.forEach(collect);
    row.en.forEach(collect);
  }
  return [...labels];
}
