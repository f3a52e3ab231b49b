/**
 * `npm run bench:align [-- FOLDER…]`: block F1 per corpus and per perturbation, how far confidence can be trusted, how
 * often the parity rules find something in well-kept texts, and time and memory by size. A FOLDER has `ja/*.md` and `en/*.md` that match block for block. Prints figures; judges nothing.
 *
 * The parameters were chosen on synthetic books with seeds below 100 and on three manuals of the Debian project; seeds from
 * 100 on, the Declaration and three further manuals were kept apart.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serialize } from 'node:v8';
import { alarms } from './align/alarms.ts';
import { type Corpus, declaration, folder, synthetic } from './align/corpus.ts';
import { type Perturbation, perturb } from './align/perturb.ts';
import { random } from './align/random.ts';
import { add, f1, manuscript, nothing, type Score, score } from './align/score.ts';

const levels: readonly (readonly [string, Perturbation])[] = [
  ['as it is', { paragraphs: 0, headings: 0, notes: 0 }],
  ['5 % of paragraphs', { paragraphs: 0.05, headings: 0, notes: 0 }],
  ['10 % of paragraphs', { paragraphs: 0.1, headings: 0, notes: 0 }],
  ['20 % of paragraphs', { paragraphs: 0.2, headings: 0, notes: 0 }],
  ['10 %, headings, notes', { paragraphs: 0.1, headings: 0.1, notes: 0.02 }],
];
const runs = 3;
const root = resolve(import.meta.dirname, '../..');

function measure({ chapters }: Corpus, level: Perturbation): Score {
  let sum = nothing;
  for (let run = 0; run < runs; run += 1) {
    chapters.forEach((truth, index) => {
      sum = add(sum, score(perturb(truth, level, random(run * 1000 + index))));
    });
  }
  return sum;
}

function quality(corpora: readonly Corpus[]): void {
  console.log(`\n${'F1'.padEnd(24)}${levels.map(([name]) => name.padStart(23)).join('')}`);
  let all = nothing;
  for (const corpus of corpora) {
    const scores = levels.map(([, level]) => measure(corpus, level));
    all = scores.reduce(add, all);
    console.log(`${corpus.name.padEnd(24)}${scores.map((one) => f1(one).toFixed(4).padStart(23)).join('')}`);
  }
  console.log('\nconfidence: rows, part that is right');
  all.tenths.forEach(([rows, right], tenth) => {
    if (rows > 0)
      console.log(
        `  ${(tenth / 10).toFixed(1)}–${((tenth + 1) / 10).toFixed(1)}  ${String(rows).padStart(7)}  ${(right / rows).toFixed(3)}`,
      );
  });
}

function falseAlarms(corpora: readonly Corpus[]): void {
  console.log(`\n${'parity rules'.padEnd(24)}   rows  findings  per 100 rows`);
  for (const corpus of corpora) {
    const { rows, findings, rules } = alarms(corpus);
    const figures = [
      String(rows).padStart(7),
      String(findings).padStart(10),
      ((100 * findings) / rows).toFixed(2).padStart(14),
    ];
    const by = [...rules].map(([rule, count]) => `${rule.replace('parity-', '')} ${count}`).join(', ');
    console.log(`${corpus.name.padEnd(24)}${figures.join('')}  ${by}`);
  }
}

const sizes = [100, 1000, 10_000];

/** Time (of the processor too, which other programs do not stretch) and memory, each size in a process of its own. */
function cost(): void {
  console.log('\nblocks a side      wall ms       cpu ms     added MB');
  const folder = mkdtempSync(join(tmpdir(), 'taiyaku-align-'));
  try {
    for (const blocks of sizes) {
      const [truth = []] = synthetic(5, blocks).chapters;
      const side = (language: 'ja' | 'en') =>
        manuscript(
          language,
          truth.flatMap((group) => group[language]),
        );
      const path = join(folder, String(blocks));
      writeFileSync(path, serialize({ ja: side('ja'), en: side('en') }));
      printRow(blocks, ['--expose-gc', 'align/alone.ts', path]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('\nwith reading      wall ms       cpu ms       max MB');
  for (const blocks of sizes) printRow(blocks, ['align/whole.ts', String(blocks)]);
}

function printRow(blocks: number, args: readonly string[]): void {
  const inFolder = args.map((arg) => (arg.endsWith('.ts') ? join(import.meta.dirname, arg) : arg));
  const figures = JSON.parse(execFileSync(process.execPath, inFolder, { encoding: 'utf8' })) as number[];
  console.log(`${String(blocks).padStart(13)}${figures.map((one) => one.toFixed(0).padStart(13)).join('')}`);
}

const given = process.argv.slice(2).map(folder);
const shipped = ['e2ee-statement', 'rally-handout'].map((name) => folder(join(root, 'manuscripts', name)));
const real = given.length > 0 ? given : [declaration(), ...shipped];
quality(given.length > 0 ? real : [...real, ...[1, 2, 101, 102].map((seed) => synthetic(seed, 600))]);
falseAlarms(real);
if (given.length === 0) cost();
