/** The command `export`: the rows of a publication → a file for translation programs. */
import { tmxText } from '../exchange/translation/tmx-writer.ts';
import { unitsOf } from '../exchange/translation/units.ts';
import { xliffText } from '../exchange/translation/xliff-writer.ts';
import { type Message, message } from '../message/message.ts';
import { translator } from '../template/translate.ts';
import { printJson, printMessages, processConsole } from './console.ts';
import { rowsOfPublication } from './exchange-publication.ts';
import { exitStatus, statusOf } from './exit-status.ts';
import type { ExportRequest } from './import-options.ts';
import { replaceFile } from './replace-folder.ts';

/** Exports and reports; gives the exit status. */
export async function exportTranslations(request: ExportRequest): Promise<number> {
  const { manuscripts, publication, format, out, json } = request;
  const word = translator(request.language);
  const console = processConsole(json);
  const rows = await rowsOfPublication(manuscripts, publication);
  if (!rows) {
    console.error(word('command.unknownPublication', { name: publication, folder: manuscripts }));
    return exitStatus.usage;
  }
  const units = unitsOf(rows.document);
  const messages: Message[] = rows.messages.filter(({ severity }) => severity === 'error');
  if (messages.length === 0) {
    const exchange = { publication, from: request.from ?? rows.leading, units };
    const text = format === 'tmx' ? tmxText(exchange) : xliffText(exchange, format === 'xliff-2.0' ? '2.0' : '2.1');
    try {
      await replaceFile(out, new TextEncoder().encode(text));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      messages.push(message('output-failed', {}, { path: out, reason }));
    }
  }
  const status = statusOf(messages, false);
  if (json) printJson(console, messages, [], word);
  else {
    printMessages(console, messages, word);
    const both = units.filter(({ sides }) => sides.ja && sides.en).length;
    if (status === exitStatus.done)
      console.out(word('command.exported', { path: out, rows: units.length, sides: both }));
  }
  return status;
}
