/** The command `build`: manuscripts → dist. */
import { join } from 'node:path';
import { type Message, message } from '../message/message.ts';
import { build, type Outcome } from '../pipeline.ts';
import type { Manifest } from '../release/manifest.ts';
import { type Translate, translator } from '../template/translate.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import { type Console, printJson, printMessages, processConsole } from './console.ts';
import { exitStatus, statusOf } from './exit-status.ts';
import { keepOthers } from './keep-others.ts';
import type { Options } from './options.ts';
import { replaceFolder } from './replace-folder.ts';
import { translationData } from './translation-report.ts';
import { writeCatalogue } from './write-catalogue.ts';

/**
 * Builds, reports and writes.
 *
 * @param browser the browser, already starting
 * @returns the exit status
 */
export async function buildCommand(options: Options, browser: () => Promise<BrowserSession>): Promise<number> {
  const word = translator(options.language);
  const console = processConsole(options.json);
  const outcome = await build({
    ...options,
    browser,
    progress: (step, details) => console.progress(details ? `${step} (${word(details.key, details.values)})` : step),
  });
  if (outcome.unknown !== undefined) {
    console.error(word('command.unknownPublication', { name: outcome.unknown, folder: options.manuscripts }));
    return exitStatus.usage;
  }
  const status = statusOf(outcome.messages, options.strict);
  const { manifests, failures } = status === exitStatus.done ? await writeAll(outcome, options) : nothingWritten;
  const messages = [...outcome.messages, ...failures];
  if (options.json)
    printJson(console, messages, manifests, word, {
      translation: translationData(outcome.translation),
      fits: outcome.fits ?? [],
    });
  else report(console, messages, outcome, options, word);
  return statusOf(messages, options.strict);
}

interface WrittenAll {
  /** As they stand in the folders now. */
  readonly manifests: readonly Manifest[];
  readonly failures: readonly Message[];
}

const nothingWritten: WrittenAll = { manifests: [], failures: [] };

/** Writes each publication's folder, whole or not at all. A part that `--only` asked for joins what is there. */
async function writeAll(outcome: Outcome, options: Options): Promise<WrittenAll> {
  const manifests: Manifest[] = [];
  const failures: Message[] = [];
  const attempt = async (path: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      failures.push(
        message('output-failed', {}, { path, reason: error instanceof Error ? error.message : String(error) }),
      );
    }
  };
  for (const finished of outcome.finished) {
    const folder = join(options.out, finished.id);
    await attempt(folder, async () => {
      const { files, manifest } = options.only ? await keepOthers(finished, folder, options.only) : finished;
      await replaceFolder(folder, files);
      manifests.push(manifest);
    });
  }
  const built = outcome.finished.map(({ id }) => {
    const manifest = manifests.find(({ publication }) => publication === id);
    return manifest ? { id, manifest } : { id };
  });
  const isWhole = options.publications.length === 0 && options.only === undefined;
  await attempt(join(options.out, 'index.html'), () => writeCatalogue(options.out, built, isWhole));
  return { manifests, failures };
}

function report(
  console: Console,
  messages: readonly Message[],
  outcome: Outcome,
  options: Options,
  word: Translate,
): void {
  printMessages(console, messages, word);
  const status = statusOf(messages, options.strict);
  if (status !== exitStatus.done) {
    console.error(word('command.nothingWritten', { folder: options.out }));
    return;
  }
  for (const { id, manifest } of outcome.finished) {
    for (const { path, bytes, pages } of manifest.artifacts) {
      const size = `${Math.max(1, Math.round(bytes / 1000))} kB`.padStart(9);
      console.out(
        `${size}  ${options.out}/${id}/${path}${pages === undefined ? '' : `  (${word('command.pages', { count: pages })})`}`,
      );
    }
  }
  console.error(word('command.built', { path: join(options.out, 'index.html') }));
}
