import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Block } from '../../../scripts/manuscript/manuscript.ts';
import type { Message } from '../../../scripts/message/message.ts';
import { checkParity, type RuleSettings } from '../../../scripts/parallel/rules/check-parity.ts';
import { documentOf, manuscriptOf } from './document.ts';

const title = '---\ntitle: 題\n---\n\n';

/** Checks two texts; `allow` are the marks above the first block of either side. */
function check(
  ja: string,
  en: string,
  { settings = {}, jaMarks, enMarks }: { settings?: RuleSettings; jaMarks?: Mark[]; enMarks?: Mark[] } = {},
): readonly Message[] {
  const manuscripts = { ja: manuscriptOf('ja', title + ja), en: manuscriptOf('en', title + en) };
  mark(manuscripts.ja.blocks[0], jaMarks);
  mark(manuscripts.en.blocks[0], enMarks);
  return checkParity(documentOf(manuscripts.ja, manuscripts.en), { terms: [], names: [] }, settings);
}

type Mark = { rule: string; reason: string };

function mark(block: Block | undefined, allow: Mark[] | undefined): void {
  if (block && allow) block.data = { ...block.data, allow };
}

const codes = (messages: readonly Message[]): string[] => messages.map(({ code, severity }) => `${severity} ${code}`);
const wrong = ['第21条が保障する。', 'Article 12 guarantees it.'] as const;

describe('severities', () => {
  it('are those of the rules where the settings say nothing', () => {
    assert.deepEqual(codes(check(...wrong)), ['warning parity-numbers']);
    assert.deepEqual(codes(check('暗\u200b号', 'Encryption')), ['error parity-invisible']);
  });

  it('can be changed, and a rule switched off', () => {
    assert.deepEqual(codes(check(...wrong, { settings: { numbers: 'error' } })), ['error parity-numbers']);
    assert.deepEqual(codes(check(...wrong, { settings: { numbers: 'off' } })), []);
  });
});

describe('marks', () => {
  it('silence their rule on either side of the row, and no other', () => {
    assert.deepEqual(codes(check(...wrong, { jaMarks: [{ rule: 'numbers', reason: '原文のまま' }] })), []);
    assert.deepEqual(codes(check(...wrong, { enMarks: [{ rule: 'numbers', reason: 'as in the original' }] })), []);
    assert.deepEqual(codes(check(...wrong, { enMarks: [{ rule: 'dates', reason: 'why' }] })), [
      'warning parity-numbers',
      'warning rule-unused',
    ]);
  });

  it('silence only the row that they stand above', () => {
    const twice = [wrong[0], wrong[0]].join('\n\n');
    const messages = check(twice, [wrong[1], wrong[1]].join('\n\n'), {
      jaMarks: [{ rule: 'numbers', reason: '理由' }],
    });
    assert.deepEqual(
      messages.map(({ ja }) => ja?.line),
      [7],
    );
  });

  it('need a rule that exists', () => {
    const [message] = check('暗号', 'Encryption', { enMarks: [{ rule: 'number', reason: 'why' }] });
    assert.ok(message?.code === 'rule-unknown' && message.severity === 'error');
    assert.equal(message.values.rule, 'number');
    assert.match(message.values.known, /\bnumbers\b/);
    assert.deepEqual(message.en, { file: 'en.md', line: 5, column: 1 });
  });

  it('need a reason, and without one silence nothing', () => {
    assert.deepEqual(codes(check(...wrong, { jaMarks: [{ rule: 'numbers', reason: ' ' }] })), [
      'warning parity-numbers',
      'error rule-reason',
    ]);
  });

  it('are reported when they silence nothing, unless the rule is off', () => {
    const marks = [{ rule: 'numbers', reason: '理由' }];
    assert.deepEqual(codes(check('暗号', 'Encryption', { jaMarks: marks })), ['warning rule-unused']);
    assert.deepEqual(codes(check('暗号', 'Encryption', { jaMarks: marks, settings: { numbers: 'off' } })), []);
  });
});

describe('rows', () => {
  it('with one side are looked at by the rules that do not compare', () => {
    assert.deepEqual(codes(check('第21条をを守る。\n\n3件', 'We protect article 21.')), [
      'warning parity-doubled-words',
    ]);
  });

  it('are compared item by item where both sides have the same items', () => {
    const messages = check('- 3件\n- 4件', '- 4 cases\n- 3 cases');
    assert.deepEqual(
      messages.map(({ ja, en }) => [ja?.line, en?.line]),
      [
        [5, 5],
        [6, 6],
      ],
    );
  });

  it('have their places behind escapes, entities, quotation marks and ruby', () => {
    const [message] = check('> \\*{暗号|あんごう}\\* &amp;\n> は第21条', '> Article\n> \\#12');
    assert.deepEqual(
      [message?.ja, message?.en].map((place) => place && `${place.line}:${place.column}`),
      ['6:4', '6:5'],
    );
  });
});
