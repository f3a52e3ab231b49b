/** A row made ready for the rules: its words read out, and its parts matched where they correspond one by one. */
import type { Nodes } from 'mdast';
import type { Block } from '../../manuscript/manuscript.ts';
import { Facts } from '../facts/facts.ts';
import type { Group } from '../group.ts';
import { type Prose, type ProseFile, proseOf } from '../prose/prose.ts';
import type { Part, RuleRow } from './rule.ts';

/** Reads a row. */
export function ruleRow(row: Group, files: { readonly ja: ProseFile; readonly en: ProseFile }): RuleRow {
  const ja = proseOf(row.ja, files.ja);
  const en = proseOf(row.en, files.en);
  return { row, ja, en, parts: partsOf(row, files) ?? [new ReadPart(ja, en)] };
}

class ReadPart implements Part {
  readonly ja: Prose;
  readonly en: Prose;
  #facts: Part['facts'] | undefined;

  constructor(ja: Prose, en: Prose) {
    this.ja = ja;
    this.en = en;
  }

  get facts(): Part['facts'] {
    this.#facts ??= { ja: new Facts(this.ja), en: new Facts(this.en) };
    return this.#facts;
  }
}

/** Items, table rows or paragraphs of two single blocks of the same shape. */
function partsOf(row: Group, files: { readonly ja: ProseFile; readonly en: ProseFile }): readonly Part[] | undefined {
  const [ja, moreJa] = row.ja;
  const [en, moreEn] = row.en;
  if (!ja || !en || moreJa || moreEn || ja.type !== en.type) return undefined;
  const inner = { ja: innerOf(ja), en: innerOf(en) };
  if (!inner.ja || !inner.en || inner.ja.length !== inner.en.length || inner.ja.length < 2) return undefined;
  const read = (node: Nodes | undefined, file: ProseFile): Prose => proseOf(node ? [node] : [], file);
  return inner.ja.map((node, index) => new ReadPart(read(node, files.ja), read(inner.en?.[index], files.en)));
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
