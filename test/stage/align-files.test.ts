/**
 * Runs every folder of `test/cases/align/`: `ja.md` and `en.md` with `expected.json`: `rows`, each as the lines of both
 * files (`"6-8 = 6-7"`, `"10 <"`, `"> 12"`), and `messages`, each as code and places. Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type AlignedLines, alignFiles, type Lines } from '../../scripts/stage/align-files.ts';

const root = new URL('../cases/align/', import.meta.url);

describe('alignment cases', () => {
  for (const name of readdirSync(root)) {
    it(name, () => {
      const file = (path: string) => readFileSync(new URL(`${name}/${path}`, root));
      const { rows, messages } = alignFiles(
        { file: 'ja.md', bytes: file('ja.md') },
        { file: 'en.md', bytes: file('en.md') },
      );
      const found = {
        rows: rows.map(shown),
        messages: messages.map(({ code, ja, en }) => [
          code,
          ...(ja ? [`ja ${ja.line}:${ja.column}`] : []),
          ...(en ? [`en ${en.line}:${en.column}`] : []),
        ]),
      };
      assert.deepEqual(found, JSON.parse(file('expected.json').toString()));
    });
  }
});

function shown({ kind, ja, en }: AlignedLines): string {
  if (kind === 'pair') return `${range(ja)} = ${range(en)}`;
  return kind === 'jaOnly' ? `${range(ja)} <` : `> ${range(en)}`;
}

function range(lines: Lines | null): string {
  return lines?.[0] === lines?.[1] ? `${lines?.[0]}` : (lines?.join('-') ?? '');
}
