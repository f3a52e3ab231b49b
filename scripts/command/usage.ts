/** What every front door answers to `--help` and to a call that it does not understand. */
import { translator, type WordKey } from '../template/translate.ts';
import { exitStatus } from './exit-status.ts';
import type { Help, Usage } from './options.ts';

/** The help text of each command. */
const helps = {
  align: 'command.alignHelp',
  baselines: 'command.baselinesHelp',
  bench: 'command.benchHelp',
  'bench:align': 'command.benchAlignHelp',
  'bench:book': 'command.benchBookHelp',
  'bench:scale': 'command.benchScaleHelp',
  build: 'command.buildHelp',
  check: 'command.checkHelp',
  dev: 'command.devHelp',
  doctor: 'doctor.help',
  export: 'command.exportHelp',
  import: 'command.importHelp',
  pictures: 'command.picturesHelp',
  review: 'command.reviewHelp',
  rules: 'command.rulesHelp',
  schema: 'command.schemaHelp',
  specimen: 'command.specimenHelp',
} as const satisfies Readonly<Record<string, WordKey>>;

export type CommandName = keyof typeof helps;

/** Prints the help on stdout, or on stderr what was not understood; gives the exit status. */
export function usageStatus(parsed: Help | Usage, command: CommandName): number {
  const word = translator(parsed.language);
  if (parsed.kind === 'help') {
    process.stdout.write(`${word(helps[command])}\n`);
    return exitStatus.done;
  }
  const call = `npm run ${command} -- --help`;
  process.stderr.write(`${word('command.usage', { option: parsed.option, command: call })}\n`);
  return exitStatus.usage;
}
