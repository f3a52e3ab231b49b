import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encode } from 'uqr';
import { qrCode } from '../../scripts/edition/qr-code.ts';
import { tagged } from './tree.ts';

const url = 'https://www.example.org/publications/small/ja/node/105';

it('draws every dark module once, and no other', () => {
  const { data, size } = encode(url, { ecc: 'M', border: 0 });
  const code = qrCode(url, 'label');
  assert.equal(code.properties.viewBox, `0 0 ${size} ${size}`);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const path = String(tagged(code, 'path')[0]?.properties.d);
  assert.match(path, /^(M\d+ \d+h\d+v1h-\d+z)+$/);
  for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    assert.equal(width, back);
    const row = drawn[Number(y)] ?? [];
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) row[at] = (row[at] ?? 0) + 1;
  }
  assert.deepEqual(
    drawn,
    data.map((row) => row.map(Number)),
  );
});

it('prints in one black', () => {
  assert.deepEqual(
    tagged(qrCode(url, 'label'), 'path').map(({ properties }) => properties.fill),
    ['currentColor'],
  );
});
