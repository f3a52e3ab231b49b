/** The settings as a JSON Schema (draft 2020-12), with which editors complete and check `publication.yaml`. */
import * as z from 'zod';
import { publicationSchema } from './schema.ts';

/** Where the schema lies, from the folder of the project; `publication.yaml` names it in its first line. */
export const schemaPath = 'templates/publication.schema.json';

/**
 * The text of the schema file: what a writer may type (defaults need not be given), with the descriptions that editors
 * show. Rules between two settings, such as `from` ≤ `to`, have no counterpart in JSON Schema and are left to the build.
 */
export function publicationJsonSchema(): string {
  const schema = z.toJSONSchema(publicationSchema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'uri') jsonSchema.pattern = '^https?://';
    },
  });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
