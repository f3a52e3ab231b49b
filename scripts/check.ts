/** `npm run check`: all diagnostics, no output files, no browser. */
import { printJson, printMessages, processConsole } from './command/console.ts';
import { exitStatus, statusOf } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { parseOptions } from './command/options.ts';
import { check } from './pipeline.ts';
import { translator } from './template/translate.ts';

await guard(async () => {
  const parsed = parseOptions(process.argv.slice(2), process.env);
  const word = translator(parsed.kind === 'options' ? parsed.options.language : parsed.language);
  if (parsed.kind === 'help') {
    process.stdout.write(`${word('command.checkHelp')}\n`);
    return exitStatus.done;
  }
  if (parsed.kind === 'usage') {
    process.stderr.write(`${word('command.usage', { option: parsed.option, command: 'npm run check -- --help' })}\n`);
    return exitStatus.usage;
  }
  const { options } = parsed;
  const console = processConsole(options.json);
  const { messages, unknown } = await check({ ...options, progress: console.progress });
  if (unknown !== undefined) {
    console.error(word('command.unknownPublication', { name: unknown, folder: options.manuscripts }));
    return exitStatus.usage;
  }
  if (options.json) printJson(console, messages, [], word);
  else {
    printMessages(console, messages, word);
    if (messages.length === 0) console.out(word('command.allWell'));
  }
  return statusOf(messages, options.strict);
});
