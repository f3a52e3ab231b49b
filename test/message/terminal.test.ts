import assert from 'node:assert/strict';
import { it } from 'node:test';
import { message } from '../../scripts/message/message.ts';
import { terminalReport, worstLast } from '../../scripts/message/terminal.ts';
import { translator } from '../../scripts/template/translate.ts';

const ja = { file: 'manuscripts/x/ja/01-a.md', line: 12, column: 3 };
const en = { file: 'manuscripts/x/en/01-a.md', line: 14, column: 1 };
const mismatch = message('id-mismatch', { ja, en }, { ja: 'law', en: 'act' });
const settings = message(
  'settings-unknown',
  { settings: { file: 'manuscripts/x/publication.yaml', line: 9, column: 5 } },
  { key: 'lisence', known: 'id, licence' },
);
const plain = { colour: false };

it('shows code, both places, what is wrong and what to do', () => {
  assert.equal(
    terminalReport([mismatch], translator('en'), plain),
    [
      'error id-mismatch',
      '  ja  manuscripts/x/ja/01-a.md:12:3',
      '  en  manuscripts/x/en/01-a.md:14:1',
      '  The two sides of this row have different ids: “law” and “act”.',
      '  → Use the same id on both sides.',
      '',
    ].join('\n'),
  );
});

it('speaks Japanese', () => {
  assert.equal(
    terminalReport([settings], translator('ja'), plain),
    [
      'error settings-unknown',
      '  manuscripts/x/publication.yaml:9:5',
      '  「lisence」という設定はありません。',
      '  → ここで使える設定：id, licence',
      '',
    ].join('\n'),
  );
});

it('shows a message without a place as well', () => {
  const none = message('publications-none', {}, { folder: 'manuscripts' });
  assert.match(
    terminalReport([none], translator('en'), plain),
    /^error publications-none\n {2}There are no publications/,
  );
});

it('separates messages by an empty line, in the order given', () => {
  const lines = terminalReport([settings, mismatch], translator('en'), plain).split('\n');
  assert.equal(lines[4], '');
  assert.equal(lines[5], 'error id-mismatch');
});

it('colours the head of each severity, and nothing else', () => {
  const warning = message('image-alt', { ja }, { path: 'a.png' });
  const info = message(
    'fit-loose',
    {},
    { edition: 'leaflet', side: 1, size: 12, percent: 30, jaCharacters: 200, enCharacters: 400 },
  );
  for (const [one, colour] of [
    [mismatch, 31],
    [warning, 33],
    [info, 36],
  ] as const) {
    const [head, ...others] = terminalReport([one], translator('en'), { colour: true }).split('\n');
    assert.equal(head, `\u001b[1;${colour}m${one.severity} ${one.code}\u001b[0m`);
    assert.ok(!others.join('').includes('\u001b'));
  }
});

it('puts errors last and keeps the order of equals', () => {
  const warning = message('image-alt', { ja }, { path: 'a.png' });
  const info = message(
    'fit-loose',
    {},
    { edition: 'leaflet', side: 1, size: 12, percent: 30, jaCharacters: 200, enCharacters: 400 },
  );
  assert.deepEqual(worstLast([mismatch, warning, settings, info]), [info, warning, mismatch, settings]);
});
