import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fontconfig } from '../../../scripts/writer/browser/fontconfig.ts';

test('names only the given folders, escaped', () => {
  const xml = fontconfig(['/a & b/<fonts>', '/c'], '/cache');
  assert.deepEqual(
    [...xml.matchAll(/<dir>(.*)<\/dir>/g)].map(([, folder]) => folder),
    ['/a &amp; b/&lt;fonts&gt;', '/c'],
  );
  assert.match(xml, /<cachedir>\/cache<\/cachedir>/);
  assert.doesNotMatch(xml, /<include/);
});
