/**
 * Each line of the manuscripts stands in the EPUBs. The lines are read here as a person reads them, by no part of the
 * program: where its parser lost a sentence, all other tests would expect the loss.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { repository, run, scratchFolder } from '../cli/run.ts';
import { unpack } from '../writer/epub/unpack.ts';

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** What a line of Markdown says: the cells of a table one by one. */
function saidBy(line: string): string[] {
  if (/^\s*(\|[\s:|-]+\||---|<!--.*-->)\s*$/.test(line)) return [];
  const words = line
    .replace(/<!--.*?-->/g, '')
    .replace(/\{([^{}|]+)\|[^{}]*\}/g, '$1')
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/\[\^[^\]]+\]:?/g, '')
    .replace(/^\s*(#+|[-*>]|\d+\.)\s/, '');
  return (words.trim().startsWith('|') ? words.split('|') : [words]).map(letters).filter((text) => text !== '');
}

/** The letters of all chapters of a book in one language, in both kinds of characters that XML writes. */
function lettersOf(bytes: Uint8Array): string {
  return unpack(bytes)
    .filter(({ name }) => /\/text\/.*\.xhtml$/.test(name))
    .map(({ bytes: file }) => file.toString('utf8'))
    .map((source) =>
      source.replace(/<rt>.*?<\/rt>|<a [^>]*role="doc-noteref".*?<\/a>|<title>.*?<\/title>|<[^>]*>/gs, ''),
    )
    .map((text) =>
      letters(text.replace(/&#x([0-9A-Fa-f]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))),
    )
    .join('\n');
}

describe('each line of the manuscripts', () => {
  const { folder: out, remove } = scratchFolder();
  before(async () => {
    const { status, stderr } = await run('build', ['--out', out, '--only', 'epub']);
    assert.equal(status, 0, stderr);
  });
  after(remove);

  for (const name of ['e2ee-statement', 'rally-handout']) {
    for (const language of ['ja', 'en'] as const) {
      test(`stands in ${name}-${language}, and in the book in both languages`, () => {
        const folder = join(repository, 'manuscripts', name, language);
        const lines = readdirSync(folder).flatMap((file) => {
          const [, head = '', body = ''] = readFileSync(join(folder, file), 'utf8').split(/^---$/m);
          return [...(/^title: *(.*)$/m.exec(head)?.slice(1) ?? []), ...body.split('\n')].flatMap(saidBy);
        });
        assert.ok(lines.length > 5, 'lines were read');
        for (const ending of [`-${language}`, '']) {
          const book = lettersOf(readFileSync(join(out, name, `${name}${ending}.epub`)));
          assert.deepEqual(
            lines.filter((line) => !book.includes(line)),
            [],
          );
        }
      });
    }
  }
});
