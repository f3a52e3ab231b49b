/**
 * Runs every folder of `test/cases/edition/`: `ja.md` and `en.md` with `expected.html`, the rows and notes of the chapter
 * as the booklet has them, an element a line. Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { htmlText } from '../../scripts/writer/html.ts';
import { inputOf } from '../stage/small-publication.ts';
import { classed, rooted } from './tree.ts';
import { composed } from './paged/compose.ts';

const root = new URL('../cases/edition/', import.meta.url);

function source(name: string, language: 'ja' | 'en'): string {
  return readFileSync(new URL(`${name}/${language}.md`, root), 'utf8').replace(/^---\n.*?\n---\n/s, '');
}

/** The chapter without its title, each row, cell and list item on a line of its own. */
async function rendered(name: string): Promise<string> {
  const input = await inputOf({ ja: { '01-case': source(name, 'ja') }, en: { '01-case': source(name, 'en') } });
  const [chapter] = classed(composed(input), 'chapter');
  const html = htmlText(rooted(chapter?.children.slice(1) ?? []));
  return `${html.replace(/\n+/g, '').replace(/(?<=.)<(?=(?:div|section|aside|li|tr|t[hd]|table|ul|ol|h\d|p)\b)/g, '\n<')}\n`;
}

describe('edition cases', () => {
  for (const name of readdirSync(root)) {
    it(name, async () => {
      assert.equal(await rendered(name), readFileSync(new URL(`${name}/expected.html`, root), 'utf8'));
    });
  }
});
