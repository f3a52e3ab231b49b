/** `npm run pictures`: the pictures of the README files, made from the shipped statement. */
import { join } from 'node:path';
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { plainCall } from './command/plain-call.ts';
import { replaceFile } from './command/replace-folder.ts';
import { usageStatus } from './command/usage.ts';
import { readSources } from './publication/sources.ts';
import { pictures } from './stage/pictures.ts';
import { preparePublication } from './stage/publication.ts';
import { loadTemplates } from './template/load.ts';
import { words } from './template/translate.ts';
import { lateBrowser } from './writer/browser/late-browser.ts';

await guard(async () => {
  const call = plainCall(process.argv.slice(2), process.env);
  if (call.kind !== 'run') return usageStatus(call, 'pictures');
  const browser = lateBrowser(true);
  try {
    const { prepared } = await preparePublication(await readSources('manuscripts/e2ee-statement'), words());
    if (!prepared) return exitStatus.mistakes;
    for (const [name, bytes] of await pictures(prepared, await loadTemplates(), await browser.session())) {
      await replaceFile(join('.github', name), bytes);
    }
    return exitStatus.done;
  } finally {
    await browser.close();
  }
});
