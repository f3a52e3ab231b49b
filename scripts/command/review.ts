/** The command `review`: records that the two sides of rows were read against each other. */
import { type Message, message } from '../message/message.ts';
import { placeInWords } from '../message/wording.ts';
import { chooseRows } from '../parallel/state/choose.ts';
import { record } from '../parallel/state/record.ts';
import type { TrackedRow } from '../parallel/state/translation-state.ts';
import { stateText } from '../parallel/state/write-state.ts';
import { type Translations, translations } from '../pipeline.ts';
import { type Translate, translator } from '../template/translate.ts';
import { type Console, printJson, printMessages, processConsole } from './console.ts';
import { exitStatus, statusOf } from './exit-status.ts';
import type { Options } from './options.ts';
import { replaceFile } from './replace-folder.ts';

type Publication = Translations['publications'][number];

/** What is to be written for one publication. */
interface Recording {
  readonly publication: Publication;
  /** The rows whose record changes. */
  readonly rows: readonly TrackedRow[];
  readonly dropped: number;
  readonly text: string;
}

/**
 * Records and reports.
 *
 * @param options of them `publications` holds the publication and the rows
 * @returns the exit status
 */
export async function reviewCommand(options: Options): Promise<number> {
  const word = translator(options.language);
  const console = processConsole(options.json);
  const [name, ...rows] = options.publications;
  const all = await translations({
    ...options,
    publications: name === undefined ? [] : [name],
    progress: () => undefined,
  });
  if (all.unknown !== undefined) {
    console.error(word('command.unknownPublication', { name: all.unknown, folder: options.manuscripts }));
    return exitStatus.usage;
  }
  // That rows need a review is no reason not to record one; anything else may mean that half the text is not there.
  const errors = all.messages.filter(({ severity, code }) => severity === 'error' && !wantsReview.has(code));
  if (errors.length > 0) {
    if (options.json) printJson(console, errors, [], word);
    else {
      printMessages(console, errors, word);
      console.error(word('review.refused'));
    }
    return statusOf(errors, false);
  }
  const recordings: Recording[] = [];
  for (const publication of all.publications) {
    const { rows: chosen, unknown } = chooseRows(publication.rows, rows);
    for (const { name: row, nearest } of unknown) {
      console.error(word('review.unknownRow', { row, publication: publication.id }));
      if (nearest.length > 0) console.error(word('review.nearest', { rows: nearest.join(', ') }));
    }
    if (unknown.length > 0) return exitStatus.usage;
    recordings.push(recordingOf(publication, rows.length > 0 ? chosen : undefined));
  }
  const failures: Message[] = [];
  for (const recording of recordings) {
    const failure = await write(recording);
    if (failure) failures.push(failure);
    else if (!options.json) print(recording, console, word);
  }
  if (options.json) printJson(console, failures, [], word, { recorded: Object.fromEntries(recordings.map(asJson)) });
  else printMessages(console, failures, word);
  return statusOf(failures, false);
}

const wantsReview: ReadonlySet<Message['code']> = new Set<Message['code']>([
  'translation-stale',
  'translation-unrecorded',
]);

function recordingOf(publication: Publication, chosen: ReadonlySet<TrackedRow> | undefined): Recording {
  const { rows, state } = publication;
  const next = record(rows, state, chosen);
  const changed = rows.filter((row) => (chosen?.has(row) ?? true) && differs(row));
  const kept = new Set(next.map(({ chapter, key }) => `${chapter}/${key}`));
  const dropped = state.filter(({ chapter, key }) => !kept.has(`${chapter}/${key}`)).length;
  return { publication, rows: changed, dropped, text: stateText(next) };
}

/** Whether a row reads otherwise than its record. */
function differs({ reviewed, ja, en }: TrackedRow): boolean {
  return !reviewed || reviewed.ja?.text !== ja?.text || reviewed.en?.text !== en?.text;
}

/** Writes the file in one step, unless it says all that already. */
async function write({ publication: { file, state, recorded }, text }: Recording): Promise<Message | undefined> {
  if (recorded && text === stateText(state)) return undefined;
  try {
    await replaceFile(file, new TextEncoder().encode(text));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return message('output-failed', {}, { path: file, reason });
  }
}

function print({ publication: { file }, rows, dropped }: Recording, console: Console, word: Translate): void {
  for (const { id, places, state } of rows) {
    const place = places.ja ?? places.en;
    console.out(`  ${id}  ${word(`state.${state}`)}${place ? `  ${placeInWords(place)}` : ''}`);
  }
  if (dropped > 0) console.out(word('review.dropped', { count: dropped }));
  if (rows.length > 0) console.out(word('review.recorded', { file, count: rows.length }));
  else if (dropped === 0) console.out(word('review.asBefore', { file }));
}

function asJson({ publication: { id }, rows, dropped }: Recording) {
  return [id, { rows: rows.map((row) => ({ row: row.id, chapter: row.chapter, state: row.state })), dropped }] as const;
}
