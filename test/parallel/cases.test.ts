/**
 * Runs every folder of `test/cases/parallel/`: `ja.md` and `en.md` with `expected.json`, which lists the rows as id and
 * the first and last line of either side (nothing where a side is empty), and the messages with their places as
 * line:column. Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Block, Manuscript } from '../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';
import type { Language, Message } from '../../scripts/message/message.ts';
import { assemble } from '../../scripts/parallel/assemble.ts';
import { rowsOf } from '../../scripts/parallel/notes.ts';

const root = new URL('../cases/parallel/', import.meta.url);

describe('parallel cases', () => {
  for (const name of readdirSync(root)) {
    it(name, () => {
      const folder = new URL(`${name}/`, root);
      const { document, messages } = assemble([{ ja: read(folder, 'ja'), en: read(folder, 'en') }]);
      const rows = document.chapters.flatMap(({ sections }) => rowsOf(sections));
      const found = {
        rows: rows.map(({ id, ja, en }) => ({ id, ...lines('ja', ja), ...lines('en', en) })),
        messages: messages.map(shown),
      };
      assert.deepEqual(found, JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));
    });
  }
});

function read(folder: URL, language: Language): Manuscript {
  const bytes = readFileSync(new URL(`${language}.md`, folder));
  const { manuscript, messages } = parseManuscript({ language, file: `${language}.md`, name: '01-case', bytes });
  assert.ok(manuscript);
  assert.deepEqual(messages, [], 'the manuscript has no mistakes of its own');
  return manuscript;
}

function lines(language: Language, blocks: readonly Block[]): Partial<Record<Language, string>> {
  const first = blocks[0]?.position?.start.line;
  const last = blocks.at(-1)?.position?.end.line;
  return first === undefined ? {} : { [language]: `${first}-${last}` };
}

function shown({ code, ja, en, values }: Message): unknown {
  const at = (language: Language, place: Message['ja']) => place && { [language]: `${place.line}:${place.column}` };
  return { code, ...at('ja', ja), ...at('en', en), values };
}
