import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleNames } from '../../scripts/message/parity.ts';
import { readGlossary } from '../../scripts/publication/glossary.ts';
import { readPublication } from '../../scripts/publication/read.ts';

const read = (source: string) => {
  const { terms, messages } = readGlossary(source, 'glossary.yaml');
  return { terms, messages: messages.map(({ code, settings, values }) => ({ code, line: settings?.line, values })) };
};

describe('glossary', () => {
  it('has terms with one spelling or several', () => {
    const { terms, messages } = read(
      'terms:\n  - { ja: 鍵, en: key, reading: かぎ }\n  - { ja: [サーバー, サーバ], en: [server] }\n',
    );
    assert.deepEqual(messages, []);
    assert.deepEqual(
      terms.map(({ ja, en }) => ({ ja, en })),
      [
        { ja: ['鍵'], en: ['key'] },
        { ja: ['サーバー', 'サーバ'], en: ['server'] },
      ],
    );
  });

  it('may be empty', () => assert.deepEqual(read(''), { terms: [], messages: [] }));

  it('says each mistake with its line', () => {
    const { terms, messages } = read(
      'terms:\n  - { ja: 鍵 }\n  - { ja: 扉, en: door, note: x }\n  - { ja: 3, en: three }\nword: 1\n',
    );
    assert.deepEqual(terms, []);
    assert.deepEqual(
      messages.map(({ code, line }) => `${line} ${code}`),
      ['2 settings-required', '3 settings-unknown', '4 settings-value', '5 settings-unknown'],
    );
    assert.deepEqual(messages[1]?.values, { key: 'terms.1.note', known: 'ja, en, reading' });
  });

  it('is not read when it is no YAML', () => {
    assert.deepEqual(
      read('terms: [').messages.map(({ code }) => code),
      ['settings-syntax'],
    );
  });

  it('has no term twice', () => {
    const { messages } = read('terms:\n  - { ja: 鍵, en: key }\n  - { ja: 鍵, en: lock }\n');
    assert.deepEqual(messages, [{ code: 'glossary-duplicate', line: 3, values: { term: '鍵', line: 2 } }]);
  });
});

describe('rules in publication.yaml', () => {
  const found = (rules: string) =>
    readPublication(`rules: ${rules}\n`, 'publication.yaml').messages.flatMap((message) =>
      'key' in message.values && message.values.key.startsWith('rules')
        ? [{ code: message.code, line: message.settings?.line, values: message.values }]
        : [],
    );

  it('may each be error, warning or off', () =>
    assert.deepEqual(found('{ numbers: off, names: error, dates: warning }'), []));

  it('are known by name', () => {
    assert.deepEqual(found('\n  number: off'), [
      { code: 'settings-unknown', line: 2, values: { key: 'rules.number', known: ruleNames.join(', ') } },
    ]);
  });

  it('have no other severity', () => {
    assert.deepEqual(
      found('{ numbers: loud }').map(({ code, values }) => [code, 'detail' in values && values.detail]),
      [['settings-value', 'error, warning, off']],
    );
  });
});
