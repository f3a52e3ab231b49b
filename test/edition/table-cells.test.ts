import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
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

describe('on a screen', () => {
  const onScreen = (...rows: readonly (readonly string[])[]): string =>
    htmlText(
      rooted(
        withCellClasses(
          [
            h(
              'table',
              rows.map((cells) =>
                h(
                  'tr',
                  cells.map((cell) => h('td', cell)),
                ),
              ),
            ),
          ],
          true,
        ),
      ),
    ).replace(/<span class="nobr (amount|name)">(.*?)<\/span>/g, (_, kind, text) =>
      kind === 'name' ? `[${text}]` : `{${text}}`,
    );
  const one = (text: string): string => /<td[^>]*>(.*)<\/td>/.exec(onScreen([text]))?.[1] ?? '';

  test('dates and parts of names stay whole', () => {
    assert.equal(one('2019年10月8日'), '{2019年}{10月}{8日}');
    assert.equal(one('アンドリュー・リトル'), '[アンドリュー]・[リトル]');
    assert.equal(one('スーパーコンピューター'), 'スーパーコンピューター', 'longer than a column');
    assert.equal(one('EUの文書'), 'EUの文書');
  });

  test('a table whose words do not fit side by side on a phone is marked', () => {
    assert.match(onScreen(['国', '氏名', '職名'], ['オーストラリア', 'Andrew Little', 'Responsible']), /^<table><tr>/);
    assert.match(
      onScreen(['Address', 'x'], ['VeryLongIdentifierWithoutAnySpaceInIt0123456789', 'x']),
      /^<table class="broad">/,
    );
    assert.match(onScreen(Array.from({ length: 8 }, () => '10,000')), /^<table class="broad">/);
    assert.match(onScreen(Array.from({ length: 8 }, () => '春の花')), /^<table><tr>/);
  });

  test('what has no table stays the same', () => {
    const nodes = [h('p', '2019年10月8日')];
    assert.equal(withCellClasses(nodes, true), nodes);
  });
});
