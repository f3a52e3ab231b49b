/** Publications with very many parts become EPUBs with all of them; a hostile one is answered with every place. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { JsonMessage } from '../../scripts/message/json.ts';
import { run, scratchFolder } from '../cli/run.ts';
import { smallPublication, type Sources, writeSources } from '../cli/small-publication.ts';
import { portFindings } from '../writer/epub/epubcheck.ts';
import { readBook } from './epub-book.ts';

const counts = { chapters: 500, images: 300, rows: 1000, references: 2000 };

const settings = (id: string): string =>
  String(smallPublication['small/publication.yaml'])
    .replace('id: small', `id: ${id}`)
    .replace(/ {2}leaflet:[\s\S]*(?= {2}epub)/, '');

const chapter = (title: string, body: string): string => `---\ntitle: ${title}\n---\n\n${body}\n`;
const times = (count: number, make: (index: number) => string, between: string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** A picture of one point in each of many files. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

function chapters(): Sources {
  const files: [string, string][] = Array.from({ length: counts.chapters }, (_, index) => index + 1).flatMap(
    (number) => {
      const name = `${String(number).padStart(3, '0')}-part-${number}.md`;
      return [
        [`many/ja/${name}`, chapter(`第${number}部`, `第${number}部の本文です。`)],
        [`many/en/${name}`, chapter(`Part ${number}`, `The text of part ${number}.`)],
      ] as [string, string][];
    },
  );
  return { 'many/publication.yaml': settings('many'), ...Object.fromEntries(files) };
}

function images(): Sources {
  const body = times(counts.images, (index) => `![${index}](../images/${index}.png)`, '\n\n');
  return {
    'pictures/publication.yaml': settings('pictures'),
    'pictures/ja/01-pictures.md': chapter('図', `図を並べた章です。\n\n${body}`),
    'pictures/en/01-pictures.md': chapter('Figures', `A chapter of figures.\n\n${body}`),
    ...Object.fromEntries(Array.from({ length: counts.images }, (_, at) => [`pictures/images/${at}.png`, pixel])),
  };
}

function rows(): Sources {
  const side = (title: string, head: string, cell: string, sentence: string, note: string): string =>
    chapter(
      title,
      `| ${head} | n |\n| --- | --- |\n${times(counts.rows, (index) => `| ${cell} | ${index} |`, '\n')}\n\n` +
        `${times(counts.references / 20, () => sentence.repeat(20), '\n\n')}\n\n[^a]: ${note}`,
    );
  return {
    'long/publication.yaml': settings('long'),
    'long/ja/01-long.md': side('長い', '場所', '図書館', '町の記録です[^a]。', '注です。'),
    'long/en/01-long.md': side('Long', 'Place', 'Library', 'Records of the town[^a]. ', 'A note.'),
  };
}

describe('publications with very many parts', () => {
  const { folder, remove } = scratchFolder();
  const bytesOf = (id: string): Uint8Array => new Uint8Array(readFileSync(join(folder, `dist/${id}/${id}.epub`)));

  before(async () => {
    writeSources(join(folder, 'manuscripts'), { ...chapters(), ...images(), ...rows() });
    const { status, stderr } = await run('build', ['--only', 'epub'], { cwd: folder });
    assert.equal(status, 0, stderr);
  });
  after(remove);

  test('are valid', async () => {
    const books = new Map(['many', 'pictures', 'long'].map((id) => [id, bytesOf(id)]));
    assert.deepEqual(await portFindings(books), []);
  });

  test('have every chapter, picture, row and reference', () => {
    const titles = readBook(bytesOf('many')).documents.filter(({ source }) => source.includes('epub:type="chapter"'));
    assert.equal(titles.length, counts.chapters);
    const { paths } = readBook(bytesOf('pictures'));
    assert.equal(paths.filter((path) => /images\/image-\d+\.png$/.test(path)).length, counts.images);
    // The chapter is cut into several documents.
    const parts = readBook(bytesOf('long')).documents.filter(({ path }) => /\/long(-\d+)?\.xhtml$/.test(path));
    assert.ok(parts.length > 1, `${parts.length} documents`);
    const long = parts.map(({ source }) => source).join('');
    assert.equal(long.match(/<tr>/g)?.length, counts.rows + 1);
    assert.equal(long.match(/epub:type="noteref"/g)?.length, 2 * counts.references);
    const ids = [...long.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});

test('NUL and an image that is none are reported in one run, each with its place', async () => {
  const { folder, remove } = scratchFolder();
  try {
    writeSources(join(folder, 'manuscripts'), {
      'small/publication.yaml': settings('small'),
      'small/ja/01-one.md': chapter('一', '一つ\u0000目の文です。\n\n![図](../images/fake.png)'),
      'small/en/01-one.md': chapter('One', 'The first sentence.\n\n![figure](../images/fake.png)'),
      'small/images/fake.png': 'GIF? No.',
    });
    const { status, stdout } = await run('build', ['--only', 'epub', '--json'], { cwd: folder });
    const { messages } = JSON.parse(stdout) as { messages: readonly JsonMessage[] };
    const errors = messages.filter(({ severity }) => severity === 'error');
    assert.equal(status, 1);
    assert.deepEqual(
      errors.map(({ code, ja }) => `${code} ${ja?.line}:${ja?.column}`),
      ['control-character 5:3', 'image-format 7:1'],
    );
  } finally {
    remove();
  }
});
