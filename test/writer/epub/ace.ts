/** Ace by DAISY for tests: accessibility rules of EPUB and WCAG, checked in the browser. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/writer/browser/browser.ts';
import { fontconfig } from '../../../scripts/writer/browser/fontconfig.ts';
import { thisMachine } from '../../../scripts/writer/browser/machine.ts';

const require = createRequire(import.meta.url);

/** What Ace writes, as far as it is read here. */
interface AceReport {
  readonly assertions: readonly {
    readonly 'earl:testSubject': { readonly url: string };
    readonly assertions: readonly {
      readonly 'earl:test': { readonly 'dct:title': string; readonly 'earl:impact': string };
      readonly 'earl:result': { readonly 'dct:description': string; readonly html?: string };
    }[];
  }[];
}

type Ace = (path: string, options: object, runner: Runner) => Promise<readonly [string, AceReport]>;

/** What Ace asks of the program that runs its rules in a browser; it starts and ends one for each book. */
interface Runner {
  readonly launch: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The same runner with one browser for many books: whoever opened it closes it. */
function withOpenBrowser(runner: Runner): Runner {
  const nothing = () => Promise.resolve();
  return { ...runner, launch: nothing, close: nothing };
}

/**
 * The violations in each book, as `book file: rule: what (element)`.
 *
 * @param books the bytes of each book by its name
 */
export async function aceFindings(books: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ace-'));
  try {
    await prepareBrowser(folder);
    const ace = require('@daisy/ace-core') as Ace;
    const runner = require('@daisy/ace-axe-runner-puppeteer') as Runner;
    await runner.launch();
    try {
      return await findingsIn(books, folder, ace, withOpenBrowser(runner));
    } finally {
      await runner.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function findingsIn(
  books: ReadonlyMap<string, Uint8Array>,
  folder: string,
  ace: Ace,
  runner: Runner,
): Promise<string[]> {
  const findings: string[] = [];
  for (const [name, bytes] of books) {
    const path = join(folder, 'book.epub');
    const unpacked = join(folder, 'unpacked');
    writeFileSync(path, bytes);
    rmSync(unpacked, { recursive: true, force: true });
    mkdirSync(unpacked);
    const options = {
      cwd: folder,
      tmpdir: unpacked,
      outdir: join(folder, 'report'),
      silent: true,
      verbose: false,
      initLogger: true,
    };
    const [, report] = await ace(path, options, runner);
    if (report.assertions.length === 0) findings.push(`${name}: nothing was checked`);
    for (const { 'earl:testSubject': subject, assertions } of report.assertions) {
      for (const { 'earl:test': rule, 'earl:result': result } of assertions) {
        const place = `${name} ${subject.url}`;
        findings.push(`${place}: ${rule['dct:title']}: ${result['dct:description']} ${result.html ?? ''}`.trim());
      }
    }
  }
  return findings;
}

/** Ace starts its browser by itself: the environment tells it which, and with which fonts and libraries. */
async function prepareBrowser(folder: string): Promise<void> {
  const machine = thisMachine();
  const program = await findBrowser(machine);
  const settings = join(folder, 'fonts.conf');
  writeFileSync(settings, fontconfig(machine.fonts, join(folder, 'fontconfig')));
  process.env.PUPPETEER_EXECUTABLE_PATH = program.executable;
  process.env.FONTCONFIG_FILE = settings;
  if (program.libraries !== undefined) process.env.LD_LIBRARY_PATH = program.libraries;
}
