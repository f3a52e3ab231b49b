import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { curlyText } from '../../scripts/typography/quotes.ts';

test('typed dashes become dashes, and an en dash with a hyphen stays both', () => {
  for (const [typed, set] of [
    ['a --- b -- c', 'a — b – c'],
    ['a–-b -- c', 'a–-b – c'],
    ['–-"x"', '–-“x”'],
    ['a–--b', 'a––b'],
  ] as const) {
    assert.equal(curlyText(typed), set);
  }
});

test('setting a text prints nothing, so that a report on the standard output stays a report', () => {
  const module = new URL('../../scripts/typography/quotes.ts', import.meta.url).href;
  const script = `const { curlyText } = await import('${module}'); curlyText('a–-b -- c "d"');`;
  assert.equal(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }), '');
});
