import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { htmlText } from '../../../scripts/writer/html.ts';
import { withPrintLanguages } from '../../../scripts/writer/pdf/print-languages.ts';

function printed(body: string): string {
  const html = htmlText(withPrintLanguages(fromHtml(`<html lang="ja"><head></head><body>${body}</body></html>`)));
  return /<body>(.*)<\/body>/s.exec(html)?.[1] ?? '';
}

test('boxes and runs in another language get a role that keeps them in the tags', () => {
  assert.equal(
    printed('<div lang="en"><p>One <span lang="ja">一</span></p></div>'),
    '<div role="group" lang="en"><p>One <span role="note" lang="ja">一</span></p></div>',
  );
});

test('what does not change the language, or has a role of its own, stays as it is', () => {
  for (const body of [
    '<div lang="ja"><p lang="ja">一<span lang="ja">二</span></p></div>',
    '<p lang="en">One</p>',
    '<section lang="en"><div lang="en"><span lang="en">One</span></div></section>',
    '<div role="doc-endnotes" lang="en">One</div>',
  ]) {
    assert.equal(printed(body), body);
  }
});
