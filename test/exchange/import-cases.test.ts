/**
 * Runs every folder of `test/cases/import/`: `ja.*` and `en.*` are imported, and give the files in `expected/` and the
 * messages in `expected.messages.json` (as code, place and values). Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newPublication } from '../../scripts/exchange/publication/new-publication.ts';
import type { SourceFile } from '../../scripts/exchange/source/source-text.ts';
import type { Language, Message, Place } from '../../scripts/message/message.ts';

const root = new URL('../cases/import/', import.meta.url);

describe('import cases', () => {
  for (const name of readdirSync(root)) {
    it(name, async () => {
      const folder = new URL(`${name}/`, root);
      const given = readdirSync(folder);
      const source = (language: Language): SourceFile => {
        const file = given.find((path) => path.startsWith(`${language}.`));
        assert.ok(file, `the case has a text in ${language}`);
        return { language, file, bytes: readFileSync(new URL(file, folder)) };
      };
      const made = await newPublication('new', 'new', { ja: source('ja'), en: source('en') });
      assert.deepEqual(filesOf(made.files), expectedFiles(new URL('expected/', folder)));
      const wanted = new URL('expected.messages.json', folder);
      assert.deepEqual(made.messages.map(shown), existsSync(wanted) ? JSON.parse(readFileSync(wanted, 'utf8')) : []);
    });
  }
});

function filesOf(files: ReadonlyMap<string, Uint8Array> | undefined): Record<string, string> {
  return Object.fromEntries([...(files ?? [])].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

function expectedFiles(folder: URL): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(fileURLToPath(folder), path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

function shown({ code, values, ja, en, settings }: Message): unknown {
  const at = (place: Place | undefined): string | undefined => place && `${place.file}:${place.line}:${place.column}`;
  return {
    code,
    values,
    ...(ja && { ja: at(ja) }),
    ...(en && { en: at(en) }),
    ...(settings && { settings: at(settings) }),
  };
}
