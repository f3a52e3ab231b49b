/** What is settled in the galley before it is measured. */
import type { PagedLayout } from '../../publication/schema.ts';
import type { OpenPage } from '../browser/page.ts';
import { fitTables } from './fit-tables.ts';
import { keepColumns } from './keep-columns.ts';
import { loosen } from './loose-lines.ts';
import { splitCode } from './split-code.ts';
import { splitRows } from './split-rows.ts';

/** How much of a page a row of a table may take, for its head stands above it and notes below; and its parts, if it is higher. */
const rowShares = { most: 0.6, part: 0.12 };

/**
 * Makes tables fit, sets loose lines ragged, splits rows of tables and, in vertical text, code that is higher than a page.
 *
 * @param text the text area, CSS px
 */
export async function prepareGalley(
  page: OpenPage,
  layout: PagedLayout,
  text: { readonly width: number; readonly height: number },
): Promise<void> {
  const isVertical = layout === 'ja-vertical';
  await fitTables(page);
  await loosen(page);
  await keepColumns(page);
  const height = isVertical ? text.width : text.height;
  await splitRows(page, { most: height * rowShares.most, part: height * rowShares.part });
  if (isVertical) await splitCode(page, text.height - 1);
}
