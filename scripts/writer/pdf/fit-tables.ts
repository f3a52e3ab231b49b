/** Tables that are wider than their column: type gets smaller, words may break, and columns share the width anew. */
import type { OpenPage } from '../browser/page.ts';

/** Makes every table of the galley as wide as there is room. Must go before it is measured. */
export function fitTables(page: OpenPage): Promise<void> {
  return page.evaluate(fit);
}

/** Runs in the page: it may use nothing from around it. */
function fit(): void {
  /** Words with more letters may be broken. */
  const longestWord = 14;
  const isVertical = document.body.classList.contains('vertical');
  const lengthOf = (box: DOMRect): number => (isVertical ? box.height : box.width);
  const roomOf = (table: HTMLElement): number =>
    (isVertical ? table.parentElement?.clientHeight : table.parentElement?.clientWidth) ?? 0;
  const wide = (): HTMLTableElement[] =>
    [...document.querySelectorAll('table')].filter(
      (table) => (isVertical ? table.offsetHeight : table.offsetWidth) > roomOf(table) + 1,
    );

  /** Whether short cells that stay on one line leave long ones a column of a few words. */
  const isPinched = (table: HTMLElement): boolean => {
    const [cell] = table.querySelectorAll<HTMLElement>('td.long');
    if (cell === undefined || isVertical) return false;
    return cell.clientWidth < 13 * Number.parseFloat(getComputedStyle(cell).fontSize);
  };

  // Dates and names are not broken in tables, except where the table would not fit.
  for (const table of new Set([...wide(), ...[...document.querySelectorAll('table')].filter(isPinched)])) {
    table.classList.add('tight');
    // A date may then go on with its year.
    for (const cell of table.querySelectorAll('.short:lang(en), .short :lang(en)'))
      for (const node of cell.childNodes)
        if (node instanceof Text) node.data = node.data.replace(/\u00A0(?=\d{4}$)/, ' ');
  }
  const tables = wide();
  if (tables.length === 0) return;
  for (const table of tables) table.classList.add('tighter', 'measured');

  /** How long the text of each cell is in one line, and each of its lines where it has several: px. */
  const range = document.createRange();
  const lengths = tables.map((table) =>
    [...table.rows].map((row) =>
      [...row.cells].map((cell) => {
        const style = getComputedStyle(cell);
        const padding = Number.parseFloat(isVertical ? style.paddingBottom : style.paddingRight) || 0;
        const sides = cell.children.length > 1 && [...cell.children].every((side) => side.tagName === 'DIV');
        const texts = (sides ? [...cell.children] : [cell]).map((side) => {
          range.selectNodeContents(side);
          return lengthOf(range.getBoundingClientRect());
        });
        // Whole words of both languages side by side: about so much of the text as they have of its letters.
        const words = (sides ? [...cell.children] : [cell]).map(({ textContent }, index) => {
          const text = textContent ?? '';
          const longest = Math.max(0, ...text.split(/[^\p{Script=Latin}\p{N}.,]+/u).map(({ length }) => length));
          return longest > longestWord || text === '' ? 0 : ((texts[index] ?? 0) * (longest + 0.5)) / text.length;
        });
        return { padding, texts, word: Math.max(...words) };
      }),
    ),
  );
  for (const table of tables) table.classList.remove('measured');

  for (const [index, table] of tables.entries()) {
    const rows = lengths[index] ?? [];
    const count = Math.max(...rows.map((cells) => cells.length));
    const room = roomOf(table);
    const least = Math.min(room / count, 3 * Number.parseFloat(getComputedStyle(table).fontSize));
    /** How many lines the rows have, and one more for every word that is broken, the more the worse it fits. */
    const linesWith = (widths: readonly number[]): number =>
      rows.reduce((all, cells) => {
        let most = 0;
        let broken = 0;
        for (const [column, { padding, texts, word }] of cells.entries()) {
          const width = Math.max(1, (widths[column] ?? 1) - padding);
          // A little more than the lines counted: of two ways with as many, that with the fuller lines is better.
          most = Math.max(
            most,
            texts.reduce((lines, text) => lines + Math.ceil(text / width) + 0.1 * (text / width), 0),
          );
          if (word > width) broken += 1 + (word - width) / word;
        }
        return all + most + broken;
      }, 0);
    // From columns of one width, width goes where it saves most lines, in ever smaller steps.
    let widths = Array.from({ length: count }, () => room / count);
    let lines = linesWith(widths);
    for (let step = room / 8; step > 1; step /= 2) {
      for (let isBetter = true; isBetter;) {
        isBetter = false;
        for (let from = 0; from < count; from += 1) {
          for (let to = 0; to < count; to += 1) {
            const rest = (widths[from] ?? 0) - step;
            if (from === to || rest < least) continue;
            const next = widths.map((width, column) => (column === from ? rest : column === to ? width + step : width));
            const other = linesWith(next);
            if (other >= lines - 1e-9) continue;
            widths = next;
            lines = other;
            isBetter = true;
          }
        }
      }
    }
    const group = document.createElement('colgroup');
    for (const width of widths) {
      const column = document.createElement('col');
      column.style[isVertical ? 'height' : 'width'] = `${((100 * width) / room).toFixed(4)}%`;
      group.append(column);
    }
    table.querySelector('colgroup')?.remove();
    table.prepend(group);
    table.style.tableLayout = 'fixed';
  }
}
