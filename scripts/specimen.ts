/** `npm run specimen`: writes dist/specimen.pdf, three pages that show what the typography does, for the eye. */
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { replaceFile } from './command/replace-folder.ts';
import { specimen } from './stage/specimen.ts';
import { localeLanguage } from './command/options.ts';
import { translator } from './template/translate.ts';
import { lateBrowser } from './writer/browser/late-browser.ts';

await guard(async () => {
  const word = translator(localeLanguage(process.env));
  const [option] = process.argv.slice(2);
  if (option === '--help' || option === '-h') {
    process.stdout.write(`${word('command.specimenHelp')}\n`);
    return exitStatus.done;
  }
  if (option !== undefined) {
    process.stderr.write(`${word('command.usage', { option, command: 'npm run specimen -- --help' })}\n`);
    return exitStatus.usage;
  }
  const browser = lateBrowser(true);
  try {
    await replaceFile('dist/specimen.pdf', await specimen(await browser.session()));
    process.stdout.write('dist/specimen.pdf\n');
    return exitStatus.done;
  } finally {
    await browser.close();
  }
});
