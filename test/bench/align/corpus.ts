/** Texts whose alignment is known. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseMarkdown } from '../../../scripts/manuscript/dialect.ts';
import { syntheticBook } from './synthetic.ts';

/** Blocks as Markdown that belong together; most have one on each side. */
export interface Truth {
  readonly ja: readonly string[];
  readonly en: readonly string[];
}

export interface Corpus {
  readonly name: string;
  readonly chapters: readonly (readonly Truth[])[];
}

/** The Universal Declaration of Human Rights; in the preamble the two translations cut their paragraphs differently. */
export function declaration(): Corpus {
  const ja = sections('jpn');
  const en = sections('eng');
  const groups = ja.flatMap((section, index): Truth[] => {
    const other = en[index] ?? [];
    if (index !== 1) return section.map((block, at) => ({ ja: [block], en: other.slice(at, at + 1) }));
    return preamble.map(([a, b]) => ({ ja: section.slice(...a), en: other.slice(...b) }));
  });
  return { name: 'udhr', chapters: [groups] };
}

/** Blocks of the preamble that belong together, the heading being block 0. */
const preamble = [
  ...[0, 1, 2, 3].map(
    (at) =>
      [
        [at, at + 1],
        [at, at + 1],
      ] as const,
  ),
  [
    [4, 5],
    [4, 6],
  ],
  [
    [5, 6],
    [6, 7],
  ],
  [
    [6, 7],
    [7, 8],
  ],
  [
    [7, 8],
    [8, 10],
  ],
  [
    [8, 9],
    [10, 11],
  ],
] as const satisfies readonly (readonly [readonly [number, number], readonly [number, number]])[];

function sections(code: string): string[][] {
  const path = fileURLToPath(import.meta.resolve('udhr'));
  const html = readFileSync(join(path, `../declaration/${code}.html`), 'utf8');
  const found: string[][] = [];
  for (const [, tag, text = ''] of html.slice(html.indexOf('<body')).matchAll(/<(h\d|p|li)[^>]*>([^<]*)/g)) {
    if (tag?.startsWith('h')) found.push([`## ${text.trim()}`]);
    // A number at the beginning is part of the paragraph, not a list.
    else found.at(-1)?.push(text.trim().replace(/^(\d+)\./, '$1\\.'));
  }
  return found;
}

/** A folder with `ja/*.md` and `en/*.md` that match block for block, such as the shipped manuscripts. */
export function folder(path: string): Corpus {
  const files = readdirSync(join(path, 'ja')).filter(
    (file) => file.endsWith('.md') && existsSync(join(path, 'en', file)),
  );
  const chapters = files.flatMap((file) => {
    const ja = markdownBlocks(readFileSync(join(path, 'ja', file), 'utf8'));
    const en = markdownBlocks(readFileSync(join(path, 'en', file), 'utf8'));
    return ja.length === en.length ? [ja.map((block, at) => ({ ja: [block], en: [en[at] ?? ''] }))] : [];
  });
  return { name: basename(path), chapters };
}

function markdownBlocks(text: string): string[] {
  return parseMarkdown(text, { rubyEmpty: () => undefined, footnoteUndefined: () => undefined })
    .children.filter(({ type }) => type !== 'yaml' && type !== 'definition')
    .map(({ position }) => text.slice(position?.start.offset, position?.end.offset))
    .filter((block) => !/^<!--[\s\S]*-->$/.test(block));
}

/** Books made by rule, from a seed. */
export function synthetic(seed: number, blocks: number): Corpus {
  return { name: `synthetic ${seed}`, chapters: [syntheticBook(seed, blocks)] };
}
