import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { type Check, doctorReport, examine, isHealthy, type Patient } from '../../scripts/command/examination.ts';
import { message } from '../../scripts/message/message.ts';
import { translator } from '../../scripts/template/translate.ts';
import { BrowserError } from '../../scripts/writer/browser/failure.ts';

/** A machine that lacks nothing. */
const well: Patient = {
  platform: 'linux',
  nodeVersion: 'v26.10.0',
  browser: async () => ({ path: 'chrome' }),
  print: async () => ({ version: 'Chrome/1', seconds: 0.44 }),
  fontVersion: () => '1.2.3',
  characters: async () => 7,
  java: () => 'openjdk 21',
  cache: 'cache',
  dist: 'dist',
  writable: () => true,
};

async function find(overrides: Partial<Patient>, name: Check['check']): Promise<Check | undefined> {
  return (await examine({ ...well, ...overrides })).find(({ check }) => check === name);
}

const fail = (error: Error) => () => Promise.reject(error);

test('a machine that lacks nothing', async () => {
  const checks = await examine(well);
  assert.deepEqual(
    checks.map(({ check, ok, command }) => [check, ok, command]),
    (['node', 'browser', 'print', 'fonts', 'characters', 'java', 'cache', 'dist'] as const).map((check) => [
      check,
      true,
      undefined,
    ]),
  );
  assert.ok(isHealthy(checks));
});

describe('what is missing comes with its command', () => {
  const missing = new BrowserError(message('browser-missing', {}, { command: 'install it' }));
  const dangling = new BrowserError(message('browser-path', {}, { variable: 'V', path: '/x' }));
  const failed = new BrowserError(message('browser-failed', {}, { reason: 'no way' }));
  const rows: readonly (readonly [string, Partial<Patient>, Check['check'], string, string | undefined])[] = [
    ['an old Node', { nodeVersion: 'v22.17.1' }, 'node', 'v22.17.1', 'npm ci'],
    ['no browser', { browser: fail(missing) }, 'browser', '', 'install it'],
    ['a variable that points nowhere', { browser: fail(dangling) }, 'browser', 'V=/x', 'unset V'],
    ['the same on Windows', { browser: fail(dangling), platform: 'win32' }, 'browser', 'V=/x', 'set V='],
    ['a browser that does not start', { print: fail(failed) }, 'print', 'no way', undefined],
    ['no characters', { characters: fail(new Error()) }, 'characters', '', 'npm ci'],
    [
      'a cache that is locked',
      { writable: (folder) => folder !== 'cache' },
      'cache',
      'cache',
      'sudo chown -R "$USER" cache',
    ],
    [
      'an output that is locked',
      { writable: (folder) => folder !== 'dist' },
      'dist',
      'dist',
      'sudo chown -R "$USER" dist',
    ],
  ];
  for (const [name, overrides, check, detail, command] of rows) {
    test(name, async () => {
      const found = await find(overrides, check);
      assert.deepEqual([found?.ok, found?.required, found?.detail, found?.command], [false, true, detail, command]);
      assert.equal(isHealthy(await examine({ ...well, ...overrides })), false);
    });
  }

  test('a font package', async () => {
    const fontVersion: Patient['fontVersion'] = (face) => {
      if (face.family === 'Symbols') throw new Error('not found');
      return '1';
    };
    const found = await find({ fontVersion }, 'fonts');
    assert.deepEqual([found?.ok, found?.detail, found?.command], [false, '@fontsource/noto-emoji', 'npm ci']);
  });
});

test('no Java is no illness', async () => {
  const checks = await examine({ ...well, java: () => undefined });
  assert.equal(checks.find(({ check }) => check === 'java')?.command, 'sudo apt-get install default-jre-headless');
  assert.ok(isHealthy(checks));
});

test('the newest and the oldest Node that will do', async () => {
  for (const nodeVersion of ['v22.18.0', 'v24.0.0', 'v26.10.0']) assert.ok((await find({ nodeVersion }, 'node'))?.ok);
});

test('the time of the first unpacking is told', async () => {
  const browser = async () => ({ path: 'chrome', unpackedIn: 3.04 });
  assert.equal((await find({ browser }, 'browser'))?.detail, 'chrome (3.0 s)');
});

test('the report is aligned in cells of the terminal', () => {
  const checks: Check[] = [
    { check: 'node', ok: true, required: true, detail: 'v26' },
    { check: 'dist', ok: false, required: true, detail: 'dist', command: 'mend dist' },
    { check: 'java', ok: false, required: false, detail: '' },
  ];
  assert.equal(
    doctorReport(checks, translator('en')),
    [
      'ok       Node.js                v26',
      'MISSING  Output is writable     dist',
      '                                run: mend dist',
      '-        Java (EPUB validator)',
      '',
      'Something is missing. Run the commands of the lines marked MISSING.',
    ].join('\n'),
  );
  const [first, second] = doctorReport(checks, translator('ja')).split('\n');
  assert.equal(first, '○   Node.js             v26');
  assert.equal(second, '×   出力先の書き込み    dist');
});

test('arguments', () => {
  const doctor = (...argv: string[]) =>
    spawnSync(process.execPath, ['scripts/doctor.ts', ...argv], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'en' },
    });
  const help = doctor('--lang', 'ja', '--help');
  assert.equal(help.status, 0);
  assert.match(help.stdout, /足りないもの/);
  for (const wrong of [['--lang', 'fr'], ['--bogus'], ['word'], ['--lang']]) {
    const { status, stderr } = doctor(...wrong);
    assert.equal(status, 2);
    assert.match(stderr, /Not understood/);
  }
});
