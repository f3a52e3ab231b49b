/** tables: two tables of different shapes. */
import type { Table } from 'mdast';
import type { Block } from '../../manuscript/manuscript.ts';
import { placeAt } from '../prose/prose.ts';
import type { Rule } from './rule.ts';

export const tables: Rule<'tables'> = {
  name: 'tables',
  compares: 'pair',
  check: ({ row, ja, en }) => {
    const jaTable = tableOf(row.ja);
    const enTable = tableOf(row.en);
    if (!jaTable || !enTable) return [];
    const shapes = { ja: shape(jaTable), en: shape(enTable) };
    if (shapes.ja.rows === shapes.en.rows && shapes.ja.columns === shapes.en.columns) return [];
    const rows = Math.min(shapes.ja.rows, shapes.en.rows);
    const offset = (table: Table) => (table.children[rows] ?? table).position?.start.offset ?? 0;
    return [
      {
        ja: placeAt(ja, offset(jaTable)),
        en: placeAt(en, offset(enTable)),
        values: {
          jaRows: shapes.ja.rows,
          jaColumns: shapes.ja.columns,
          enRows: shapes.en.rows,
          enColumns: shapes.en.columns,
        },
      },
    ];
  },
};

function tableOf(blocks: readonly Block[]): Table | undefined {
  return blocks.filter((block) => block.type === 'table')[0];
}

/** Rows with the head, and columns of the head. */
function shape(table: Table): { readonly rows: number; readonly columns: number } {
  return { rows: table.children.length, columns: table.children[0]?.children.length ?? 0 };
}
