/** Stage: the recorded state of the translation → states of rows, what each policy makes of them, and a report. */
import { decodeManuscript } from '../manuscript/decode.ts';

import { type Message, message } from '../message/message.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { rowsOf } from '../parallel/notes.ts';
import { currentRows } from '../parallel/state/current-rows.ts';
import { readState } from '../parallel/state/read-state.ts';
import { type Names, type Policy, type TranslationReport, translationReport } from '../parallel/state/report.ts';
import { type ReviewedTexts, withReviewedTexts } from '../parallel/state/republish.ts';
import { track } from '../parallel/state/track.ts';
import {
  type RowState,
  stateFile,
  type TrackedRow,
  type TranslationState,
} from '../parallel/state/translation-state.ts';
import type { SettingPlace } from '../publication/read.ts';
import type { Publication } from '../publication/schema.ts';
import { type PublicationSources, readOther } from '../publication/sources.ts';
import { reviewedBlocks, reviewedTitle } from './reviewed-blocks.ts';

/** The state of a publication's translation. */
export interface Translation {
  /** The path of the state file as the user would type it, whether it exists or not. */
  readonly file: string;
  readonly recorded: boolean;
  readonly state: TranslationState;
  readonly rows: readonly TrackedRow[];
  readonly report: TranslationReport;
  /** Whether there is anything to show: a record, or a policy that asks for one. */
  readonly isTracked: boolean;
}

export interface Translated {
  /** Absent where the state file can't be used. */
  readonly translation?: Translation;
  /** The document to publish: as the policy `keep` leaves it. */
  readonly document: ParallelDocument;
  /** The rows that bear a mark, by id. */
  readonly stale: ReadonlyMap<string, RowState>;
  readonly messages: readonly Message[];
}

/** The recorded state of a publication, or the messages why it can't be used. A publication without one has an empty state. */
export interface Recorded {
  readonly file: string;
  readonly exists: boolean;
  readonly state?: TranslationState;
  readonly messages: readonly Message[];
}

/** Reads the state file, as strictly as a manuscript. */
export async function readRecorded(sources: PublicationSources): Promise<Recorded> {
  const file = `${sources.folder}/${stateFile}`;
  if (!sources.others.has(stateFile)) return { file, exists: false, state: [], messages: [] };
  let bytes: Uint8Array;
  try {
    bytes = await readOther(sources, stateFile);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const settings = { file, line: 1, column: 1 };
    return { file, exists: true, messages: [message('file-unreadable', { settings }, { reason })] };
  }
  const decoded = decodeManuscript(bytes, { language: 'en', file });
  if (decoded.text === undefined || decoded.messages.length > 0) {
    const messages = decoded.messages.map(({ en, ...rest }) => ({ ...rest, ...(en && { settings: en }) }) as Message);
    return { file, exists: true, messages };
  }
  return { file, exists: true, ...readState(decoded.text, file) };
}

/**
 * Finds the state of every row and applies the policies.
 *
 * Messages: `translation-stale` for each row of a `block` chapter that needs a review; `translation-unrecorded` where
 * `block` is asked for and nothing was ever recorded; `translation-marked` and `translation-kept` say how many rows bear
 * a mark or are published as they were; `settings-target` for a policy of a chapter that does not exist.
 *
 * @param folder the publication's folder as the user would type it
 */
