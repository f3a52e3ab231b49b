import assert from 'node:assert/strict';
import { it } from 'node:test';
import { epubFonts } from '../../scripts/stage/epub-fonts.ts';
import { inputOf } from './small-publication.ts';

it('brings along what rare characters there are in the typeface; the others are left to those of the reader', async () => {
  const input = await inputOf({ ja: { '01-a': '𠮟る龘。\n' }, en: { '01-a': 'Text.\n' } });
  const { files, rare, names } = await epubFonts(input, 'none');
  assert.deepEqual([[...rare], files.length, names], [['𠮟'], 1, ['Noto Serif JP']]);
  const without = await epubFonts(await inputOf({ ja: { '01-a': '龘。\n' }, en: { '01-a': 'Text.\n' } }), 'none');
  assert.deepEqual([[...without.rare], without.files], [[], []]);
});
