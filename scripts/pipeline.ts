/** The sentence: sources are read, prepared, composed, written and described. Every stage is named here, in order. */

import type { OutputKind } from './command/options.ts';
import { type Message, message } from './message/message.ts';
import type { TranslationReport } from './parallel/state/report.ts';
import { publicationFolders, readSources } from './publication/sources.ts';
import { type Artifact, type Manifest, manifestOf } from './release/manifest.ts';
import { checkGlyphs } from './stage/check-glyphs.ts';
import type { FitChoice } from './stage/fit-choice.ts';
import { inTurn } from './stage/in-turn.ts';
import { type PreparedPublication, preparePublication } from './stage/publication.ts';
import { publicationFolder } from './stage/publication-folder.ts';
import type { Translation } from './stage/translation.ts';
import { writePublication } from './stage/write.ts';
import type { Progress, WriteTools } from './stage/written.ts';
import { loadTemplates } from './template/load.ts';
import { words } from './template/translate.ts';
import type { BrowserSession } from './writer/browser/browser.ts';
import { BrowserError } from './writer/browser/failure.ts';
import { epubTemplatesFolder, readEpubTemplates } from './writer/epub/read-templates.ts';
import { FontError } from './writer/font/failure.ts';

export interface Request {
  /** The folder of manuscripts. */
  readonly manuscripts: string;
  /** Folder names below it; all where empty. */
  readonly publications: readonly string[];
  readonly only?: ReadonlySet<OutputKind>;
  /** Called when a file is ready. */
  readonly progress: Progress;
}

export interface BuildRequest extends Request {
  /** How many publications are made at once. */
  readonly jobs: number;
  /** The browser to print with; asked for only when there is something to print. */
  readonly browser: () => Promise<BrowserSession>;
}

/** A finished publication: its folder's files by path. */
export interface Finished {
  readonly id: string;
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Outcome {
  readonly messages: readonly Message[];
  /** Publications without errors; none where `check` was asked for. */
  readonly finished: readonly Finished[];
  /** The translation state of each publication that has one. */
  readonly translation: readonly TranslationReport[];
  /** What was chosen for the editions that are fitted to their pages, whether they fit or not. */
  readonly fits?: readonly FitChoice[];
  /** A publication that was asked for and is not there. */
  readonly unknown?: string;
}

/** All diagnostics that need no browser, and no output. */
export async function check(request: Request): Promise<Outcome> {
  const { prepared, messages, unknown } = await prepareAll(request);
  return {
    messages: [...messages, ...(await glyphMessages(prepared))],
    finished: [],
    translation: reports(prepared),
    ...(unknown !== undefined && { unknown }),
  };
}

/** The translation state of the publications, for recording. */
export async function translations(request: Request): Promise<Translations> {
  const { prepared, messages, unknown } = await prepareAll(request);
  return {
    publications: prepared.flatMap(({ input, translation }) =>
      translation ? [{ id: input.publication.id, ...translation }] : [],
    ),
    messages,
    ...(unknown !== undefined && { unknown }),
  };
}

export interface Translations {
  readonly publications: readonly (Translation & { readonly id: string })[];
  readonly messages: readonly Message[];
  readonly unknown?: string;
}

/** The diagnostics and, for each publication without errors, its files. */
export async function build(request: BuildRequest): Promise<Outcome> {
  const messages: Message[] = [];
  const [all, templates, epub] = await Promise.all([
    prepareAll(request),
    loadTemplates(),
    readEpubTemplates(epubTemplatesFolder),
  ]);
  messages.push(...all.messages);
  const translation = reports(all.prepared);
  const unfinished = { finished: [], translation };
  if (all.unknown !== undefined) return { messages, ...unfinished, unknown: all.unknown };
  if (hasErrors(messages)) return { messages: [...messages, ...(await glyphMessages(all.prepared))], ...unfinished };
  const wants = (kind: OutputKind): boolean => request.only?.has(kind) ?? true;
  const tools: WriteTools = { templates, epub, browser: request.browser, wants, progress: request.progress };
  const written = await attempt(() =>
    inTurn(all.prepared, request.jobs, async (prepared) => ({
      prepared,
      ...(await writePublication(prepared, tools)),
    })),
  );
  messages.push(...('failure' in written ? [written.failure] : written.result.flatMap((one) => one.messages)));
  const fits = 'failure' in written ? [] : written.result.flatMap((one) => one.fits ?? []);
  if ('failure' in written || hasErrors(messages)) return { messages, ...unfinished, fits };
  const finished = written.result.map(({ prepared, artifacts }) => finish(prepared, artifacts));
  return { messages, finished, translation, fits };
}

function reports(prepared: readonly PreparedPublication[]): readonly TranslationReport[] {
  return prepared.flatMap(({ translation }) => (translation?.isTracked ? [translation.report] : []));
}

interface AllPrepared {
  readonly prepared: readonly PreparedPublication[];
  readonly messages: readonly Message[];
  readonly unknown?: string;
}

async function prepareAll({ manuscripts, publications }: Request): Promise<AllPrepared> {
  const folders = await publicationFolders(manuscripts);
  if (!folders || folders.length === 0)
    return { prepared: [], messages: [message('publications-none', {}, { folder: manuscripts })] };
  const names = publications.map((name) => name.split('/').at(-1) ?? name);
  const unknown = names.find((name) => !folders.includes(name));
  if (unknown !== undefined) return { prepared: [], messages: [], unknown };
  const frame = words();
  const results = await Promise.all(
    folders
      .filter((folder) => names.length === 0 || names.includes(folder))
      .map(async (folder) => preparePublication(await readSources(`${manuscripts}/${folder}`), frame)),
  );
  const prepared = results.flatMap((result) => result.prepared ?? []);
  return { prepared, messages: [...results.flatMap(({ messages }) => messages), ...sameIds(prepared)] };
}

function sameIds(prepared: readonly PreparedPublication[]): Message[] {
  return prepared.flatMap(({ input, placeOf }, index) => {
    const other = prepared.slice(0, index).find((earlier) => earlier.input.publication.id === input.publication.id);
    if (!other) return [];
    return [
      message(
        'publication-duplicate',
        { settings: placeOf('id') },
        { id: input.publication.id, other: other.placeOf().file },
      ),
    ];
  });
}

export function hasErrors(messages: readonly Message[]): boolean {
  return messages.some(({ severity }) => severity === 'error');
}

/** What some work gave, or the message about what the machine lacks for it. Anything else thrown is a mistake of ours. */
async function attempt<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result } | { readonly failure: Message }> {
  try {
    return { result: await work() };
  } catch (error) {
    if (error instanceof BrowserError || error instanceof FontError) return { failure: error.report };
    throw error;
  }
}

/** The messages of the glyph check of all publications, or why it could not be done. */
async function glyphMessages(prepared: readonly PreparedPublication[]): Promise<readonly Message[]> {
  const checked = await attempt(() => Promise.all(prepared.map(checkGlyphs)));
  return 'failure' in checked ? [checked.failure] : checked.result.flat();
}

function finish({ input }: PreparedPublication, artifacts: readonly Artifact[]): Finished {
  const manifest = manifestOf(input.publication, artifacts);
  const files = publicationFolder(manifest, new Map(artifacts.map(({ path, bytes }) => [path, bytes])));
  return { id: input.publication.id, manifest, files };
}
