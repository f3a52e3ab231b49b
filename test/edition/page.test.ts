import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { page } from '../../scripts/edition/page.ts';
import { htmlText } from '../../scripts/writer/html.ts';
import { inputOf } from '../stage/small-publication.ts';
import { everything } from './editions.ts';
import { classed, elements, ids, tagged, targets, words } from './tree.ts';

const template = { css: 'p::before { content: "<"; }', script: 'if (1 < 2 && 3) {}' };
const tree = page(await inputOf(everything), template);
const html = htmlText(tree);

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

describe('the policy of the page', () => {
  const meta = tagged(tree, 'meta').find(
    ({ properties }) => String(properties.httpEquiv) === 'Content-Security-Policy',
  );
  const policy = String(meta?.properties.content);

  it('admits exactly the style sheet and the script that stand in the file', () => {
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const script = /<script>(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    assert.equal(style, template.css);
    assert.equal(script, template.script);
    assert.ok(policy.includes(`style-src 'sha256-${sha256(style)}'`));
    assert.ok(policy.includes(`script-src 'sha256-${sha256(script)}'`));
  });

  it('lets nothing in from elsewhere', () => {
    assert.ok(policy.startsWith("default-src 'none'; img-src data: 'self';"));
    assert.doesNotMatch(policy, /https?:|unsafe|\*/);
    for (const { tagName, properties } of elements(tree)) {
      assert.ok(!/^(iframe|object|embed)$/.test(tagName));
      assert.doesNotMatch(String(properties.src ?? ''), /^https?:|^\/\//);
    }
  });
});

describe('the contents', () => {
  const [contents] = classed(tree, 'contents');
  assert.ok(contents);

  it('lead to every chapter and its sections of the first level, in order', () => {
    assert.deepEqual(targets(contents), ['statement', 'our-demands', 'figures', 'background', 'what-happened']);
  });

  it('say the titles in both languages', () => {
    const entries = tagged(contents, 'a').map((entry) => tagged(entry, 'span').map(words));
    assert.deepEqual(entries[0], ['題 01-statement', 'Title 01-statement']);
    assert.deepEqual(entries[1], ['要求', 'Our demands']);
  });
});

describe('a row', () => {
  it('has an id and a link to itself; only headings are stops for the Tab key', () => {
    const rows = classed(tree, 'row').filter(({ properties }) => properties.id !== undefined);
    assert.ok(rows.length > 10);
    for (const row of rows) {
      const [link, ...others] = classed(row, 'permalink');
      assert.equal(link?.properties.href, `#${row.properties.id}`);
      assert.deepEqual(others, []);
      const isHeading = classed(row, 'heading').length > 0;
      assert.equal(link?.properties.tabIndex, isHeading ? undefined : -1);
      assert.equal(link?.properties.ariaLabel, 'この箇所へのリンク / Link to this place');
    }
  });

  it('with two lists of the same length is marked, so that items share their lines', () => {
    const marked = classed(tree, 'items').map(({ properties }) => properties.id);
    assert.deepEqual(marked, ['the-first-the-second', 'r-7-countries-in-2020-signed']);
  });
});

it('switches the language without a script', () => {
  const [view] = classed(tree, 'view');
  assert.ok(view);
  const buttons = tagged(view, 'input');
  assert.deepEqual(
    buttons.map(({ properties }) => [properties.id, properties.type, properties.name, properties.checked]),
    [
      ['view-both', 'radio', 'view', true],
      ['view-ja', 'radio', 'view', false],
      ['view-en', 'radio', 'view', false],
    ],
  );
  assert.deepEqual(tagged(view, 'label').map(words), ['両方 Both', '日本語', 'English']);
});

it('can be skipped to the text', () => {
  const [skip] = classed(tree, 'skip');
  assert.equal(skip?.properties.href, '#main');
  assert.equal(tagged(tree, 'main')[0]?.properties.id, 'main');
  assert.ok(ids(tree).includes('top'));
});

it('describes itself in both languages', () => {
  const descriptions = tagged(tree, 'meta').filter(({ properties }) => properties.name === 'description');
  assert.deepEqual(
    descriptions.map(({ properties }) => [properties.lang, properties.content]),
    [
      ['ja', '説明'],
      ['en', 'What it is'],
    ],
  );
  const [link] = tagged(tree, 'link');
  assert.deepEqual(link?.properties, { rel: ['license'], href: 'https://example.org/licence' });
});

it('escapes what the settings say', async () => {
  const settings = everything.settings?.toString().replace('A small book', "'<script>alert(1)</script>&amp;'") ?? '';
  const odd = htmlText(page(await inputOf({ ...everything, settings }), template));
  assert.ok(!odd.includes('<script>alert'));
  assert.ok(odd.includes('&#x3C;script>alert(1)&#x3C;/script>&#x26;amp;'));
});

it('keeps dates in tables whole and calls notes by their name', async () => {
  const table = (date: string) => `| A | B |\n| - | - |\n| ${date} | B[^1] |\n\n[^1]: C\n`;
  const input = await inputOf({ ja: { '01-a': table('2019年10月') }, en: { '01-a': table('October 2019') } });
  const set = page(input, template);
  assert.equal(classed(set, 'amount').length, 2);
  const marks = tagged(set, 'a').filter(({ properties }) => properties.role === 'doc-noteref');
  assert.deepEqual(
    marks.map(({ properties }) => properties.ariaLabel),
    ['注1', 'Note 1'],
  );
});
