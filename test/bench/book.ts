/**
 * `npm run bench:book`, also a part of `npm run bench`: what printing a side-by-side book takes, measuring, page breaks,
 * make-up and finishing included, as a ratio to the bare browser printing the same final HTML. Prints figures; judges
 * nothing. Beside it Typst on the same text, if it is installed.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { typstLine } from './book/typst.ts';
import { writePublication } from './scale/publication.ts';

const root = resolve(import.meta.dirname, '../..');

/** Chapters and blocks that make about 20 and 200 pages of A5. */
const sizes = [
  { chapters: 2, blocks: 21, runs: 3 },
  { chapters: 10, blocks: 50, runs: 3 },
];

const folder = mkdtempSync(join(tmpdir(), 'taiyaku-book-'));
try {
  for (const [index, { runs, ...size }] of sizes.entries()) {
    const publication = join(folder, String(index), 'book');
    writePublication(publication, 'book', size);
    appendFileSync(join(publication, 'publication.yaml'), '  booklet: { paper: A5, layout: columns }\n');
    // Each in a process of its own, for the memory.
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['test/bench/book/print.ts', publication, String(runs)],
      { cwd: root, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    process.stdout.write(stdout);
    console.log(`  ${await typstLine(publication, runs)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
