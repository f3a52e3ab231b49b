import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { statusOf } from '../../scripts/command/exit-status.ts';
import { type Message, message } from '../../scripts/message/message.ts';

const error = message('link-target', {}, { target: '#x' });
const warning = message('image-alt', {}, { path: 'a.png' });
const info = message(
  'fit-loose',
  {},
  { edition: 'leaflet', side: 1, size: 12, percent: 30, jaCharacters: 200, enCharacters: 400 },
);
const browser = message('browser-missing', {}, { command: 'npm ci' });
const output = message('output-failed', {}, { path: 'dist', reason: 'full' });

describe('the exit status', () => {
  const rows: readonly (readonly [name: string, messages: readonly Message[], status: number, strict: number])[] = [
    ['nothing to say', [], 0, 0],
    ['an information', [info], 0, 0],
    ['a warning', [warning, info], 0, 1],
    ['an error', [info, error], 1, 1],
    ['a machine that lacks something', [browser], 3, 3],
    ['a folder that cannot be written', [output], 3, 3],
    ['both', [error, browser, warning], 3, 3],
  ];
  for (const [name, messages, status, strict] of rows) {
    it(name, () => {
      assert.equal(statusOf(messages, false), status);
      assert.equal(statusOf(messages, true), strict);
    });
  }
});
