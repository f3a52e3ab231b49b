import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { translationPage } from '../../scripts/edition/translation-page.ts';
import { track } from '../../scripts/parallel/state/track.ts';
import { type TranslationReport, translationReport } from '../../scripts/parallel/state/report.ts';
import { htmlText } from '../../scripts/writer/html.ts';
import { inputOf } from '../stage/small-publication.ts';
import { reviewed, rowsOf } from '../parallel/state/chapters.ts';

const before = { ja: '読め。\n\n守れ。\n\n第21条。', en: 'Read.\n\nKeep <it>.\n\nArticle 21.' };
const after = { ja: '読むな。\n\n守れ。\n\n第21条。', en: 'Read.\n\nKeep <b>it</b> & <it>.\n\nArticle 12.' };

function reportOf(text: typeof before, recorded = true): TranslationReport {
  const state = recorded ? reviewed(rowsOf([before])) : [];
  return translationReport('small', track(rowsOf([text]), state), {
    recorded,
    policyOf: () => 'keep',
    names: { ja: [], en: [] },
    commandFor: () => '',
  });
}

async function html(report: TranslationReport): Promise<string> {
  return htmlText(translationPage(await inputOf(), report, 'p { color: red }'));
}

function all(node: Nodes, test: (element: Element) => boolean): Element[] {
  if (!('children' in node)) return [];
  return node.children.flatMap((child) => [
    ...(child.type === 'element' && test(child) ? [child] : []),
    ...all(child, test),
  ]);
}

function text(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(text).join('') : '';
}

describe('the page of the translation state', () => {
  it('shows for each chapter a bar, named in both languages, whose parts are the states', async () => {
    const tree = fromHtml(await html(reportOf(after)));
    const bars = all(tree, ({ tagName }) => tagName === 'svg');
    assert.deepEqual(
      bars.map(({ properties }) => properties.ariaLabel),
      ['4行中1行が照合済み / 1 of 4 rows reviewed'],
    );
    const parts = all(tree, ({ tagName }) => tagName === 'rect').map(({ properties }) => [
      properties.className,
      properties.x,
      properties.width,
    ]);
    assert.deepEqual(parts, [
      [['state-reviewed'], '0', '1'],
      [['state-ja-changed'], '1', '1'],
      [['state-en-changed'], '2', '2'],
    ]);
  });

  it('shows what changed, critical rows first, each difference in its language, as text and never as markup', async () => {
    const tree = fromHtml(await html(reportOf(after)));
    const articles = all(tree, ({ tagName }) => tagName === 'article');
    assert.deepEqual(
      articles.map((article) => all(article, ({ tagName }) => tagName === 'li').map(text)),
      [
        ['否定（日本語）：— → なNegation in the Japanese: — → な'],
        ['数（英語）：21 → 12Number in the English: 21 → 12'],
        [],
      ],
    );
    const changes = articles.flatMap((article) =>
      all(article, ({ properties }) => properties.className?.toString().includes('difference') ?? false),
    );
    assert.deepEqual(
      changes.map(({ properties }) => properties.lang),
      ['ja', 'en', 'en'],
    );
    assert.equal(all(tree, ({ tagName }) => tagName === 'b' || tagName === 'it').length, 0);
    assert.ok(all(tree, ({ tagName }) => tagName === 'ins').some((one) => text(one).includes('[added]')));
  });

  it('allows its own style sheet and nothing else', async () => {
    const found = await html(reportOf(after));
    const css = /<style>([^]*?)<\/style>/.exec(found)?.[1] ?? '';
    const hash = createHash('sha256').update(css).digest('base64');
    const policy = all(fromHtml(found), ({ properties }) => properties.httpEquiv !== undefined);
    assert.deepEqual(
      policy.map(({ properties }) => properties.content),
      [`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`],
    );
    assert.doesNotMatch(found, /<script|style="|src=|https?:\/\/(?!example\.org|www\.w3\.org)/);
  });

  it('says so when nothing changed, and when nothing was recorded', async () => {
    assert.match(await html(reportOf(before)), /Nothing has changed since the last review\./);
    const unrecorded = await html(reportOf(before, false));
    assert.match(unrecorded, /No review has been recorded yet\./);
    assert.doesNotMatch(unrecorded, /<article/);
  });
});
