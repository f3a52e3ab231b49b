import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { cssString, pageRule } from '../../scripts/edition/css.ts';

it('writes strings that say the same when read again (CSS Syntax 3, 4.3.5)', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('"', '\\', '\n', '</style>', 'a"b', '\\22 ', '\r\n'),
  );
  fc.assert(
    fc.property(odd, odd, (first, second) => {
      const text = first + second;
      const written = cssString(text);
      assert.match(written, /^"[^"\n\r\f<]*"$/);
      const read = written
        .slice(1, -1)
        .replace(/\\([0-9a-f]{1,6}) /g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
      assert.equal(read, text);
    }),
  );
});

it('writes the paper in millimetres', () => {
  assert.equal(
    pageRule({ width: 148, height: 210.5 }, '16mm 12mm'),
    '@page { size: 148mm 210.5mm; margin: 16mm 12mm; }\n:root { --page-width: 148mm; --page-height: 210.5mm; }\n',
  );
});
