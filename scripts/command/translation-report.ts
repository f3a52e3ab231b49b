/** The translation state as lines for a terminal: a bar for each chapter, then the rows to look at with what changed. */
import type { Language } from '../message/message.ts';
import { placeInWords } from '../message/wording.ts';
import type { Difference, DifferencePart } from '../parallel/state/difference.ts';
import type { ChapterCoverage, RowToReview, TranslationReport } from '../parallel/state/report.ts';
import { rowStates } from '../parallel/state/translation-state.ts';
import type { Translate } from '../template/translate.ts';

/** How wide a bar is, in cells of the terminal. */
const barWidth = 20;

/** How many characters of unchanged text stand before and after a change. */
const context = 24;

export interface ReportStyle {
  readonly colour: boolean;
}

/**
 * The table and the list of a publication.
 *
 * @param word the translator of the user's language
 * @returns nothing where no chapter could be read
 */
export function translationLines(report: TranslationReport, word: Translate, style: ReportStyle): string {
  if (report.chapters.length === 0) return '';
  const title = `${report.publication}: ${word('frame.translation')}`;
  const names = Math.max(...report.chapters.map(({ chapter }) => chapter.length));
  const table = report.chapters.map((chapter) => chapterLine(chapter, names, word, style));
  const rest = report.recorded
    ? report.rows.map((row) => `\n${rowLines(row, word, style)}`)
    : [`  ${word('review.unrecorded')}\n  → ${word('review.record', { command: report.command })}`];
  return [bold(title, style), ...table, ...rest, ''].join('\n');
}

function chapterLine({ chapter, counts }: ChapterCoverage, width: number, word: Translate, style: ReportStyle): string {
  const rows = rowStates.reduce((sum, state) => sum + counts[state], 0);
  // Rounded down, so that a bar is full only where all rows are reviewed.
  const filled = rows === 0 ? barWidth : Math.floor((barWidth * counts.reviewed) / rows);
  const bar = `${coloured('█'.repeat(filled), 32, style)}${'░'.repeat(barWidth - filled)}`;
  const others = rowStates.flatMap((state) =>
    state === 'reviewed' || counts[state] === 0 ? [] : [`${word(`state.${state}`)} ${counts[state]}`],
  );
  const share = word('review.share', { reviewed: counts.reviewed, rows });
  return `  ${chapter.padEnd(width)}  ${bar}  ${[share, ...others].join(word('frame.listSeparator'))}`;
}

function rowLines(row: RowToReview, word: Translate, style: ReportStyle): string {
  const head = `  ${row.chapter}  ${bold(row.row, style)}  ${coloured(word(`state.${row.state}`), 33, style)}`;
  const places = (['ja', 'en'] as const).flatMap((language) => {
    const place = row[language];
    return place ? [`    ${language}  ${placeInWords(place)}`] : [];
  });
  const critical = row.critical.map((change) => `    ${coloured(`! ${criticalText(change, word)}`, 31, style)}`);
  const changes = (['ja', 'en'] as const).flatMap((language: Language) => {
    const change = row.changes[language];
    return change ? [`    ${language}  ${changeText(change, style)}`] : [];
  });
  return [head, ...places, ...critical, ...changes, `    → ${row.command}`].join('\n');
}

/** A changed negation, modal, number or name. */
function criticalText(change: RowToReview['critical'][number], word: Translate): string {
  return word('review.change', {
    kind: word(`critical.${change.kind}`),
    language: change.language,
    was: change.was.join(', ') || '—',
    is: change.is.join(', ') || '—',
  });
}

/** The changes with a little of what stands around them; `[-removed-]{+added+}` as in GNU wdiff. */
export function changeText({ parts }: Difference, style: ReportStyle): string {
  return parts
    .map((part, index) =>
      part.kind === 'same'
        ? around(part.text, { before: index > 0, after: index < parts.length - 1 })
        : changed(part, style),
    )
    .join('')
    .replaceAll('\n', ' ¶ ');
}

function changed(part: Exclude<DifferencePart, { kind: 'same' }>, style: ReportStyle): string {
  const signs = part.kind === 'removed' ? `[-${part.text}-]` : `{+${part.text}+}`;
  const code = part.kind === 'removed' ? '31' : '32';
  return style.colour ? `\u001b[${part.critical.length > 0 ? '1;' : ''}${code}m${signs}\u001b[0m` : signs;
}

/** The ends of unchanged text that lie next to a change. */
function around(text: string, changes: { readonly before: boolean; readonly after: boolean }): string {
  const characters = [...text];
  const kept = context * (Number(changes.before) + Number(changes.after));
  if (characters.length <= kept + context / 2) return text;
  const start = changes.before ? [characters.slice(0, context).join('')] : [];
  const end = changes.after ? [characters.slice(-context).join('')] : [];
  return [...start, '…', ...end].join(' ');
}

function bold(text: string, { colour }: ReportStyle): string {
  return colour ? `\u001b[1m${text}\u001b[0m` : text;
}

function coloured(text: string, code: number, { colour }: ReportStyle): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** The extension of the `--json` report: the translation state by publication id. */
export function translationData(reports: readonly TranslationReport[]): Readonly<Record<string, TranslationReport>> {
  return Object.fromEntries(reports.map((report) => [report.publication, report]));
}
