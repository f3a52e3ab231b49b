import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Console, printJson, printMessages } from '../../scripts/command/console.ts';
import { message } from '../../scripts/message/message.ts';
import { manifestOf } from '../../scripts/release/manifest.ts';
import { translator } from '../../scripts/template/translate.ts';
import { about } from '../release/about.ts';

/** A console that keeps what it is given. */
function recorder(): { console: Console; out: string[]; error: string[] } {
  const out: string[] = [];
  const error: string[] = [];
  const nothing = (): void => undefined;
  const console: Console = {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    progress: nothing,
    endProgress: nothing,
    colour: false,
  };
  return { console, out, error };
}

const place = { file: 'x/ja/01-a.md', line: 4, column: 1 };
const error = message('link-target', { ja: place }, { target: '#x' });
const warning = message('image-alt', { ja: place }, { path: 'a.png' });

it('prints the report for programs on stdout, as the contract has it', () => {
  const { console, out, error: err } = recorder();
  const manifest = manifestOf({ ...about, id: 'small', version: '1.0.0', languages: ['ja', 'en'] }, []);
  printJson(console, [error, warning], [manifest], translator('en'));
  assert.deepEqual(err, []);
  const report = JSON.parse(out.join('\n'));
  assert.deepEqual(Object.keys(report), ['messages', 'publications']);
  assert.deepEqual(report.messages[0], {
    code: 'link-target',
    severity: 'error',
    ja: place,
    text: 'The link leads nowhere: #x.',
    help: 'Correct it, or give the row that you mean an id: <!-- id: name --> on the line above it.',
    values: { target: '#x' },
  });
  assert.deepEqual(report.publications, [
    { publication: 'small', version: '1.0.0', languages: ['ja', 'en'], about, artifacts: [] },
  ]);
});

it('prints the report for people on stderr, errors last, with a count', () => {
  const { console, out, error: err } = recorder();
  printMessages(console, [error, warning], translator('ja'));
  assert.deepEqual(out, []);
  const text = err.join('\n');
  assert.ok(text.indexOf('warning image-alt') < text.indexOf('error link-target'));
  assert.equal(err.at(-1), 'エラー 1 件、警告 1 件');
});

it('says nothing where there is nothing to say', () => {
  const { console, out, error: err } = recorder();
  printMessages(console, [], translator('en'));
  assert.deepEqual([out, err], [[], []]);
});
