/** Hostile publications: each is built in sane time into a valid file, or answered with messages that have a place. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { hostileTexts } from './hostile-texts.ts';
import { figure, measure } from './measure.ts';
import { writeFolder, writePublication } from './publication.ts';

const picture = resolve(import.meta.dirname, '../../../.github/leaflet.png');

/** Larger files are not validated: the validator would take minutes. In bytes. */
const validated = 1_500_000;

/** Prints time, memory, exit status, what a validator says of the book in both languages, and the first messages of each. */
export async function hostile(folder: string): Promise<void> {
  console.log('\nHostile publications, to EPUB: time, memory, exit status, validator, first messages');
  for (const [name, make] of Object.entries(publications)) {
    const manuscripts = join(folder, name.replace(/[^\w]+/g, '-') + String(Object.keys(publications).indexOf(name)));
    make(join(manuscripts, 'book'));
    const out = join(folder, 'out');
    rmSync(out, { recursive: true, force: true });
    const { wall, cpu, peak, status, stderr, stdout } = measure(
      ['scripts/build.ts', '--manuscripts', manuscripts, '--out', out, '--only', 'epub', '--json'],
      folder,
      120_000,
    );
    const found = messagesIn(stdout) ?? stderr.slice(-300);
    const verdict = status === 0 ? await verdictOn(join(out, 'book/book.epub')) : 'no book';
    console.log(
      `  ${name.padEnd(36)}${figure(wall, 'ms')}${figure(cpu, 'ms CPU')}${figure(peak, 'MB')}  ${status ?? 'too long'}  ${verdict}  ${found}`,
    );
  }
}

async function verdictOn(path: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes.length > validated) return `not validated (${(bytes.length / 1e6).toFixed(1)} MB)`;
  const { messages } = await EpubCheck.validate(bytes, {}, 'book.epub');
  const wrong = messages.filter(({ severity }) => ['fatal', 'error', 'warning'].includes(severity));
  return wrong.length === 0 ? 'valid' : [...new Set(wrong.map(({ id }) => id))].join(' ');
}

const publications: Readonly<Record<string, (folder: string) => void>> = {
  ...Object.fromEntries(
    Object.entries(hostileTexts).map(([name, text]) => [
      name,
      (folder: string) => {
        writeFolder(folder, 'book');
        const [ja, en] = text();
        writeFileSync(join(folder, 'ja/01-chapter.md'), ja);
        writeFileSync(join(folder, 'en/01-chapter.md'), en);
      },
    ]),
  ),
  '5 MB in one chapter': (folder) => writePublication(folder, 'book', { chapters: 1, blocks: 5500 }),
  '500 chapters': (folder) => writePublication(folder, 'book', { chapters: 500, blocks: 12 }),
  '300 images': pictures,
};

function pictures(folder: string): void {
  writeFolder(folder, 'book');
  mkdirSync(join(folder, 'images'));
  const names = Array.from({ length: 300 }, (_, index) => `${index}.png`);
  for (const name of names) copyFileSync(picture, join(folder, 'images', name));
  const images = names.map((name) => `![${name}](../images/${name})`).join('\n\n');
  writeFileSync(join(folder, 'ja/01-chapter.md'), `---\ntitle: 図\n---\n\n図を並べた章です。\n\n${images}\n`);
  writeFileSync(join(folder, 'en/01-chapter.md'), `---\ntitle: Figures\n---\n\nA chapter of figures.\n\n${images}\n`);
}

/** The codes of the messages, each with how often it comes and its first place. */
function messagesIn(stdout: string): string | undefined {
  try {
    const { messages } = JSON.parse(stdout) as {
      messages: { code: string; ja?: { line: number }; en?: { line: number } }[];
    };
    const byCode = Map.groupBy(messages, ({ code }) => code);
    return [...byCode].map(([code, all]) => `${code} ×${all.length} :${(all[0]?.ja ?? all[0]?.en)?.line}`).join(', ');
  } catch {
    return undefined;
  }
}
