/** The command `import` for texts: two files → the folder of a new publication, with the report of its pairing. */
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newPublication } from '../exchange/publication/new-publication.ts';
import type { SourceFile } from '../exchange/source/source-text.ts';
import { type Language, type Message, message, sidePlace } from '../message/message.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { rowsOf } from '../parallel/notes.ts';
import { readPublication } from '../publication/read.ts';
import { translator } from '../template/translate.ts';
import { printJson, printMessages, processConsole } from './console.ts';
import { exitStatus } from './exit-status.ts';
import type { TextsRequest } from './import-options.ts';

const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Imports, reports and writes. A folder that exists is never touched. */
export async function importTexts(request: TextsRequest): Promise<number> {
  const word = translator(request.language);
  const console = processConsole(request.json);
  const folder = `${request.manuscripts}/${request.into}`;
  const done = await imported(request, folder);
  if (request.json) printJson(console, done.messages, [], word);
  else printMessages(console, done.messages, word);
  if (!done.document) {
    if (!request.json) console.error(word('command.importNothing'));
    return done.messages.some(({ code }) => code === 'output-failed') ? exitStatus.machine : exitStatus.mistakes;
  }
  if (!request.json) {
    console.out(word('command.imported', { folder, ...counts(done.document) }));
    if (done.messages.length > 0) {
      console.out(word('command.importNext', { count: done.messages.length, name: request.into }));
    }
  }
  return exitStatus.done;
}

interface Imported {
  /** Absent where nothing was written. */
  readonly document?: ParallelDocument;
  readonly messages: readonly Message[];
}

async function imported({ ja, en, into }: TextsRequest, folder: string): Promise<Imported> {
  if (!namePattern.test(into)) return { messages: [message('import-name', {}, { name: into })] };
  if (await exists(folder)) return { messages: [message('import-exists', {}, { folder })] };
  const [jaFile, enFile] = await Promise.all([source('ja', ja), source('en', en)]);
  const unreadable = [jaFile, enFile].flatMap((one) => ('message' in one ? one.message : []));
  if ('message' in jaFile || 'message' in enFile) return { messages: unreadable };
  const made = await newPublication(into, folder, { ja: jaFile, en: enFile });
  if (!made.files || !made.document) return { messages: made.messages };
  try {
    await writeNew(folder, made.files);
  } catch (error) {
    const reason = reasonOf(error);
    const isThere = error instanceof Error && 'code' in error && ['EEXIST', 'ENOTEMPTY'].includes(String(error.code));
    const problem = isThere
      ? message('import-exists', {}, { folder })
      : message('output-failed', {}, { path: folder, reason });
    return { messages: [...made.messages, problem] };
  }
  return { document: made.document, messages: [...made.messages, ...openSettings(made.files, folder)] };
}

/** What the publication still needs to be told, each with its line in `publication.yaml`. */
function openSettings(files: ReadonlyMap<string, Uint8Array>, folder: string): readonly Message[] {
  const text = new TextDecoder().decode(files.get('publication.yaml'));
  return readPublication(text, `${folder}/publication.yaml`).messages.map((one) =>
    one.code === 'settings-required'
      ? message('import-setting', one.settings ? { settings: one.settings } : {}, one.values)
      : one,
  );
}

/** Writes a folder beside its place and gives it its name at the end, so that it is there whole or not at all. */
async function writeNew(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const fresh = join(dirname(folder), `.import-${process.pid}`);
  try {
    for (const [path, bytes] of files) {
      const target = join(fresh, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function source(language: Language, file: string): Promise<SourceFile | { readonly message: Message }> {
  try {
    return { language, file, bytes: await readFile(file) };
  } catch (error) {
    const place = sidePlace(language, { file, line: 1, column: 1 });
    return { message: message('file-unreadable', place, { reason: reasonOf(error) }) };
  }
}

function counts(document: ParallelDocument) {
  const rows = document.chapters.flatMap(({ sections }) => rowsOf(sections));
  const count = (kind: string): number => rows.filter((row) => row.kind === kind).length;
  return {
    chapters: document.chapters.length,
    pairs: count('pair'),
    jaOnly: count('jaOnly'),
    enOnly: count('enOnly'),
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
