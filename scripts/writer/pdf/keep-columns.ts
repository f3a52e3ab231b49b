/** Tables keep the columns that they have in the galley. */
import type { OpenPage } from '../browser/page.ts';

/**
 * Fixes the columns of every table: what a page cuts off a table, or what is left of it, might ask for others, and its lines
 * would not be those that were measured.
 *
 * @param page the live galley; must go before rows are split and before it is measured
 */
export function keepColumns(page: OpenPage): Promise<void> {
  return page.evaluate(keep);
}

/** Runs in the page: it may use nothing from around it. */
function keep(): void {
  const isVertical = document.body.classList.contains('vertical');
  const tables = [...document.querySelectorAll<HTMLTableElement>('[data-flow] table')].flatMap((table) => {
    const cells = [...(table.rows[0]?.cells ?? [])];
    // The columns of cells that span several cannot be read off them.
    if (table.style.tableLayout === 'fixed' || cells.some(({ colSpan }) => colSpan > 1)) return [];
    const boxes = cells.map((cell) => cell.getBoundingClientRect());
    return [{ table, widths: boxes.map(({ width, height }) => (isVertical ? height : width)) }];
  });
  for (const { table, widths } of tables) {
    const total = widths.reduce((sum, width) => sum + width, 0);
    const group = document.createElement('colgroup');
    for (const width of widths) {
      const column = document.createElement('col');
      column.style[isVertical ? 'height' : 'width'] = `${((100 * width) / total).toFixed(4)}%`;
      group.append(column);
    }
    table.querySelector('colgroup')?.remove();
    table.prepend(group);
    table.style.tableLayout = 'fixed';
  }
}
