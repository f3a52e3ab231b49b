/** `npm run check`: all diagnostics, no output files, no browser. */
import { printJson, printMessages, processConsole } from './command/console.ts';
import { exitStatus, statusOf } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { parseOptions } from './command/options.ts';
import { translationData, translationLines } from './command/translation-report.ts';
import { usageStatus } from './command/usage.ts';
import { check } from './pipeline.ts';
import { translator } from './template/translate.ts';

await guard(async () => {
  const parsed = parseOptions(process.argv.slice(2), process.env);
  if (parsed.kind !== 'options') return usageStatus(parsed, 'check');
  const { options } = parsed;
  const word = translator(options.language);
  const console = processConsole(options.json);
  const { messages, translation, unknown } = await check({ ...options, progress: console.progress });
  if (unknown !== undefined) {
    console.error(word('command.unknownPublication', { name: unknown, folder: options.manuscripts }));
    return exitStatus.usage;
  }
  if (options.json) printJson(console, messages, [], word, { translation: translationData(translation) });
  else {
    printMessages(console, messages, word);
    if (messages.length === 0) console.out(word('command.allWell'));
    // The report goes to stdout, which may be a file while stderr is a terminal.
    const colour = process.stdout.isTTY && !process.env.NO_COLOR;
    const reports = translation.map((report) => translationLines(report, word, { colour }));
    for (const lines of reports.filter((text) => text !== '')) console.out(lines);
  }
  return statusOf(messages, options.strict);
});
