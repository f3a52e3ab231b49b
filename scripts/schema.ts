/** `npm run schema`: writes the JSON Schema of `publication.yaml`; with `--check`, says whether the file is up to date. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { exitStatus } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { plainCall } from './command/plain-call.ts';
import { replaceFile } from './command/replace-folder.ts';
import { usageStatus } from './command/usage.ts';
import { publicationJsonSchema, schemaPath } from './publication/json-schema.ts';
import { translator } from './template/translate.ts';

await guard(async () => {
  const call = plainCall(process.argv.slice(2), process.env, { flags: ['check'] });
  if (call.kind !== 'run') return usageStatus(call, 'schema');
  const file = fileURLToPath(new URL(`../${schemaPath}`, import.meta.url));
  const schema = publicationJsonSchema();
  if (!call.flags.has('check')) {
    await replaceFile(file, new TextEncoder().encode(schema));
    return exitStatus.done;
  }
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === schema) return exitStatus.done;
  process.stderr.write(`${translator(call.language)('command.schemaStale', { path: schemaPath })}\n`);
  return exitStatus.mistakes;
});
