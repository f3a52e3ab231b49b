import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTar } from '../../../scripts/writer/browser/tar.ts';
import { tarArchive } from './tar-archive.ts';

test('gives back whatever files an archive holds', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.'), minLength: 1, maxLength: 20 });
  const path = fc.tuple(name, name).map(([folder, file]) => `d${folder}/f${file}`);
  const files = fc.array(
    fc.record({ path, mode: fc.constantFrom(0o644, 0o755), bytes: fc.uint8Array({ maxLength: 1500 }) }),
  );
  fc.assert(
    fc.property(files, (entries) => {
      const read = readTar(tarArchive(entries));
      assert.deepEqual(
        read.map(({ path, executable, bytes }) => ({ path, executable, bytes: Buffer.from(bytes) })),
        entries.map(({ path, mode, bytes }) => ({ path, executable: mode === 0o755, bytes: Buffer.from(bytes) })),
      );
    }),
    { numRuns: 50 },
  );
});

const one = { path: 'lib/a.so', bytes: Buffer.from('abc') };

test('passes over folders and links', () => {
  const archive = tarArchive([
    { path: 'lib/', type: '5', bytes: Buffer.alloc(0) },
    { path: 'b', type: '2', bytes: Buffer.alloc(0) },
    one,
  ]);
  assert.deepEqual(
    readTar(archive).map(({ path }) => path),
    ['lib/a.so'],
  );
});

test('says when the archive is cut short', () => {
  const archive = tarArchive([one]);
  for (const length of [0, 300, 512, 514, 1024]) {
    assert.throws(() => readTar(archive.subarray(0, length)), { name: 'RangeError', message: /cut short/ });
  }
});

test('says when a header is damaged', () => {
  const archive = Uint8Array.from(tarArchive([one]));
  archive[0] = 0x58;
  assert.throws(() => readTar(archive), { name: 'RangeError', message: /damaged/ });
});

test('takes no path that leaves the folder', () => {
  for (const path of ['../a', 'lib/../../a', '/etc/a']) {
    assert.throws(() => readTar(tarArchive([{ ...one, path }])), { name: 'RangeError', message: /Unsafe path/ });
  }
});
