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

describe('lines of the rows', () => {
  const text = (word: string, byteOrderMark = '') =>
    [
      `${byteOrderMark}---\ntitle: t\n---`,
      `${word}\n---`,
      `> ${word}\n> - 1\n>   - 2\n>\n> ~~~\n> 3\n> ~~~`,
      `<!-- ${word} -->\n<div>\n${word}\n</div>`,
      `| ${word} | b |\n|---|---|\n| 1 | 2 |`,
      `${word}[^1]`,
      `[^1]: ${word}\n\n    ${word}`,
      `- ${word}\n\n  ${word}[^2]\n\n  [^2]: ${word}`,
      `[ref]: http://example.com`,
      `${word}\n<!-- end -->\n`,
    ].join('\n\n');
  const bytes = (source: string) => new TextEncoder().encode(source);
  const aligned = (ja: string, en: string) =>
    alignFiles({ file: 'ja.md', bytes: bytes(ja) }, { file: 'en.md', bytes: bytes(en) }).rows;

  it('cover every line that is not blank once, in order, under ids that differ', () => {
    const rows = aligned(text('末尾'), text('End'));
    for (const side of ['ja', 'en'] as const) {
      const source = text(side === 'ja' ? '末尾' : 'End').split('\n');
      const covered = rows.flatMap((row) => {
        const [first, last] = row[side] ?? [1, 0];
        return Array.from({ length: last - first + 1 }, (_, at) => first + at);
      });
      assert.deepEqual(
        covered,
        covered.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(covered).size, covered.length);
      source.forEach((line, at) => {
        if (line.trim() !== '') assert.ok(covered.includes(at + 1), `${side} line ${at + 1}: ${line}`);
      });
    }
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    assert.ok(rows.length >= 9);
  });

  it('are the same with a byte order mark and with line ends of Windows', () => {
    const windows = text('末尾', '\uFEFF').replaceAll('\n', '\r\n');
    assert.deepEqual(aligned(windows, text('End').replaceAll('\n', '\r\n')), aligned(text('末尾'), text('End')));
  });
});
