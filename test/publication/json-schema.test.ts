import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { publicationJsonSchema, schemaPath } from '../../scripts/publication/json-schema.ts';
import { readPublication } from '../../scripts/publication/read.ts';
import { publicationSchema } from '../../scripts/publication/schema.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(publicationJsonSchema());

it('is the file that editors read: `npm run schema` writes it', () => {
  assert.equal(readFileSync(join(project, schemaPath), 'utf8'), publicationJsonSchema());
});

it('is named by the first line of every publication', () => {
  const manuscripts = join(project, 'manuscripts');
  const files = readdirSync(manuscripts).map((name) => join(manuscripts, name, 'publication.yaml'));
  assert.ok(files.some(existsSync));
  for (const file of files.filter(existsSync)) {
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    const path = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? '';
    assert.equal(normalize(join(dirname(file), path)), join(project, schemaPath), file);
  }
});

it('asks only for what has no default', () => {
  assert.deepEqual(schema.required, [
    ...['id', 'version', 'date', 'title', 'description', 'issuer', 'url', 'licence', 'editions'],
  ]);
});

it('knows the same settings as the type, each with its description', () => {
  assert.deepEqual(Object.keys(schema.properties), Object.keys(publicationSchema.shape));
  const bare: string[] = [];
  const look = (node: { properties?: object; items?: object; description?: string }, path: string): void => {
    if (path !== '' && !/\.(from|to|type)$|\[\]$/.test(path) && !node.description) bare.push(path);
    for (const [key, child] of Object.entries(node.properties ?? {})) look(child, `${path}.${key}`);
    if (node.items) look(node.items, `${path}[]`);
  };
  look(schema, '');
  assert.deepEqual(bare, []);
});

describe('the schema file says the same as the build', () => {
  const root = new URL('../cases/settings/', import.meta.url);
  const validator = z.fromJSONSchema(schema);
  /** Rules between two settings, which JSON Schema cannot say, and blank text, which the build trims first. */
  const leafletSides = ['sides-odd', 'back-of-one-side', 'back-per-language'];
  const beyond = new Set(['order-type', 'languages-twice', 'blank-text', ...leafletSides]);
  for (const name of readdirSync(root).filter((one) => !/^(syntax|alias)-/.test(one))) {
    it(name, () => {
      const text = readFileSync(new URL(`${name}/publication.yaml`, root), 'utf8');
      const accepted = readPublication(text, 'publication.yaml').publication !== undefined;
      assert.equal(validator.safeParse(parse(text) ?? {}).success, accepted || beyond.has(name));
    });
  }
});
