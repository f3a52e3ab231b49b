/** Spaces at the ends of lines: kept where that changes nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { keepWordBreaks } from '../../scripts/typography/word-breaks.ts';
import { htmlText } from '../../scripts/writer/html.ts';

const kept = (body: string): string => {
  const html = htmlText(keepWordBreaks(fromHtml(`<!DOCTYPE html><html lang="en"><body>${body}</body></html>`)));
  return /<body>(.*)<\/body>/s.exec(html)?.[1] ?? assert.fail(html);
};

test('English paragraphs, items, headings and cells keep them', () => {
  for (const tag of ['p', 'li', 'h3', 'dd'])
    assert.match(kept(`<${tag}>some <b>words</b></${tag}>`), / class="words">/);
  assert.match(kept('<p><a href="#a">a<wbr>b</a> and <img src="a.png" alt="">c</p>'), /^<p class="words">/);
  assert.match(kept('<div class="en">some words</div>'), /class="en words"/);
});

test('what a browser would show, if it kept all spaces, is left alone', () => {
  for (const text of ['two  spaces', 'a line\nend', ' before', 'behind '])
    assert.equal(kept(`<p>${text}</p>`), `<p>${text}</p>`);
  assert.equal(kept('<p lang="ja">日本語 の</p>'), '<p lang="ja">日本語 の</p>');
  assert.equal(kept('<pre>a  b</pre>'), '<pre>a  b</pre>');
});

test('the text of an item with a list in it has a box of its own', () => {
  assert.equal(
    kept('<ul lang="ja"><li lang="en">one item\n<ul><li>inner</li></ul></li></ul>'),
    '<ul lang="ja"><li lang="en"><span class="words">one item</span><ul><li class="words">inner</li></ul></li></ul>',
  );
});

test('a line that the author ends has a space there', () => {
  assert.equal(kept('<p>one<br>\ntwo</p>'), '<p class="words">one <br>two</p>');
});

test('doing it twice changes nothing', () => {
  const once = kept('<ul><li>one item<ul><li>inner</li></ul></li></ul><p>a<br>b</p>');
  assert.equal(kept(once), once);
});
