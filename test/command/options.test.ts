import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { describe, it } from 'node:test';
import { localeLanguage, type Options, outputKinds, parseOptions } from '../../scripts/command/options.ts';

const english = { LANG: 'en_US.UTF-8' };
const defaults: Options = {
  manuscripts: 'manuscripts',
  out: 'dist',
  strict: false,
  language: 'en',
  json: false,
  jobs: availableParallelism(),
  publications: [],
};

describe('a call that is understood', () => {
  const rows: readonly (readonly [argv: string, options: Partial<Options>])[] = [
    ['', {}],
    ['--manuscripts texts --out=public', { manuscripts: 'texts', out: 'public' }],
    ['--manuscripts ./texts/ --out /', { manuscripts: './texts', out: '/' }],
    ['--manuscripts a\\b\\', { manuscripts: 'a/b' }],
    ['--only web', { only: new Set(['web'] as const) }],
    ['--only leaflet,print', { only: new Set(['leaflet', 'print'] as const) }],
    ['--strict --json', { strict: true, json: true }],
    ['--lang ja', { language: 'ja' }],
    ['--jobs 3', { jobs: 3 }],
    ['one manuscripts/two/', { publications: ['one', 'manuscripts/two'] }],
    ['one --strict two', { strict: true, publications: ['one', 'two'] }],
    ['-- --strict', { publications: ['--strict'] }],
  ];
  for (const [argv, options] of rows) {
    it(argv || '(nothing)', () => {
      assert.deepEqual(parseOptions(argv.split(' ').filter(Boolean), english), {
        kind: 'options',
        options: { ...defaults, ...options },
      });
    });
  }

  it('may name all kinds, with spaces between them', () => {
    const parsed = parseOptions(['--only', outputKinds.join(', ')], english);
    assert.deepEqual(parsed.kind === 'options' && parsed.options.only, new Set(outputKinds));
  });
});

describe('a call that is not understood says what, in the language asked for', () => {
  const rows: readonly (readonly [argv: string, option: string, language?: 'ja'])[] = [
    ['--output dist', '--output'],
    ['-x', '-x'],
    ['--out', '--out'],
    ['--out --json', '--out'],
    ['--strict=yes', '--strict'],
    ['--lang fr', '--lang fr'],
    ['--only pdf', '--only pdf'],
    ['--only web,', '--only '],
    ['--jobs 0', '--jobs 0'],
    ['--jobs 1.5', '--jobs 1.5'],
    ['--jobs many', '--jobs many'],
    ['--jobs 65', '--jobs 65'],
    ['--lang ja --only pdf', '--only pdf', 'ja'],
    ['--lang ja --output dist', '--output', 'ja'],
  ];
  for (const [argv, option, language = 'en'] of rows) {
    it(argv, () => {
      assert.deepEqual(parseOptions(argv.split(' '), english), { kind: 'usage', language, option });
    });
  }
});

describe('a call for help', () => {
  for (const argv of ['--help', '-h', '--help --only nonsense', 'one --help']) {
    it(argv, () => {
      assert.deepEqual(parseOptions(argv.split(' '), english), { kind: 'help', language: 'en' });
    });
  }

  it('is answered in the language asked for', () => {
    assert.deepEqual(parseOptions(['--lang', 'ja', '-h'], english), { kind: 'help', language: 'ja' });
  });
});

describe('the language of the locale', () => {
  const rows: readonly (readonly [env: Record<string, string>, language: string])[] = [
    [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
    [{ LANG: 'ja' }, 'ja'],
    [{ LANG: 'JA_JP.eucJP' }, 'ja'],
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'jam' }, 'en'],
    [{ LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'ja_JP.UTF-8', LANG: 'ja_JP.UTF-8' }, 'en'],
    [{ LC_MESSAGES: 'ja_JP.UTF-8', LANG: 'en_US.UTF-8' }, 'ja'],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'ja_JP.UTF-8' }, 'ja'],
  ];
  for (const [env, language] of rows) {
    it(JSON.stringify(env), () => {
      assert.equal(localeLanguage(env), language);
      const parsed = parseOptions([], env);
      assert.equal(parsed.kind === 'options' && parsed.options.language, language);
    });
  }
});
