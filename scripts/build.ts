/** `npm run build`: manuscripts → dist. */
import { enableCompileCache } from 'node:module';
import { guard } from './command/guard.ts';
import { parseOptions } from './command/options.ts';
import { usageStatus } from './command/usage.ts';
import { cacheFolder } from './writer/browser/cache.ts';

// Reading half a megabyte of program text again takes a quarter of a small build.
enableCompileCache(`${cacheFolder()}/code`);

await guard(async () => {
  const parsed = parseOptions(process.argv.slice(2), process.env);
  if (parsed.kind !== 'options') return usageStatus(parsed, 'build');
  // The browser takes longest to be ready, so it starts before the rest of the program is even loaded.
  const { lateBrowser } = await import('./writer/browser/late-browser.ts');
  const { only } = parsed.options;
  const browser = lateBrowser(only === undefined || [...only].some((kind) => kind !== 'web'));
  try {
    const { buildCommand } = await import('./command/build.ts');
    return await buildCommand(parsed.options, browser.session);
  } finally {
    await browser.close();
  }
});
