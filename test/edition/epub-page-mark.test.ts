import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Element } from 'hast';
import { h } from 'hastscript';
import { withMarkAt } from '../../scripts/edition/epub-page-mark.ts';
import type { Language } from '../../scripts/message/message.ts';

const mark = h('b');

/** The row as text: the mark is `|`, readings are in brackets. */
const shown = (row: Element): string =>
  row.children
    .map((child) => {
      if (child.type !== 'element') return child.type === 'text' ? child.value : '';
      if (child === mark) return '|';
      return child.tagName === 'rt' ? `[${shown(child)}]` : shown(child);
    })
    .join('');
const marked = (row: Element, language: Language, taken: number): string | undefined => {
  const result = withMarkAt(row, language, taken, mark);
  return result && shown(result);
};

const ruby = h('ruby', '暗号', h('rt', 'あんごう'));
const row = h('div.row', [
  h('div.cell.ja', { lang: 'ja' }, h('p', '政府は ', ruby, 'を弱める', h('span', { lang: 'en' }, 'AB'), '。')),
  h('div.cell.en', { lang: 'en' }, h('p', 'The govern\u00adment weak\u2010ens it.', h('a.counterpart', '日本語'))),
]);

test('a mark stands behind so many characters of its side, white space and readings not counted', () => {
  assert.equal(
    marked(row, 'ja', 5),
    '政府は 暗号[あんごう]|を弱めるABThe govern\u00adment weak\u2010ens it.日本語'.replace('AB', 'AB。'),
  );
  assert.equal(marked(row, 'en', 13)?.split('。')[1], 'The govern\u00adment |weak\u2010ens it.日本語');
});

test('a word is not cut, nor are a word and its reading', () => {
  assert.match(marked(row, 'ja', 4) ?? '', /^政府は \|暗号\[/);
  assert.match(marked(row, 'ja', 1) ?? '', /^\|政府は/);
  assert.match(marked(row, 'en', 15) ?? '', /ment \|weak/);
});

test('where a side has no more than that, there is no place for a mark', () => {
  assert.equal(marked(row, 'ja', 12), undefined);
  assert.equal(marked(row, 'en', 1000), undefined);
});

test('the cells of a table that says both count for each language; figures count for both', () => {
  const table = h('div.row', [
    h('table', [
      h('tr', [h('td', '12'), h('td', [h('div.ja', '甲'), h('div.en', 'First')])]),
      h('tr', [h('td', '34'), h('td', [h('div.ja', '乙'), h('div.en', 'Second')])]),
    ]),
  ]);
  assert.equal(marked(table, 'ja', 3), '12甲First|34乙Second');
  assert.equal(marked(table, 'en', 7), '12甲First|34乙Second');
  assert.equal(marked(table, 'en', 9), '12甲First34乙|Second');
});
