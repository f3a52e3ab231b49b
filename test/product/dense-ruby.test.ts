/** A paragraph that breaks otherwise once it is cut than it did when it was measured does not stop a book. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run, scratchFolder } from '../cli/run.ts';
import { smallPublication, writeSources } from '../cli/small-publication.ts';
import { readPdf } from '../writer/pdf/read-pdf.ts';

const plain = {
  ja: 'これは、ふりがなの多い文章がどのように組まれるかを見るための、ためしの文です。',
  en: 'This is a text for trying how the lines of a text with many readings are set in a book. ',
};
const dense = {
  ja: (number: number) => `{避難所${number}|ひなんじょ}{字|うん}、`,
  en: (number: number) => `shelter ${number} and letter, `,
};

/** Paragraphs in which every word has a reading, which may hang over its neighbours, with others between them. */
function chapter(language: 'ja' | 'en'): string {
  const end = language === 'ja' ? '。' : 'end.';
  const paragraphs = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((step) => [
    Array.from({ length: 60 }, (_, at) => dense[language](200 + at * step)).join('') + end,
    plain[language].repeat(5),
  ]);
  return ['---\ntitle: T\n---', plain[language].repeat(8), ...paragraphs].join('\n\n');
}

test('a book of dense ruby has all of its text, on pages that hold it', async () => {
  const { folder, remove } = scratchFolder();
  try {
    const settings = String(smallPublication['small/publication.yaml']);
    writeSources(join(folder, 'manuscripts'), {
      'small/publication.yaml': `${settings.slice(0, settings.indexOf('editions:'))}editions:\n  booklet: { paper: A5, size: 8 }\n`,
      'small/ja/01-a.md': chapter('ja'),
      'small/en/01-a.md': chapter('en'),
    });
    const { status, stderr } = await run('build', ['--only', 'booklet'], { cwd: folder });
    assert.equal(status, 0, stderr);
    const { pages } = await readPdf(new Uint8Array(readFileSync(join(folder, 'dist/small/small-booklet.pdf'))));
    // Words may be divided at the ends of lines.
    const text = pages.map((page) => page.text.replace(/[\s\u2010-]/g, '')).join('');
    assert.equal(text.match(/避/g)?.length, 12 * 60);
    assert.equal(text.match(/letter/g)?.length, 12 * 60);
  } finally {
    remove();
  }
});
