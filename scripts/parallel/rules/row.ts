/** A row made ready for the rules: its words read out, and its parts matched where they correspond one by one. */
import type { Nodes } from 'mdast';
import type { Block } from '../../manuscript/manuscript.ts';
import type { Group } from '../group.ts';
import { type Prose, type ProseFile, proseOf } from '../prose/prose.ts';
import type { Part, RuleRow } from './rule.ts';

/** Reads a row. */
export function ruleRow(row: Group, files: { readonly ja: ProseFile; readonly en: ProseFile }): RuleRow {
  const whole: Part = { ja: proseOf(row.ja, files.ja), en: proseOf(row.en, files.en) };
  return { row, ...whole, parts: partsOf(row, files) ?? [whole] };
}

/** Items, table rows or paragraphs of two single blocks of the same shape. */
function partsOf(row: Group, files: { readonly ja: ProseFile; readonly en: ProseFile }): readonly Part[] | undefined {
  const [ja, moreJa] = row.ja;
  const [en, moreEn] = row.en;
  if (!ja || !en || moreJa || moreEn || ja.type !== en.type) return undefined;
  const inner = { ja: innerOf(ja), en: innerOf(en) };
  if (!inner.ja || !inner.en || inner.ja.length !== inner.en.length || inner.ja.length < 2) return undefined;
  const read = (node: Nodes | undefined, file: ProseFile): Prose => proseOf(node ? [node] : [], file);
  return inner.ja.map((node, index) => ({ ja: read(node, files.ja), en: read(inner.en?.[index], files.en) }));
}

function innerOf(block: Block): readonly Nodes[] | undefined {
  switch (block.type) {
    case 'list':
    case 'table':
    case 'blockquote':
      return block.children;
    default:
      return undefined;
  }
}
