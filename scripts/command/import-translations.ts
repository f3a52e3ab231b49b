/** The command `import` for translations: a file of a translation program → the manuscripts. */
import { readFile } from 'node:fs/promises';
import { readExchange } from '../exchange/translation/read-exchange.ts';
import { type TakenTranslations, takeTranslations } from '../exchange/translation/take-translations.ts';
import { type Message, message } from '../message/message.ts';
import { translator } from '../template/translate.ts';
import { printJson, printMessages, processConsole } from './console.ts';
import { rowsOfPublication } from './exchange-publication.ts';
import { exitStatus, statusOf } from './exit-status.ts';
import type { TranslationsRequest } from './import-options.ts';
import { replaceFile } from './replace-folder.ts';

interface Outcome {
  /** Absent where nothing was taken because of errors. */
  readonly taken?: TakenTranslations;
  readonly rows: number;
  readonly messages: readonly Message[];
}

/** Imports, reports and writes; gives the exit status. */
export async function importTranslations(request: TranslationsRequest): Promise<number> {
  const word = translator(request.language);
  const console = processConsole(request.json);
  const { taken, rows, messages } = await outcomeOf(request);
  if (request.json) printJson(console, messages, [], word);
  else {
    printMessages(console, messages, word);
    if (taken) {
      console.out(
        word('command.translationsTaken', {
          rows,
          changed: taken.changed,
          same: taken.same,
          left: leftAlone(messages),
        }),
      );
    } else console.error(word('command.importNothing'));
  }
  return taken ? exitStatus.done : statusOf(messages, false);
}

async function outcomeOf({ file, format, manuscripts, publication }: TranslationsRequest): Promise<Outcome> {
  const settings = { file, line: 1, column: 1 };
  const failed = (...messages: readonly Message[]): Outcome => ({ rows: 0, messages });
  const bytes = await readFile(file).catch((error: unknown) => reasonOf(error));
  if (typeof bytes === 'string') return failed(message('file-unreadable', { settings }, { reason: bytes }));
  const read = readExchange(bytes, file, format);
  if (!read.exchange) return failed(...read.messages);
  const name = publication ?? read.exchange.publication;
  if (name === '') return failed(message('exchange-unnamed', { settings }, {}));
  const found = await rowsOfPublication(manuscripts, name);
  if (!found) return failed(message('exchange-publication', { settings }, { name }));
  const errors = found.messages.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return failed(...errors);
  const bytesOf = new Map([...found.sources.ja, ...found.sources.en].map((one) => [one.file, one.bytes]));
  const taken = takeTranslations(read.exchange, found.document, (path) => bytesOf.get(path) ?? new Uint8Array());
  for (const [path, changed] of taken.files) {
    try {
      await replaceFile(path, changed);
    } catch (error) {
      return failed(...taken.messages, message('output-failed', {}, { path, reason: reasonOf(error) }));
    }
  }
  return { taken, rows: read.exchange.units.length, messages: taken.messages };
}

/** How many texts of the file were not taken: most messages are of one each. */
function leftAlone(messages: readonly Message[]): number {
  return messages
    .filter(({ severity }) => severity === 'warning')
    .reduce((sum, one) => sum + (one.code === 'exchange-unknown' ? one.values.count : 1), 0);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
