/** The last line of defence of every front door: never a stack trace for somebody who only wanted a leaflet. */
import { message } from '../message/message.ts';
import { terminalReport } from '../message/terminal.ts';
import { translator } from '../template/translate.ts';
import { exitStatus } from './exit-status.ts';
import { localeLanguage } from './options.ts';

/**
 * Runs a front door and sets the exit status. What is thrown here is a mistake of ours: it becomes a message, and the
 * stack is shown to those who ask for it with TAIYAKU_DEBUG=1.
 */
export async function guard(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const word = translator(localeLanguage(process.env));
    process.stderr.write(`${terminalReport([message('tool-failed', {}, { reason })], word, { colour: false })}\n`);
    if (process.env.TAIYAKU_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = exitStatus.machine;
  }
}
