/** `npm run specimen`: writes dist/specimen.pdf, a few pages that show what the typography does, for the eye. */
import { parseArgs } from 'node:util';
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { replaceFile } from './command/replace-folder.ts';
import { type Help, localeLanguage, type Usage } from './command/options.ts';
import { usageStatus } from './command/usage.ts';
import type { Language } from './message/message.ts';
import { specimen } from './stage/specimen.ts';
import { lateBrowser } from './writer/browser/late-browser.ts';

await guard(async () => {
  const call = readArguments(process.argv.slice(2), localeLanguage(process.env));
  if (call.kind !== 'print') return usageStatus(call, 'specimen');
  const browser = lateBrowser(true);
  try {
    await replaceFile('dist/specimen.pdf', await specimen(await browser.session()));
    process.stdout.write('dist/specimen.pdf\n');
    return exitStatus.done;
  } finally {
    await browser.close();
  }
});

function readArguments(argv: readonly string[], locale: Language): { readonly kind: 'print' } | Help | Usage {
  try {
    const options = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { lang = locale, help = false } = parseArgs({ args: [...argv], options }).values;
    if (lang !== 'ja' && lang !== 'en') return { kind: 'usage', language: locale, option: `--lang ${lang}` };
    return help ? { kind: 'help', language: lang } : { kind: 'print' };
  } catch {
    return { kind: 'usage', language: locale, option: argv.join(' ') };
  }
}
