/** An alignment as two columns of text for a terminal. */
import { doubtful } from '../parallel/align/report.ts';
import type { AlignedFiles, AlignedLines, Lines } from '../stage/align-files.ts';
import type { Translate } from '../template/translate.ts';
import { cells, padded, shortened } from './columns.ts';

/** Rows of one side and doubtful rows stand out. */
const colours = { sure: undefined, doubtful: 33, 'one-sided': 31 } as const;

/**
 * One line a row: a sign, the confidence, the lines of each file and how the text begins. `=` is a pair, `?` a doubtful
 * one, `<` Japanese alone, `>` English alone.
 *
 * @param width of the terminal in cells
 */
export function alignmentText({ rows, lines }: AlignedFiles, word: Translate, width: number, colour: boolean): string {
  const side = Math.max(20, Math.floor((width - 9) / 2));
  const text = rows.map((row) => {
    const sign = signOf(row);
    const sure = row.kind === 'pair' ? `${Math.round(row.confidence * 100)}%` : '';
    const shown = `${sign} ${sure.padStart(4)} ${padded(column(row.ja, lines.ja, side), side)} ${column(row.en, lines.en, side)}`;
    const code = colours[stateOf(row)];
    return colour && code !== undefined ? `\u001b[${code}m${shown}\u001b[0m` : shown.trimEnd();
  });
  const head = `${' '.repeat(7)}${padded(word('side.ja'), side)} ${word('side.en')}`;
  return [head, ...text, '', summary(rows, word)].join('\n');
}

/** How many rows of each kind there are, as one sentence. */
export function summary(rows: readonly AlignedLines[], word: Translate): string {
  return word('align.summary', {
    rows: rows.length,
    jaOnly: rows.filter(({ kind }) => kind === 'jaOnly').length,
    enOnly: rows.filter(({ kind }) => kind === 'enOnly').length,
    doubtful: rows.filter((row) => stateOf(row) === 'doubtful').length,
  });
}

/** What a reader should think of a row. */
export function stateOf({ kind, confidence }: AlignedLines): keyof typeof colours {
  if (kind !== 'pair') return 'one-sided';
  return confidence < doubtful ? 'doubtful' : 'sure';
}

function signOf(row: AlignedLines): string {
  if (row.kind !== 'pair') return row.kind === 'jaOnly' ? '<' : '>';
  return stateOf(row) === 'doubtful' ? '?' : '=';
}

function column(range: Lines | null, lines: readonly string[], width: number): string {
  if (!range) return '';
  const label = `${range[0]}-${range[1]}`.padEnd(9);
  const text = lines
    .slice(range[0] - 1, range[1])
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${label}${shortened(text, width - cells(label))}`;
}
