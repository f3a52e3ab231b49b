import assert from 'node:assert/strict';
import { it } from 'node:test';
import { jsonMessage } from '../../scripts/message/json.ts';
import { message } from '../../scripts/message/message.ts';
import { translator } from '../../scripts/template/translate.ts';

const ja = { file: 'manuscripts/x/ja/01-a.md', line: 12, column: 3 };
const en = { file: 'manuscripts/x/en/01-a.md', line: 14, column: 1 };

it('gives code, severity, the places of both sides, text, help and values', () => {
  const one = message('heading-mismatch', { ja, en }, { jaDepth: 2, enDepth: 3 });
  assert.deepEqual(jsonMessage(one, translator('en')), {
    code: 'heading-mismatch',
    severity: 'warning',
    ja,
    en,
    text: 'The headings differ in level: 2 in the Japanese, 3 in the English.',
    help: 'Use the same number of # on both sides.',
    values: { jaDepth: 2, enDepth: 3 },
  });
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
