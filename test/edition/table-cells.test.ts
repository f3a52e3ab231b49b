import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'hastscript';
import { withCellClasses } from '../../scripts/edition/table-cells.ts';
import { htmlText } from '../../scripts/writer/html.ts';
import { rooted } from './tree.ts';

/** The cell as it is set, what stays in one piece in `{}`. */
function set(...children: Parameters<typeof h>[2][]): string {
  return htmlText(rooted(withCellClasses([h('tr', [h('td', ...children)])])))
    .replace(/<span class="nobr">(.*?)<\/span>/g, '{$1}')
    .replace(/<\/?tr>|<\/td>/g, '');
}

const cases: readonly (readonly [string, string])[] = [
  ['2019年10月8日', '<td class="short">{2019年}{10月}{8日}'],
  ['12–15 November 2019', '<td class="short">{12–15} November 2019'],
  ['アンドリュー・リトル', '<td class="short">アンドリュー・リトル'],
  ['公共安全・緊急事態準備大臣', '<td>公共安全・緊急事態準備大臣'],
  ['2019年10月に結論文書を出し、翌月に公表した。', '<td class="long">2019年10月に結論文書を出し、翌月に公表した。'],
];
for (const [given, expected] of cases) test(given, () => assert.equal(set(given), expected));

test('a cell in two languages is as long as the longer of them', () => {
  const sides = (ja: string, en: string) => [h('div', { lang: 'ja' }, ja), h('div', { lang: 'en' }, en)];
  assert.match(set(sides('法案', 'Bills')), /^<td class="short">/);
  assert.match(set(sides('決議案', 'A draft that was not adopted in the end')), /^<td class="long">/);
});
