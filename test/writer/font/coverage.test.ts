import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { coverageOf, covers, toRanges } from '../../../scripts/writer/font/coverage.ts';
import { type Face, type Family, findFace, type Style, type Weight } from '../../../scripts/writer/font/faces.ts';

const cache = mkdtempSync(join(tmpdir(), 'taiyaku-test-'));
after(() => rmSync(cache, { recursive: true, force: true }));

function face(family: Family, weight: Weight = 400, style: Style = 'normal'): Face {
  const found = findFace(family, weight, style);
  assert.ok(found);
  return found;
}

async function having(family: Family, text: string): Promise<string> {
  const has = await coverageOf(face(family), cache);
  return [...text].filter((character) => has(character.codePointAt(0) ?? 0)).join('');
}

test('ranges hold exactly the code points they were made of', () => {
  const codePoints = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 200 });
  fc.assert(
    fc.property(codePoints, (list) => {
      const ranges = toRanges(list.toSorted((a, b) => a - b));
      const held = Array.from({ length: 302 }, (_, codePoint) => codePoint).filter((codePoint) =>
        covers(ranges, codePoint),
      );
      assert.deepEqual(
        held,
        list.toSorted((a, b) => a - b),
      );
      for (let end = 1; end + 1 < ranges.length; end += 2) assert.ok((ranges[end + 1] ?? 0) > (ranges[end] ?? 0) + 1);
    }),
  );
});

for (const [family, text, expected] of [
  ['Serif JA', '漢あア鷗𠮟俱①Ⅳ―“—aé，😀ę', '漢あア鷗𠮟俱①Ⅳ―“—aé，'],
  ['Sans JA', '漢あア鷗𠮟俱①Ⅳ―😀', '漢あア鷗𠮟俱①Ⅳ―'],
  ['Serif EN', 'aéę“—漢あⅣ', 'aéę“—'],
  ['Serif Latin', 'a9éę“”‘’—…-.漢', 'a9éę'],
  ['Sans Latin', 'a9éę“”‘’—…-.漢', 'a9éę'],
  ['Symbols', '😀👍❤☎#1©漢a', '😀👍❤☎'],
] as const) {
  test(`${family} is used for ${expected} of ${text}`, async () => assert.equal(await having(family, text), expected));
}

test('a damaged entry of the cache is made again', async () => {
  await having('Serif EN', 'a');
  const [name = ''] = readdirSync(join(cache, 'fonts')).filter((entry) => entry.includes('source-serif-4-400Regular-'));
  const path = join(cache, 'fonts', name);
  const good = readFileSync(path, 'utf8');
  for (const damaged of ['', '[1', '[]', '[65]', '["a","b"]', '[5,4]', '{}']) {
    writeFileSync(path, damaged);
    assert.equal(await having('Serif EN', 'a漢'), 'a', damaged);
    assert.equal(readFileSync(path, 'utf8'), good);
  }
});
