import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import { epubEdition } from '../../scripts/edition/epub.ts';
import { cutToSize } from '../../scripts/stage/epub-parts.ts';
import { storeMessages } from '../../scripts/stage/epub-store.ts';
import { prepare, settings, shown } from './small-publication.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'images'));
const canvas = (width: number, height: number) => createCanvas(width, height).toBuffer('image/png');
const pictures = {
  'images/wide.png': canvas(2801, 2000),
  'images/just.png': canvas(2800, 2000),
  'images/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};
for (const [path, bytes] of Object.entries(pictures)) writeFileSync(join(folder, path), bytes);

const shows = Object.keys(pictures)
  .map((path) => `![x](../${path})\n`)
  .join('\n');
const long = { ja: '長い話。'.repeat(30_000), en: 'A long story. '.repeat(10_000) };

async function said(profile: string, files = 'ja', hasFonts = false): Promise<unknown[]> {
  const { prepared } = await prepare({
    folder,
    settings: `${settings}  epub: { profile: ${profile}, files: [${files}] }\n`,
    ja: { '01-a': `${shows}\n${long.ja}\n\n短い。\n` },
    en: { '01-a': `${shows}\n${long.en}\n\nShort.\n` },
    others: Object.keys(pictures),
  });
  assert.ok(prepared);
  const { oversize } = cutToSize(epubEdition(prepared.input).documents, 'store');
  // As if two books had it.
  const found = await storeMessages(prepared, { oversize: [...oversize, ...oversize], hasFonts });
  return found.map(shown);
}

const at = (line: number, column = 1) => ({ ja: `ja/01-a.md:${line}:${column}`, en: `en/01-a.md:${line}:${column}` });
const setting = { settings: `${folder.split('/').at(-1)}/publication.yaml:11:11`, values: {} };

test('a store is told what its guide does not foresee, and what it may refuse, with the places in the text', async () => {
  assert.deepEqual(await said('store'), [
    { code: 'epub-store-markup', ...setting },
    { code: 'epub-store-row', ...at(10), values: { kilobytes: 501 } },
    { code: 'epub-store-image', ja: at(8).ja, values: { path: 'images/drawing.svg', found: 'SVG' } },
    { code: 'epub-store-pixels', ja: at(4).ja, values: { path: 'images/wide.png', width: 2801, height: 2000 } },
  ]);
});

test('fonts and two languages in one book are told where they are', async () => {
  const codes = (await said('store', 'bilingual, ja', true)).map((one) => (one as { code: string }).code);
  assert.deepEqual(codes.slice(0, 3), ['epub-store-markup', 'epub-store-languages', 'epub-store-fonts']);
});

test('nobody else is told', async () => {
  assert.deepEqual(await said('standard', 'bilingual', true), []);
});
