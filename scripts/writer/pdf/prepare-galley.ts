/** What is settled in the galley before it is measured. */
import type { PagedLayout } from '../../publication/schema.ts';
import type { OpenPage } from '../browser/page.ts';
import { fitTables } from './fit-tables.ts';
import { loosen } from './loose-lines.ts';
import { splitCode } from './split-code.ts';

/**
 * Makes tables fit, sets loose lines ragged, and in vertical text splits code that is higher than a page.
 *
 * @param textHeight the height of the text area, CSS px
 */
export async function prepareGalley(page: OpenPage, layout: PagedLayout, textHeight: number): Promise<void> {
  await fitTables(page);
  await loosen(page);
  if (layout === 'ja-vertical') await splitCode(page, textHeight - 1);
}
