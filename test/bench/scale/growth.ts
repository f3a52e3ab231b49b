/** Publications of growing size, from manuscripts to EPUB, with pandoc beside where it is installed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure, type Measured, measure } from './measure.ts';
import { writePublication } from './publication.ts';

/** Pages of about 1,500 Japanese characters and 170 English words together; twenty make a chapter. */
const sizes = [125, 250, 500, 1000];

/** @returns the folder of the largest */
export function growth(folder: string): string {
  const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;
  console.log(
    `\nTo three EPUBs, by size; without the memory of the browser${hasPandoc ? '; pandoc on the same text' : ''}`,
  );
  let before: { readonly cpu: number; readonly pages: number } | undefined;
  let largest = '';
  for (const pages of sizes) {
    const manuscripts = join(folder, String(pages));
    largest = join(manuscripts, 'book');
    const { ja, en } = writePublication(largest, 'book', { chapters: Math.ceil(pages / 20), blocks: 116 });
    const built = build(manuscripts, folder);
    const exponent =
      before && built.cpu !== undefined
        ? `time ~ size^${(Math.log(built.cpu / before.cpu) / Math.log(pages / before.pages)).toFixed(2)}`
        : '';
    if (built.cpu !== undefined) before = { cpu: built.cpu, pages };
    console.log(
      `  ${`${pages} pages, ${ja} characters, ${en} words`.padEnd(46)}${figure(built.wall, 'ms')}` +
        `${figure(built.cpu, 'ms CPU')}${figure(built.peak, 'MB')}  ${exponent}`,
    );
    if (hasPandoc) console.log(`  ${'pandoc'.padEnd(46)}${figure(pandoc(largest, join(folder, 'pandoc.epub')), 'ms')}`);
  }
  const settings = join(largest, 'publication.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('epub: {}', 'epub: { files: [bilingual] }'));
  const { wall, cpu, peak } = build(join(largest, '..'), folder);
  const name = 'the largest to one EPUB in both languages';
  console.log(`  ${name.padEnd(46)}${figure(wall, 'ms')}${figure(cpu, 'ms CPU')}${figure(peak, 'MB')}`);
  return largest;
}

function build(manuscripts: string, folder: string): Measured {
  const built = measure(
    ['scripts/build.ts', '--manuscripts', manuscripts, '--out', join(folder, 'out'), '--only', 'epub'],
    folder,
  );
  if (built.status !== 0) throw new Error(built.stderr.slice(-2000));
  return built;
}

function pandoc(publication: string, out: string): number {
  const files = (['ja', 'en'] as const).flatMap((language) =>
    readdirSync(join(publication, language))
      .toSorted()
      .map((name) => join(publication, language, name)),
  );
  const start = performance.now();
  // Chapters have the same labels of notes, which pandoc would otherwise take for one another's.
  const { status, stderr } = spawnSync('pandoc', ['--file-scope', '--metadata', 'title=book', '-o', out, ...files], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return performance.now() - start;
}
