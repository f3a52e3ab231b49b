import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { composeBooks, writeBook } from '../../scripts/stage/book.ts';
import { cutFor } from '../../scripts/stage/fonts.ts';
import { loadTemplates } from '../../scripts/template/load.ts';
import { openBrowser } from '../../scripts/writer/browser/browser.ts';
import { collectCoverage, covers } from '../../scripts/writer/font/coverage.ts';
import { prepare, settings, shown } from './small-publication.ts';

const session = openBrowser();
after(async () => (await session).close());

const lists = `* い\n\n${'1. あ\n'.repeat(12)}`;

describe('the marks of lists', () => {
  it('have letters in the fonts although no manuscript has them', async () => {
    const { prepared } = await prepare({
      settings: `${settings}  book: { layout: ja-vertical, paper: A5 }\n`,
      ja: { '01-a': lists },
      en: { '01-a': lists.replaceAll('い', 'i').replaceAll('あ', 'a') },
    });
    assert.ok(prepared);
    const { bookCss } = await loadTemplates();
    const [book] = composeBooks(prepared, bookCss, () => true);
    assert.ok(book);
    const fonts = await cutFor([book.tree]);
    const ranges = await collectCoverage(fonts.files.get('fonts/serif-ja-400-normal.ttf') ?? new Uint8Array());
    for (const mark of '・十、') assert.ok(covers(ranges, mark.codePointAt(0) ?? 0), mark);
    const { messages } = await writeBook(book, prepared, await session, fonts);
    assert.deepEqual(messages.map(shown), []);
  });
});
