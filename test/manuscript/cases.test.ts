/**
 * Runs every folder of `test/cases/manuscript/`: `ja.md` or `en.md` with `expected.html` (all blocks, a line each) and/or
 * `expected.messages.json` (all messages, as code, place and values). Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { ElementContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { blocksToHast } from '../../scripts/manuscript/hast.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';
import type { Language, Message } from '../../scripts/message/message.ts';

const root = new URL('../cases/manuscript/', import.meta.url);

describe('manuscript cases', () => {
  for (const name of readdirSync(root)) {
    it(name, () => {
      const folder = new URL(`${name}/`, root);
      const language: Language = existsSync(new URL('ja.md', folder)) ? 'ja' : 'en';
      const { html, messages } = read(language, readFileSync(new URL(`${language}.md`, folder)));
      const expected = { html: new URL('expected.html', folder), messages: new URL('expected.messages.json', folder) };
      assert.ok(existsSync(expected.html) || existsSync(expected.messages), 'the case expects something');
      if (existsSync(expected.html)) assert.equal(html, readFileSync(expected.html, 'utf8'));
      const wanted = existsSync(expected.messages) ? JSON.parse(readFileSync(expected.messages, 'utf8')) : [];
      assert.deepEqual(messages, wanted);
    });
  }
});

function read(language: Language, bytes: Uint8Array): { html: string; messages: unknown[] } {
  const { manuscript, messages } = parseManuscript({ language, file: `${language}.md`, name: 'case', bytes });
  if (!manuscript) return { html: '', messages: messages.map((entry) => shown(entry, language)) };
  const numbers = new Map<string, number>();
  const hast = blocksToHast(manuscript, {
    footnote: (label, occurrence) => {
      const number = numbers.get(label) ?? numbers.size + 1;
      numbers.set(label, number);
      return { number, href: `#note-${number}`, id: `ref-${number}-${occurrence}` };
    },
  });
  const html = manuscript.blocks.map((block) => {
    const id = block.data?.id === undefined ? '' : ` #${block.data.id}`;
    return `<!-- ${block.type}${id} -->\n${serialized(hast.blocks.get(block) ?? [])}\n`;
  });
  return { html: html.join(''), messages: [...messages, ...hast.messages].map((entry) => shown(entry, language)) };
}

function serialized(nodes: readonly ElementContent[]): string {
  return unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [...nodes] });
}

function shown(entry: Message, language: Language): unknown {
  const place = entry[language];
  assert.ok(place, `${entry.code} has a place`);
  return { code: entry.code, at: `${place.line}:${place.column}`, values: entry.values };
}