export function translate(
  document: ParallelDocument,
  recorded: Recorded,
  publication: Publication,
  placeOf: SettingPlace,
  folder: string,
): Translated {
  const { state } = recorded;
  const missing = missingChapters(document, publication, placeOf);
  if (!state) return { document, stale: new Map(), messages: missing };
  const { translation: settings } = publication;
  const policyOf = (chapter: string): Policy => settings?.chapters[chapter] ?? settings?.policy ?? 'badge';
  const isTracked = recorded.exists || settings !== undefined;
  const rows = once(() => track(currentRows(document), state));
  const report = once(() =>
    translationReport(publication.id, rows(), {
      recorded: recorded.exists,
      policyOf,
      names: namesOf(publication),
      commandFor: (row) => reviewCommand(folder, row),
    }),
  );
  // Made when somebody asks: where no record is kept, a build needs neither.
  const translation: Translation = {
    file: recorded.file,
    recorded: recorded.exists,
    state,
    get rows() {
      return rows();
    },
    get report() {
      return report();
    },
    isTracked,
  };
  if (!recorded.exists) {
    const blocks = document.chapters.some(({ name }) => policyOf(name) === 'block');
    const place = { settings: placeOf('translation') };
    const command = reviewCommand(folder);
    const unrecorded = blocks ? [message('translation-unrecorded', place, { command })] : [];
    return { translation, document, stale: new Map(), messages: [...missing, ...unrecorded] };
  }
  const open = rows().filter((row) => row.needsReview);
  const kept = keep(
    document,
    open.filter(({ chapter }) => policyOf(chapter) === 'keep'),
  );
  // A row that only one language has is marked as such already.
  const stale = open.filter(
    (row) => policyOf(row.chapter) !== 'block' && row.state !== 'one-sided' && !kept.ids.has(row.id),
  );
  const place = { settings: { file: recorded.file, line: 1, column: 1 } };
  return {
    translation,
    document: kept.document,
    stale: new Map(stale.map((row) => [row.id, row.state])),
    messages: [
      ...missing,
      ...open.filter(({ chapter }) => policyOf(chapter) === 'block').map((row) => blocked(row, folder)),
      ...(stale.length > 0 ? [message('translation-marked', place, { count: stale.length })] : []),
      ...(kept.ids.size > 0 ? [message('translation-kept', place, { count: kept.ids.size })] : []),
    ],
  };
}

/** Calls at the first call, and remembers. */
function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => (made ??= { result: make() }).result;
}

/** The command that records rows of a publication. */
function reviewCommand(folder: string, row?: string): string {
  const parts = folder.split('/');
  const name = parts.at(-1) ?? folder;
  const manuscripts = parts.slice(0, -1).join('/');
  return [
    'npm run review --',
    name,
    ...(row === undefined ? [] : [row]),
    ...(['manuscripts', ''].includes(manuscripts) ? [] : [`--manuscripts ${manuscripts}`]),
  ].join(' ');
}

function blocked({ places, id: row, state }: TrackedRow, folder: string): Message {
  const advice = state === 'one-sided' ? 'translate' : 'compare';
  return message('translation-stale', places, { row, state, advice, command: reviewCommand(folder, row) });
}

function missingChapters(document: ParallelDocument, { translation }: Publication, placeOf: SettingPlace): Message[] {
  const known = document.chapters.map(({ name }) => name);
  return Object.keys(translation?.chapters ?? {}).flatMap((target) => {
    if (known.includes(target)) return [];
    const settings = placeOf('translation', 'chapters', target);
    return [message('settings-target', { settings }, { key: 'translation.chapters', target, known: known.join(', ') })];
  });
}

/** Who the publication is about, as far as its settings say. */
function namesOf({ authors, issuer, contact }: Publication): Names {
  const of = (language: 'ja' | 'en'): string[] => [
    issuer[language],
    ...(contact ? [contact.name[language]] : []),
    ...authors.map((author) => author[language]),
  ];
  return { ja: of('ja'), en: of('en') };
}

/** The document with the last reviewed texts of some rows, as far as today's document can take them in. */
function keep(
  document: ParallelDocument,
  rows: readonly TrackedRow[],
): { readonly document: ParallelDocument; readonly ids: ReadonlySet<string> } {
  const titles: [string, MapValue<ReviewedTexts['titles']>][] = [];
  const texts: [string, MapValue<ReviewedTexts['rows']>][] = [];
  const tracked = new Map(rows.map((row) => [row.id, row]));
  for (const chapter of document.chapters) {
    // Behind the ends of both files, where no node has its place.
    let next = Math.max(chapter.ja.source.length, chapter.en.source.length);
    const offset = (): number => next++;
    const title = tracked.get(chapter.id)?.reviewed;
    const reviewed = title && reviewedTitle(title);
    if (reviewed) titles.push([chapter.id, reviewed]);
    for (const row of rowsOf(chapter.sections)) {
      const before = tracked.get(row.id)?.reviewed;
      const blocks = before && reviewedBlocks(row, before, chapter, offset);
      if (blocks) texts.push([row.id, blocks]);
    }
  }
  return {
    document: withReviewedTexts(document, { rows: new Map(texts), titles: new Map(titles) }),
    ids: new Set([...texts, ...titles].map(([id]) => id)),
  };
}

type MapValue<Of> = Of extends ReadonlyMap<string, infer Value> ? Value : never;
