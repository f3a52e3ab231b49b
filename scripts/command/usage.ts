/** What every front door answers to `--help` and to a call that it does not understand. */
import { translator } from '../template/translate.ts';
import { exitStatus } from './exit-status.ts';
import type { Help, Usage } from './options.ts';

/** Commands with a help text of their own (locale keys `command.<name>Help`). */
export type CommandName =
  'align' | 'build' | 'check' | 'dev' | 'doctor' | 'export' | 'import' | 'review' | 'rules' | 'specimen';

/** Prints the help on stdout, or on stderr what was not understood; gives the exit status. */
export function usageStatus(parsed: Help | Usage, command: CommandName): number {
  const word = translator(parsed.language);
  if (parsed.kind === 'help') {
    process.stdout.write(`${word(command === 'doctor' ? 'doctor.help' : `command.${command}Help`)}\n`);
    return exitStatus.done;
  }
  const call = `npm run ${command} -- --help`;
  process.stderr.write(`${word('command.usage', { option: parsed.option, command: call })}\n`);
  return exitStatus.usage;
}
