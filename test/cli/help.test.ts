/** Every command of the README files is there, and answers `--help` in both languages. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { repository } from './run.ts';

const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
/** The commands of users: those that are programs of this project. */
const commands = Object.entries(scripts).flatMap(([name, line]) =>
  line.startsWith('node ') && !line.startsWith('node --test') ? [{ name, words: line.split(' ').slice(1) }] : [],
);

interface Answer {
  readonly status: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(words: readonly string[], ...argv: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...words, ...argv], { cwd: repository }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code ?? null), stdout, stderr });
    });
  });
}

describe('the commands', { concurrency: 2 }, () => {
  for (const { name, words } of commands) {
    test(`npm run ${name} says how it is called, in both languages, and does nothing when called wrongly`, async () => {
      for (const language of ['ja', 'en']) {
        const { status, stdout, stderr } = await run(words, '--lang', language, '--help');
        assert.equal(status, 0, stderr);
        assert.equal(stderr, '');
        assert.ok(stdout.includes(`npm run ${name} `), stdout);
        assert.equal(/\p{Script=Hiragana}/u.test(stdout), language === 'ja', stdout);
      }
      const { status, stdout, stderr } = await run(words, '--no-such-option');
      assert.equal(status, 2, stdout);
      assert.equal(stdout, '');
      assert.match(stderr, /--no-such-option/);
    });
  }

  for (const readme of ['README.md', 'README.ja.md']) {
    test(`${readme} names all of them and no other`, () => {
      const named = new Set([...read(readme).matchAll(/npm run ([a-z]+(?::[a-z]+)?)/g)].map(([, name = '']) => name));
      assert.deepEqual([...named].toSorted(), commands.map(({ name }) => name).toSorted());
    });
  }
});
