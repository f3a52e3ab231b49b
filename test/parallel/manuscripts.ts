/** Manuscripts for the tests of pairing, made from Markdown or from random blocks. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Manuscript } from '../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';
import type { Language } from '../../scripts/message/message.ts';
import type { ManuscriptPair } from '../../scripts/parallel/assemble.ts';

/** A manuscript without mistakes of its own; `markdown` is what follows the front matter, from line 4 on. */
export function manuscript(language: Language, markdown: string, name = '01-a'): Manuscript {
  const bytes = new TextEncoder().encode(`---\ntitle: T\n---\n${markdown}`);
  const parsed = parseManuscript({ language, file: `${language}/${name}.md`, name, bytes });
  assert.ok(parsed.manuscript);
  return parsed.manuscript;
}

/** The two sides of a chapter. */
export function chapter(ja: string, en: string, name = '01-a'): ManuscriptPair {
  return { ja: manuscript('ja', ja, name), en: manuscript('en', en, name) };
}

const word = fc.constantFrom(
  'call',
  'law',
  'key',
  'encryption',
  'state',
  'people',
  'market',
  'open',
  'letter',
  'right',
);

/** English text that says something: two to eight words. */
export const sentence = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => words.join(' '));

/** One block of Markdown that stands alone, of any kind, around some words. */
export const block = fc.oneof(
  { weight: 4, arbitrary: sentence },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), sentence).map(([n, text]) => `${'#'.repeat(n)} ${text}`),
  },
  sentence.map((text) => `- ${text}\n- ${text} too`),
  sentence.map((text) => `1. ${text}\n2. ${text} too`),
  sentence.map((text) => `> ${text}`),
  sentence.map((text) => `| ${text} | b |\n| --- | --- |\n| 1 | 2 |`),
  sentence.map((text) => `\`\`\`\n${text}\n\`\`\``),
  sentence.map((text) => `![${text}](a.png)`),
  fc.constant('* * *'),
  fc.tuple(fc.constantFrom('x', 'y', 'z'), sentence).map(([label, text]) => `[^${label}]: ${text}`),
  fc.tuple(fc.constantFrom('one', 'two', 'three'), sentence).map(([id, text]) => `<!-- id: ${id} -->\n\n${text}`),
);

/** The Markdown of a chapter: blocks with something between them that keeps neighbours apart. */
export const blocks = fc.array(block, { maxLength: 14 });

export function joined(parts: readonly string[]): string {
  return parts.map((part) => `${part}\n`).join('\n<!-- next -->\n\n');
}
