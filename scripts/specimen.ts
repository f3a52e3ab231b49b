/** `npm run specimen`: writes dist/specimen.pdf, four pages that show what the typography does, for the eye. */
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { plainCall } from './command/plain-call.ts';
import { replaceFile } from './command/replace-folder.ts';
import { usageStatus } from './command/usage.ts';
import { specimen } from './stage/specimen.ts';
import { lateBrowser } from './writer/browser/late-browser.ts';

await guard(async () => {
  const call = plainCall(process.argv.slice(2), process.env);
  if (call.kind !== 'run') return usageStatus(call, 'specimen');
  const browser = lateBrowser(true);
  try {
    await replaceFile('dist/specimen.pdf', await specimen(await browser.session()));
    process.stdout.write('dist/specimen.pdf\n');
    return exitStatus.done;
  } finally {
    await browser.close();
  }
});
