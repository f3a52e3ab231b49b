/** A publication made of texts, for the tests of translations. */
import assert from 'node:assert/strict';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import type { Language } from '../../../scripts/message/message.ts';
import { assemble } from '../../../scripts/parallel/assemble.ts';
import type { ParallelDocument } from '../../../scripts/parallel/document.ts';

/** The bytes of both sides of the chapter `01-text`. */
export type Sides = Readonly<Record<Language, Uint8Array>>;

const frontMatter = '---\ntitle: T\n---\n\n';

/** Files with the front matter that a chapter needs. */
export function sidesOf(ja: string, en: string): Sides {
  return { ja: new TextEncoder().encode(frontMatter + ja), en: new TextEncoder().encode(frontMatter + en) };
}

export function documentOf(sides: Sides): ParallelDocument {
  const parsed = (language: Language) => {
    const file = `${language}.md`;
    const { manuscript } = parseManuscript({ language, file, name: '01-text', bytes: sides[language] });
    assert.ok(manuscript);
    return manuscript;
  };
  return assemble([{ ja: parsed('ja'), en: parsed('en') }]).document;
}
