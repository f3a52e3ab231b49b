import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cases = join(root, 'test/cases/import');

interface Run {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

function run(script: 'import' | 'export', ...argv: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const call = [`scripts/${script}.ts`, '--lang', 'en', ...argv];
    execFile(process.execPath, call, { cwd: root }, (error, out, complaint) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, error: complaint });
    });
  });
}

describe('the commands import and export', () => {
  let folder = '';
  const texts = (name: string, ja: string, en: string): readonly string[] => [
    ...['--ja', join(cases, name, ja), '--en', join(cases, name, en), '--manuscripts', folder],
  ];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taiyaku-exchange-'));
    await cp(join(root, 'manuscripts'), folder, { recursive: true });
  });
  after(() => rm(folder, { recursive: true }));

  it('make a publication once, and never touch one that is there', async () => {
    const first = await run('import', ...texts('statement', 'ja.txt', 'en.txt'), '--into', 'fresh');
    assert.equal(first.status, 0, first.error);
    assert.match(first.out, /12 paired rows, 0 only in Japanese, 0 only in English/);
    assert.match(first.error, /publication\.yaml:3:1\n {2}Please fill in “version”/);
    const file = join(folder, 'fresh/ja/01-no-exceptions-to-encryption.md');
    await writeFile(file, 'mine');
    const second = await run('import', ...texts('statement', 'ja.txt', 'en.txt'), '--into', 'fresh');
    assert.equal(second.status, 1);
    assert.match(second.error, /import-exists/);
    assert.equal(await readFile(file, 'utf8'), 'mine');
  });

  it('write nothing where a source is wrong', async () => {
    const wrong: readonly (readonly [string, string, string, RegExp])[] = [
      ['damaged', 'ja.docx', 'en.txt', /import-damaged/],
      ['swapped', 'ja.txt', 'en.txt', /import-language/],
      ['binary', 'ja.txt', 'en.txt', /import-kind/],
      ['empty', 'ja.txt', 'no-such-file.txt', /file-unreadable/],
    ];
    const was = await readdir(folder);
    for (const [name, ja, en, code] of wrong) {
      const { status, error } = await run('import', ...texts(name, ja, en), '--into', 'bad');
      assert.equal(status, 1, name);
      assert.match(error, code);
    }
    const named = await run('import', ...texts('statement', 'ja.txt', 'en.txt'), '--into', '../outside');
    assert.equal(named.status, 1);
    assert.match(named.error, /import-name/);
    assert.deepEqual(await readdir(folder), was);
  });

  it('take a changed translation back, with a report for programs', async () => {
    const exchange = join(folder, 'exchange.xliff');
    const to = await run('export', 'rally-handout', '--as', 'xliff', '--out', exchange, '--manuscripts', folder);
    assert.equal(to.status, 0, to.error);
    const text = await readFile(exchange, 'utf8');
    await writeFile(exchange, text.replace('What we demand<', 'Our demands<'));
    const back = await run('import', '--xliff', exchange, '--manuscripts', folder, '--json');
    assert.equal(back.status, 0, back.error);
    assert.deepEqual(JSON.parse(back.out), { messages: [], publications: [] });
    const path = 'rally-handout/en/01-handout.md';
    const was = await readFile(join(root, 'manuscripts', path), 'utf8');
    assert.equal(await readFile(join(folder, path), 'utf8'), was.replace('## What we demand', '## Our demands'));
  });

  it('write the version of XLIFF that is asked for', async () => {
    for (const [format, version] of [
      ['xliff', '2.1'],
      ['xliff-2.0', '2.0'],
    ] as const) {
      const out = join(folder, `${format}.xliff`);
      const { status } = await run('export', 'rally-handout', '--as', format, '--out', out, '--manuscripts', folder);
      assert.equal(status, 0);
      assert.match(await readFile(out, 'utf8'), new RegExp(`<xliff [^>]*version="${version.replace('.', '[.]')}"`));
      const back = await run('import', '--xliff', out, '--manuscripts', folder);
      assert.match(back.out, /manuscripts: 0; unchanged: \d+; left alone: 0\./);
    }
  });

  it('ask for the publication where the file names none', async () => {
    const memory = join(folder, 'memory.tmx');
    await writeFile(
      memory,
      '<tmx version="1.1"><header srclang="ja"/><body><tu><tuv lang="ja"><seg>別。</seg></tuv></tu><tu><tuv lang="ja"><seg>余。</seg></tuv></tu></body></tmx>',
    );
    const lost = await run('import', '--tmx', memory, '--manuscripts', folder);
    assert.equal(lost.status, 1);
    assert.match(lost.error, /exchange-unnamed/);
    const named = await run('import', '--tmx', memory, 'rally-handout', '--manuscripts', folder);
    assert.equal(named.status, 0);
    assert.match(named.error, /exchange-unknown/);
    assert.match(named.out, /left alone: 2\./);
  });

  it('say what a wrong call lacks', async () => {
    const calls: readonly (readonly ['import' | 'export', readonly string[]])[] = [
      ['import', []],
      ['import', ['--ja', 'a.txt', '--into', 'x']],
      ['import', ['--xliff', 'a', '--tmx', 'b']],
      ['export', ['rally-handout', '--as', 'pdf', '--out', 'x']],
      ['export', ['no-such-publication', '--as', 'tmx', '--out', 'x']],
    ];
    for (const [script, argv] of calls) assert.equal((await run(script, ...argv)).status, 2, argv.join(' '));
    const help = await run('import', '--help');
    assert.equal(help.status, 0);
    assert.match(help.out, /--into NAME/);
  });
});
