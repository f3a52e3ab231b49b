/** What a front door prints: results on stdout, everything on the way on stderr. */

import { jsonMessage } from '../message/json.ts';
import type { Message } from '../message/message.ts';
import { terminalReport, worstLast } from '../message/terminal.ts';
import type { Manifest } from '../release/manifest.ts';
import type { Translate } from '../template/translate.ts';

export interface Console {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Shows a step of long work: one line that is overwritten on a terminal, plain lines in a log. */
  readonly progress: (step: string) => void;
  /** Ends the line of the last step. */
  readonly endProgress: () => void;
  readonly colour: boolean;
}

/**
 * The console of this process.
 *
 * @param quiet whether steps are shown at all
 */
export function processConsole(quiet: boolean): Console {
  const { stdout, stderr } = process;
  const terminal = stderr.isTTY === true;
  const colour = terminal && !process.env.NO_COLOR;
  let open = false;
  const endProgress = (): void => {
    if (open) stderr.write('\r\u001b[2K');
    open = false;
  };
  return {
    out: (text) => stdout.write(`${text}\n`),
    error: (text) => {
      endProgress();
      stderr.write(`${text}\n`);
    },
    progress: (step) => {
      if (quiet) return;
      if (!terminal) stderr.write(`${step}\n`);
      else {
        stderr.write(`\r\u001b[2K${step.slice(0, (stderr.columns ?? 80) - 1)}`);
        open = true;
      }
    },
    endProgress,
    colour,
  };
}

/** The `--json` report of the contract: messages and manifests, nothing else on stdout; `more` are its extensions. */
export function printJson(
  console: Console,
  messages: readonly Message[],
  manifests: readonly Manifest[],
  word: Translate,
  more: object = {},
): void {
  const messagesAsData = messages.map((one) => jsonMessage(one, word));
  console.out(JSON.stringify({ messages: messagesAsData, publications: manifests, ...more }, null, 2));
}

/** The report for people, on stderr, with a line that counts at the end. */
export function printMessages(console: Console, messages: readonly Message[], word: Translate): void {
  console.endProgress();
  if (messages.length === 0) return;
  console.error(terminalReport(worstLast(messages), word, { colour: console.colour }));
  const count = (severity: Message['severity']): number => messages.filter((one) => one.severity === severity).length;
  const errors = word('command.errors', { count: count('error') });
  console.error([errors, word('command.warnings', { count: count('warning') })].join(word('frame.listSeparator')));
}
