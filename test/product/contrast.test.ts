/** The colours of print stand out from white paper. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../cli/run.ts';

test('the colours of printed text have a contrast of 4.5 : 1 or more to white', () => {
  const css = readFileSync(join(repository, 'templates/print/base.css'), 'utf8');
  const colours = [...css.matchAll(/--[a-z]+: *#([0-9a-f]{3}|[0-9a-f]{6});/g)].map(([, digits = '']) => digits);
  assert.ok(colours.length >= 3);
  for (const colour of colours) assert.ok(contrastToWhite(colour) >= 4.5, `#${colour}`);
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrastToWhite(digits: string): number {
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
