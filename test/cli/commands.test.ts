/** The commands as users and other programs call them: options, exit statuses, what goes to stdout and what to stderr. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { JsonMessage } from '../../scripts/message/json.ts';
import type { Manifest } from '../../scripts/release/manifest.ts';
import { findBrowser } from '../../scripts/writer/browser/browser.ts';
import { thisMachine } from '../../scripts/writer/browser/machine.ts';
import { type Ended, filesIn, run, scratchFolder, start } from './run.ts';
import { smallPublication, type Sources, writeSources } from './small-publication.ts';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

async function inFolder(sources: Sources, use: (folder: string) => Promise<void>): Promise<void> {
  const { folder, remove } = scratchFolder();
  try {
    writeSources(join(folder, 'manuscripts'), sources);
    mkdirSync(join(folder, 'tmp'));
    await use(folder);
  } finally {
    remove();
  }
}

function reportOf({ stdout }: Ended): { messages: JsonMessage[]; publications: Manifest[] } {
  return JSON.parse(stdout) as { messages: JsonMessage[]; publications: Manifest[] };
}

describe('commands', { concurrency: 2 }, () => {
  for (const door of ['build', 'check'] as const) {
    test(`${door} --help in both languages`, async () => {
      const [en, ja, byLocale] = await Promise.all([
        run(door, ['--help']),
        run(door, ['--help', '--lang', 'ja']),
        run(door, ['-h'], { env: { LC_ALL: 'ja_JP.UTF-8' } }),
      ]);
      for (const { status, stderr, stdout } of [en, ja, byLocale]) {
        assert.equal(status, 0);
        assert.equal(stderr, '');
        for (const option of ['--manuscripts', '--out', '--only', '--strict', '--lang', '--json', '--jobs']) {
          assert.ok(stdout.includes(option) || door === 'check', `${option} is not in the help of ${door}`);
        }
      }
      assert.equal(japanese.test(en.stdout), false);
      assert.ok(japanese.test(ja.stdout));
      assert.equal(byLocale.stdout, ja.stdout);
    });

    for (const argv of [
      ['--colour'],
      ['--only', 'film'],
      ['--lang', 'fr'],
      ['--jobs', '0'],
      ['--jobs', 'many'],
      ['--out'],
      ['no-such-publication'],
    ]) {
      test(`${door} ${argv.join(' ')}: status 2, a sentence on stderr`, async () => {
        await inFolder(smallPublication, async (folder) => {
          const { status, stdout, stderr } = await run(door, argv, { cwd: folder });
          assert.equal(status, 2, stderr);
          assert.equal(stdout, '');
          assert.ok(stderr.includes(argv.at(-1) ?? ''), stderr);
          assert.equal(/\n {4}at /.test(stderr), false, 'a stack trace');
          assert.equal(existsSync(join(folder, 'dist')), false);
        });
      });
    }
  }

  test('build: status 0, the files on stdout, steps on stderr; --only renews a part and keeps the rest', async () => {
    await inFolder(smallPublication, async (folder) => {
      const first = await run('build', [], { cwd: folder });
      assert.equal(first.status, 0, first.stderr);
      const described = ['SHA256SUMS', 'manifest.json', 'opds.json'];
      const artifacts = [
        ...['images/cover.png', 'images/thumbnail.png', 'index.html'],
        ...['small-en.epub', 'small-ja.epub', 'small-leaflet.pdf', 'small.epub'],
      ];
      const paths = [...artifacts, ...described].toSorted();
      const list = ['feed.xml', 'index.html', 'opds.json', 'opds.xml'];
      assert.deepEqual(
        [...filesIn(join(folder, 'dist')).keys()],
        [...list, ...paths.map((path) => `small/${path}`)].toSorted(),
      );
      for (const path of artifacts) assert.ok(first.stdout.includes(`dist/small/${path}`), path);
      const before = filesIn(join(folder, 'dist'));
      writeSources(join(folder, 'manuscripts'), {
        'small/en/02-two.md': (smallPublication['small/en/02-two.md'] as string).replace('goes on', 'has gone on'),
      });
      const second = await run('build', ['--only', 'web', '--json', 'small'], { cwd: folder });
      assert.equal(second.status, 0, second.stderr);
      assert.equal(second.stderr, '');
      const after = filesIn(join(folder, 'dist'));
      assert.deepEqual([...after.keys()], [...before.keys()]);
      const changed = [...after].filter(
        ([path, bytes]) => !Buffer.from(bytes).equals(before.get(path) ?? Buffer.alloc(0)),
      );
      assert.deepEqual(
        changed.map(([path]) => path),
        [
          'index.html',
          'opds.json',
          'opds.xml',
          'small/SHA256SUMS',
          'small/index.html',
          'small/manifest.json',
          'small/opds.json',
        ],
      );
      const manifest = JSON.parse(readFileSync(join(folder, 'dist/small/manifest.json'), 'utf8')) as Manifest;
      assert.deepEqual(reportOf(second).publications, [manifest]);
      assert.deepEqual(
        manifest.artifacts.map(({ path }) => path),
        artifacts,
      );
      assert.deepEqual(readdirSync(join(folder, 'dist')).toSorted(), [...list, 'small'].toSorted());
    });
  });

  test('warnings fail a --strict run and no other; nothing is written then', async () => {
    const sources = {
      ...smallPublication,
      'small/en/02-two.md': `${smallPublication['small/en/02-two.md'] as string}\n[^a]: Nobody refers to this.\n`,
      'small/ja/02-two.md': `${smallPublication['small/ja/02-two.md'] as string}\n[^a]: 誰も引かない。\n`,
    };
    await inFolder(sources, async (folder) => {
      const argv = ['--only', 'web', '--json'];
      const strict = await run('build', [...argv, '--strict'], { cwd: folder });
      assert.equal(strict.status, 1);
      assert.equal(existsSync(join(folder, 'dist')), false);
      const { messages, publications } = reportOf(strict);
      assert.deepEqual(
        [...new Set(messages.map(({ code, severity }) => `${severity} ${code}`))],
        ['warning footnote-unused'],
      );
      assert.deepEqual(publications, []);
      const lenient = await run('build', argv, { cwd: folder });
      assert.equal(lenient.status, 0);
      assert.equal(reportOf(lenient).publications.length, 1);
      assert.equal((await run('check', ['--strict'], { cwd: folder })).status, 1);
      assert.equal((await run('check', [], { cwd: folder })).status, 0);
    });
  });

  test('check says what build says, in the language asked for, and writes nothing', async () => {
    const sources = { ...smallPublication, 'small/en/02-two.md': undefined };
    await inFolder(sources, async (folder) => {
      const [ja, en] = await Promise.all([
        run('check', ['--json', '--lang', 'ja'], { cwd: folder }),
        run('build', ['--json', '--lang', 'en', '--only', 'web'], { cwd: folder }),
      ]);
      for (const { status, stderr } of [ja, en]) {
        assert.equal(status, 1);
        assert.equal(stderr, '');
      }
      const [jaReport, enReport] = [reportOf(ja), reportOf(en)];
      assert.deepEqual(
        jaReport.messages.map(({ code, values }) => ({ code, values })),
        enReport.messages.map(({ code, values }) => ({ code, values })),
      );
      for (const { text, help } of jaReport.messages)
        assert.ok(japanese.test(text) && japanese.test(help), text + help);
      for (const { text, help } of enReport.messages) assert.equal(japanese.test(text + help), false, text + help);
      assert.deepEqual(readdirSync(folder).toSorted(), ['manuscripts', 'tmp']);
    });
  });

  test('a browser that is not there: status 3, and the old output stays', async () => {
    await inFolder(smallPublication, async (folder) => {
      writeSources(join(folder, 'dist'), { 'small/index.html': 'old' });
      const ended = await run('build', ['--json'], { cwd: folder, env: { TAIYAKU_BROWSER: '/nowhere/chrome' } });
      assert.equal(ended.status, 3, ended.stdout);
      assert.deepEqual(
        reportOf(ended).messages.map(({ code, values }) => [code, values]),
        [['browser-path', { variable: 'TAIYAKU_BROWSER', path: '/nowhere/chrome' }]],
      );
      assert.deepEqual(reportOf(ended).publications, []);
      assert.deepEqual([...filesIn(join(folder, 'dist')).keys()], ['small/index.html']);
      const page = await run('build', ['--only', 'web'], { cwd: folder, env: { TAIYAKU_BROWSER: '/nowhere/chrome' } });
      assert.equal(page.status, 0, 'a web page needs no browser');
    });
  });

  test('how the text is stored makes no difference: byte order mark, CRLF, decomposed characters', async () => {
    const spell = (spelling: (text: string) => string): Sources =>
      Object.fromEntries(
        Object.entries(smallPublication).map(([path, text]) => [
          path,
          spelling((text as string).replace('ガラス', 'ガラスのパプア')),
        ]),
      );
    const outputs: ReadonlyMap<string, Uint8Array>[] = [];
    for (const spelling of [
      (text: string) => text,
      (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
      (text: string) => text.normalize('NFD'),
      (text: string) => text.replaceAll('\n', '\r'),
    ]) {
      await inFolder(spell(spelling), async (folder) => {
        const ended = await run('build', ['--only', 'web,epub', '--json'], { cwd: folder });
        assert.equal(ended.status, 0, ended.stdout);
        assert.deepEqual(reportOf(ended).messages, []);
        outputs.push(filesIn(join(folder, 'dist')));
      });
    }
    const [plain, ...others] = outputs;
    assert.ok(plain && plain.size >= 3);
    for (const other of others) assert.deepEqual(other, plain);
  });

  test('an output folder that cannot be written: status 3, and what is there stays', async () => {
    await inFolder(smallPublication, async (folder) => {
      writeSources(join(folder, 'dist'), { 'small/index.html': 'old' });
      chmodSync(join(folder, 'dist'), 0o555);
      const ended = await run('build', ['--only', 'web', '--json'], { cwd: folder, ...refusable });
      chmodSync(join(folder, 'dist'), 0o755);
      assert.equal(ended.status, 3, ended.stdout + ended.stderr);
      assert.ok(reportOf(ended).messages.some(({ code }) => code === 'output-failed'));
      assert.deepEqual([...filesIn(join(folder, 'dist')).keys()], ['small/index.html']);
      assert.equal(readFileSync(join(folder, 'dist/small/index.html'), 'utf8'), 'old');
    });
  });

  test('a chapter that may not be read is named', async () => {
    await inFolder(smallPublication, async (folder) => {
      const file = join(folder, 'manuscripts/small/ja/01-one.md');
      chmodSync(file, 0);
      const ended = await run('build', ['--only', 'web', '--json'], { cwd: folder, ...refusable });
      chmodSync(file, 0o644);
      assert.equal(ended.status, 1, ended.stdout + ended.stderr);
      const found = reportOf(ended).messages.find(({ code }) => code === 'file-unreadable');
      assert.deepEqual(found?.ja, { file: 'manuscripts/small/ja/01-one.md', line: 1, column: 1 });
      assert.equal(existsSync(join(folder, 'dist')), false);
    });
  });

  test('Ctrl-C leaves no browser, no temporary folder and no half output', async () => {
    await inFolder({}, async (folder) => {
      writeSources(folder, { 'dist/e2ee-statement/index.html': 'old' });
      const { executable } = await findBrowser(thisMachine());
      const child = start('build', ['--out', join(folder, 'dist')], { env: { TMPDIR: join(folder, 'tmp') } });
      const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      try {
        // The first file that comes out of the browser: the longest of them, the booklet, is still in it.
        for (let steps = ''; !/\.(pdf|epub)/.test(steps);) steps += String((await once(child.stderr, 'data'))[0]);
        assert.ok(browsers(folder, executable).length > 0, 'the browser runs');
        child.kill('SIGINT');
        const [status, signal] = await ended;
        assert.ok(status === 130 || signal === 'SIGINT', `status ${status}, signal ${signal}`);
      } finally {
        child.kill('SIGKILL');
        await ended;
      }
      const isGone = Array.from({ length: 200 }).some(() => browsers(folder, executable).length === 0);
      assert.ok(isGone, 'no browser is left');
      assert.deepEqual(readdirSync(join(folder, 'tmp')), []);
      assert.deepEqual(readdirSync(join(folder, 'dist'), { recursive: true }).toSorted(), [
        'e2ee-statement',
        'e2ee-statement/index.html',
      ]);
      assert.equal(readFileSync(join(folder, 'dist/e2ee-statement/index.html'), 'utf8'), 'old');
    });
  });
});

/** How to run a command that the system may refuse a file: the superuser, as whom containers run, is refused nothing. */
const refusable = { obeysPermissions: process.getuid?.() === 0 };

/** The command lines of the browser's processes that work in a folder. */
function browsers(folder: string, executable: string): string[] {
  const all = execFileSync('ps', ['-A', '-o', 'stat=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  return all.filter((line) => line.includes(folder) && line.includes(executable) && !line.startsWith('Z'));
}
