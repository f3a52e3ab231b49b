/** `npm run export`: a publication → TMX or XLIFF. */
import { exportTranslations } from './command/export-translations.ts';
import { guard } from './command/guard.ts';
import { parseExport } from './command/import-options.ts';
import { usageStatus } from './command/usage.ts';

await guard(async () => {
  const parsed = parseExport(process.argv.slice(2), process.env);
  return parsed.kind === 'export' ? exportTranslations(parsed) : usageStatus(parsed, 'export');
});
