/** What the translation state says of a publication: counts for each chapter, and the rows to look at with what changed. */
import type { Language, Place } from '../../message/message.ts';
import type { CriticalChange } from './critical-words.ts';
import { type Difference, difference } from './difference.ts';
import { type RowState, rowStates, type TrackedRow } from './translation-state.ts';

/** What becomes of a row that changed since its review. */
export type Policy = 'block' | 'badge' | 'keep';

/** Proper names of the publication, whose changes are shown first. */
export type Names = Readonly<Record<Language, readonly string[]>>;

export interface ChapterCoverage {
  /** The chapter's name, such as `01-statement`. */
  readonly chapter: string;
  readonly policy: Policy;
  /** How many rows are in each state; together they are all rows, the chapter's title among them. */
  readonly counts: Readonly<Record<RowState, number>>;
}

export interface RowToReview {
  readonly chapter: string;
  readonly row: string;
  readonly state: RowState;
  readonly ja?: Place;
  readonly en?: Place;
  /** Changed negations, modals, numbers and names. */
  readonly critical: readonly (CriticalChange & { readonly language: Language })[];
  /** What changed on each side that changed. */
  readonly changes: Readonly<Partial<Record<Language, Difference>>>;
  /** What to type when its sides have been read against each other. */
  readonly command: string;
}

export interface TranslationReport {
  readonly publication: string;
  /** Whether anything was ever recorded. Without a record there are no rows to review, only counts. */
  readonly recorded: boolean;
  readonly chapters: readonly ChapterCoverage[];
  /** Rows with critical changes first, then in reading order. */
  readonly rows: readonly RowToReview[];
  /** What to type when all of it has been read. */
  readonly command: string;
}

/**
 * Makes the report of a publication.
 *
 * @param publication its id
 * @param rows its rows with their states, in reading order
 * @param options whether there is a record, the policy of each chapter by name, the publication's proper names, and the
 *   command that records a row, or all
 */
export function translationReport(
  publication: string,
  rows: readonly TrackedRow[],
  options: {
    readonly recorded: boolean;
    readonly policyOf: (chapter: string) => Policy;
    readonly names: Names;
    readonly commandFor: (row?: string) => string;
  },
): TranslationReport {
  const chapters = [...Map.groupBy(rows, ({ chapter }) => chapter)].map(([chapter, ofChapter]) => ({
    chapter,
    policy: options.policyOf(chapter),
    counts: counted(ofChapter),
  }));
  const toReview = options.recorded ? rows.filter((row) => row.needsReview) : [];
  const shown = toReview.map((row) => rowToReview(row, options.names, options.commandFor(row.id)));
  const isCritical = (row: RowToReview): boolean => row.critical.length > 0;
  return {
    publication,
    recorded: options.recorded,
    chapters,
    rows: [...shown.filter(isCritical), ...shown.filter((row) => !isCritical(row))],
    command: options.commandFor(),
  };
}

function counted(rows: readonly TrackedRow[]): Readonly<Record<RowState, number>> {
  const count = (state: RowState): number => rows.filter((row) => row.state === state).length;
  return Object.fromEntries(rowStates.map((state) => [state, count(state)])) as Record<RowState, number>;
}

function rowToReview(row: TrackedRow, names: Names, command: string): RowToReview {
  const { ja, en } = row.places;
  const changes = { ...changeOf(row, 'ja', names), ...changeOf(row, 'en', names) };
  const critical = (['ja', 'en'] as const).flatMap((language) =>
    (changes[language]?.critical ?? []).map((change) => ({ language, ...change })),
  );
  return {
    chapter: row.chapter,
    row: row.id,
    state: row.state,
    ...(ja && { ja }),
    ...(en && { en }),
    critical,
    changes,
    command,
  };
}

function changeOf(row: TrackedRow, language: Language, names: Names): Partial<Record<Language, Difference>> {
  if (!row.reviewed) return {};
  const was = row.reviewed[language]?.text ?? '';
  const is = row[language]?.text ?? '';
  return was === is ? {} : { [language]: difference(was, is, language, names[language]) };
}
