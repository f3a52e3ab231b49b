/**
 * Runs every folder of `test/cases/translation/`: the texts `before/{ja,en}.md` are reviewed, then those of `after/` stand
 * in their place (a file that is missing there has not changed). `expected.json` lists the rows to look at, in the order
 * in which they are shown, with their states, critical changes and differences. Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { changeText } from '../../../scripts/command/translation-report.ts';
import { translationReport } from '../../../scripts/parallel/state/report.ts';
import { track } from '../../../scripts/parallel/state/track.ts';
import { reviewed, rowsOf } from './chapters.ts';

const root = new URL('../../cases/translation/', import.meta.url);

describe('translation cases', () => {
  for (const name of readdirSync(root)) {
    it(name, () => {
      const read = (path: string): string | undefined => {
        const url = new URL(`${name}/${path}`, root);
        return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
      };
      const before = { ja: read('before/ja.md') ?? '', en: read('before/en.md') ?? '' };
      const after = { ja: read('after/ja.md') ?? before.ja, en: read('after/en.md') ?? before.en };
      const report = translationReport('case', track(rowsOf([after]), reviewed(rowsOf([before]))), {
        recorded: true,
        policyOf: () => 'badge',
        names: { ja: ['日本政府'], en: ['Japan'] },
        commandFor: (row) => `review ${row}`,
      });
      const found = report.rows.map(({ row, state, critical, changes }) => ({
        row,
        state,
        ...(critical.length > 0 && {
          critical: critical.map(
            ({ language, kind, was, is }) => `${language} ${kind}: ${was.join(', ')} → ${is.join(', ')}`,
          ),
        }),
        ...(changes.ja && { ja: changeText(changes.ja, { colour: false }) }),
        ...(changes.en && { en: changeText(changes.en, { colour: false }) }),
      }));
      assert.deepEqual(found, JSON.parse(read('expected.json') ?? '[]'));
    });
  }
});
