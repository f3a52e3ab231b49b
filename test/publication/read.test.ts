/**
 * Runs every folder of `test/cases/settings/`: `publication.yaml` with `expected.json`, the messages as code, line:column
 * and values. Each is read again with the line ends of Windows, which must change nothing. Adding a case needs no code.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readPublication } from '../../scripts/publication/read.ts';

const root = new URL('../cases/settings/', import.meta.url);

function source(name: string): string {
  return readFileSync(new URL(`${name}/publication.yaml`, root), 'utf8');
}

function messagesOf(text: string): unknown[] {
  return readPublication(text, 'publication.yaml').messages.map(({ code, settings, values }) => {
    assert.equal(settings?.file, 'publication.yaml');
    return { code, at: `${settings?.line}:${settings?.column}`, values };
  });
}

describe('settings cases', () => {
  for (const name of readdirSync(root)) {
    it(name, () => {
      const expected: unknown[] = JSON.parse(readFileSync(new URL(`${name}/expected.json`, root), 'utf8'));
      assert.deepEqual(messagesOf(source(name)), expected);
      assert.deepEqual(messagesOf(source(name).replaceAll('\n', '\r\n')), expected);
      assert.equal(readPublication(source(name), 'p').publication === undefined, expected.length > 0);
    });
  }
});

describe('settings that are read', () => {
  it('have their defaults', () => {
    const { publication } = readPublication(source('smallest'), 'publication.yaml');
    assert.deepEqual(publication?.languages, ['ja', 'en']);
    assert.deepEqual(publication?.authors, []);
    assert.deepEqual(publication?.print, {});
    assert.deepEqual(publication?.rules, {});
    assert.equal(publication?.translation, undefined);
    assert.deepEqual(publication?.editions, { web: {} });
  });

  it('have the defaults of each edition that is asked for', () => {
    const text = source('smallest').replace('web: {}', 'leaflet: { front: [01-a] }\n  booklet: {}');
    const { publication } = readPublication(text, 'publication.yaml');
    assert.deepEqual(publication?.editions, {
      leaflet: { paper: 'A4', layout: 'columns', sides: 2, type: { from: 8, to: 12 }, front: ['01-a'], back: [] },
      booklet: { layout: 'columns', paper: 'A5', chapterStart: 'page' },
    });
  });

  it('are taken as they stand', () => {
    const { publication } = readPublication(source('everything'), 'publication.yaml');
    assert.deepEqual(publication?.languages, ['en', 'ja']);
    assert.deepEqual(publication?.editions.leaflet?.paper, { width: 200, height: 100.5 });
    assert.deepEqual(publication?.authors[0], { ja: '山田', en: 'Yamada', reading: 'やまだ' });
    assert.deepEqual(publication?.print, { '2up': { of: 'leaflet', paper: 'A3' } });
    assert.deepEqual(publication?.rules, { numbers: 'error', names: 'warning', 'doubled-words': 'off' });
    assert.deepEqual(publication?.translation, { policy: 'keep', chapters: { '01-a': 'block', '02-b': 'badge' } });
  });

  it('lose the spaces around them', () => {
    const { publication } = readPublication(source('smallest').replace('小さな本', '" 小さな本 "'), 'publication.yaml');
    assert.equal(publication?.title.ja, '小さな本');
  });
});

describe('the place of a setting', () => {
  const { placeOf } = readPublication(source('everything'), 'publication.yaml');
  const rows: readonly [readonly (string | number)[], number, number][] = [
    [['id'], 1, 1],
    [['editions', 'leaflet'], 11, 3],
    [['editions', 'leaflet', 'front', 0], 16, 13],
    [['editions', 'booklet', 'chapters', 1], 18, 51],
    [['print', '2up', 'of'], 27, 17],
    [['editions', 'leaflet', 'front', 7], 16, 5],
    [['editions', 'nothing', 'here'], 9, 1],
    [['nothing'], 1, 1],
    [[], 1, 1],
  ];
  for (const [path, line, column] of rows) {
    it(path.join('.') || 'the file', () => {
      assert.deepEqual(placeOf(...path), { file: 'publication.yaml', line, column });
    });
  }
});

it('reads any text without throwing, with places inside it', () => {
  const piece = fc.constantFrom(
    ...[
      'id',
      ': ',
      '- ',
      '\n',
      '\r\n',
      '  ',
      '\t',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '&a ',
      '*a',
      '!',
      '|',
      '>',
      '#',
      '---',
    ],
    ...['...', '%', '? ', '@', '`', '\u0000', '日本', '1.0', '~', '<<: ', 'title', 'editions', 'ja', '\uFEFF'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { messages, publication } = readPublication(text, 'publication.yaml');
      assert.equal(publication, undefined);
      assert.ok(messages.length > 0);
      const lines = text.split(/\r\n|\n/);
      for (const { settings } of messages) {
        assert.ok(settings && settings.line >= 1 && settings.column >= 1, text);
        assert.ok(settings.line <= lines.length, `${JSON.stringify(text)} ${settings.line}`);
      }
    }),
    { numRuns: 300 },
  );
});
