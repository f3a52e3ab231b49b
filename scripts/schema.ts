/** `npm run schema`: writes the JSON Schema of `publication.yaml`; with `--check`, says whether the file is up to date. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { localeLanguage } from './command/options.ts';
import { replaceFile } from './command/replace-folder.ts';
import { publicationJsonSchema, schemaPath } from './publication/json-schema.ts';
import { translator } from './template/translate.ts';

await guard(async () => {
  const word = translator(localeLanguage(process.env));
  const argv = process.argv.slice(2);
  const [option, ...more] = argv;
  if (option === '--help' || option === '-h') {
    process.stdout.write(`${word('command.schemaHelp')}\n`);
    return exitStatus.done;
  }
  if (more.length > 0 || (option !== undefined && option !== '--check')) {
    process.stderr.write(`${word('command.usage', { option: argv.join(' '), command: 'npm run schema -- --help' })}\n`);
    return exitStatus.usage;
  }
  const file = fileURLToPath(new URL(`../${schemaPath}`, import.meta.url));
  const schema = publicationJsonSchema();
  if (option === undefined) {
    await replaceFile(file, new TextEncoder().encode(schema));
    return exitStatus.done;
  }
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === schema) return exitStatus.done;
  process.stderr.write(`${word('command.schemaStale', { path: schemaPath })}\n`);
  return exitStatus.mistakes;
});
