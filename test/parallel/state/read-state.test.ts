/**
 * Runs every folder of `test/cases/state-file/`: `state.txt` is a state file with a mistake, `expected.json` lists the
 * messages as code, place and values. Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readState } from '../../../scripts/parallel/state/read-state.ts';
import type { ReviewedRow } from '../../../scripts/parallel/state/translation-state.ts';
import { stateText } from '../../../scripts/parallel/state/write-state.ts';

const root = new URL('../../cases/state-file/', import.meta.url);

describe('state files with mistakes', () => {
  for (const name of readdirSync(root)) {
    it(name, () => {
      const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, root), 'utf8');
      const { state, messages } = readState(read('state.txt'), 'translation-state.json');
      assert.equal(state, undefined);
      assert.deepEqual(
        messages.map(({ code, settings, values }) => ({ code, at: `${settings?.line}:${settings?.column}`, values })),
        JSON.parse(read('expected.json')),
      );
    });
  }
});

describe('state files', () => {
  const text = fc.string({ unit: 'grapheme' });
  const reading = fc.record({ text, source: text });
  const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const row = fc
    .record(
      { chapter: slug, key: slug, id: slug, ja: reading, en: reading },
      { requiredKeys: ['chapter', 'key', 'id', 'ja'] },
    )
    .map((one) => one as ReviewedRow);
  const state = fc.uniqueArray(row, { selector: ({ chapter, key }) => `${chapter}/${key}`, maxLength: 12 });

  it('are read as they were written, in one order', () => {
    fc.assert(
      fc.property(state, (rows) => {
        const written = stateText(rows);
        const again = readState(written, 'x');
        assert.deepEqual(again.messages, []);
        assert.equal(again.state?.length, rows.length);
        assert.equal(stateText(again.state ?? []), written);
        assert.equal(stateText(rows.toReversed()), written);
      }),
    );
  });

  it('are never half read: a file that is cut off anywhere gives a message and no state', () => {
    fc.assert(
      fc.property(state, fc.double({ min: 0, max: 0.999, noNaN: true }), (rows, share) => {
        const written = stateText(rows).trimEnd();
        const cut = readState(written.slice(0, Math.floor(written.length * share)), 'x');
        assert.equal(cut.state, undefined);
        assert.deepEqual(
          cut.messages.map(({ code }) => code),
          ['state-truncated'],
        );
      }),
    );
  });
});
