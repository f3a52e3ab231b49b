/** `npm run import`: texts of other programs → a new publication; translations → the manuscripts. */
import { guard } from './command/guard.ts';
import { parseImport } from './command/import-options.ts';
import { importTexts } from './command/import-texts.ts';
import { importTranslations } from './command/import-translations.ts';
import { usageStatus } from './command/usage.ts';

await guard(async () => {
  const parsed = parseImport(process.argv.slice(2), process.env);
  switch (parsed.kind) {
    case 'texts':
      return importTexts(parsed);
    case 'translations':
      return importTranslations(parsed);
    default:
      return usageStatus(parsed, 'import');
  }
});
