/**
 * `npm run bench:scale [-- growth|stages|hostile|fuzz]`, also a part of `npm run bench`: large and hostile publications, from
 * manuscripts to EPUB. Prints figures; judges nothing.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzz } from './scale/fuzz.ts';
import { growth } from './scale/growth.ts';
import { hostile } from './scale/hostile.ts';
import { measure } from './scale/measure.ts';
import { writePublication } from './scale/publication.ts';

const wanted = process.argv.slice(2);
const wants = (part: string): boolean => wanted.length === 0 || wanted.includes(part);
const folder = mkdtempSync(join(tmpdir(), 'taiyaku-scale-'));
try {
  if (wants('growth')) growth(folder);
  if (wants('stages')) {
    const book = join(folder, 'stages/book');
    writePublication(book, 'book', { chapters: 50, blocks: 116 });
    console.log('\nStages at 1,000 pages, one after the other in one process; the peak is the largest so far');
    const { stdout, stderr, status } = measure(['test/bench/scale/stages.ts', book], folder);
    process.stdout.write(status === 0 ? stdout : stderr);
  }
  if (wants('hostile')) await hostile(folder);
  if (wants('fuzz')) await fuzz();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
