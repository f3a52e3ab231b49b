import assert from 'node:assert/strict';
import { it } from 'node:test';
import { jsonMessage } from '../../scripts/message/json.ts';
import { message } from '../../scripts/message/message.ts';
import { translator } from '../../scripts/template/translate.ts';

const ja = { file: 'manuscripts/x/ja/01-a.md', line: 12, column: 3 };
const en = { file: 'manuscripts/x/en/01-a.md', line: 14, column: 1 };

it('gives code, severity, the places of both sides, text, help and values', () => {
  const one = message('mark-crossing', { ja, en }, { name: 'a', other: 'b' });
  assert.deepEqual(jsonMessage(one, translator('en')), {
    code: 'mark-crossing',
    severity: 'error',
    ja,
    en,
    text: 'The marks “pair: a” and “pair: b” stand in a different order on the two sides.',
    help: "Rows can't cross. Move one of the texts, or remove one of the marks.",
    values: { name: 'a', other: 'b' },
  });
});

it('gives numbers as numbers', () => {
  const one = jsonMessage(message('row-uncertain', { ja, en }, { percent: 42 }), translator('en'));
  assert.equal(one.severity, 'warning');
  assert.equal(one.text, 'It is not certain that these two belong together (42 %).');
  assert.deepEqual(one.values, { percent: 42 });
});

it('gives the severity that the settings have chosen for a parity rule', () => {
  for (const severity of ['error', 'warning'] as const) {
    const values = { ja: 3, en: 2 };
    const one = jsonMessage({ code: 'parity-lists', severity, ja, en, values }, translator('ja'));
    assert.equal(one.severity, severity);
    assert.equal(one.text, 'リストの項目が、日本語は 3 個、英語は 2 個です。');
    assert.deepEqual(one.values, values);
  }
});

it('leaves out the places that there are not', () => {
  const settings = { file: 'manuscripts/x/publication.yaml', line: 1, column: 1 };
  const one = jsonMessage(message('chapters-none', { settings }, { folder: 'manuscripts/x' }), translator('ja'));
  assert.deepEqual(Object.keys(one), ['code', 'severity', 'settings', 'text', 'help', 'values']);
  assert.equal(one.text, 'manuscripts/x に章がありません。');
});

it('survives JSON', () => {
  const one = jsonMessage(message('id-mismatch', { ja, en }, { ja: 'a"\n', en: 'b' }), translator('en'));
  assert.deepEqual(JSON.parse(JSON.stringify(one)), one);
});
