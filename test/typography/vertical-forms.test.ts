import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromHtml } from 'hast-util-from-html';
import { datesInKanji, figuresInKanji } from '../../scripts/typography/kanji-numerals.ts';
import { type VerticalForms, verticalForms } from '../../scripts/typography/vertical-forms.ts';
import { htmlText } from '../../scripts/writer/html.ts';

/** tcy as (…), upright as [...], sideways as <…>, what stays in one piece as {…}. */
function forms(text: string, options: VerticalForms = {}): string {
  const root = fromHtml(`<html lang="ja"><body><p>${text}</p></body></html>`);
  return (/<p>(.*)<\/p>/.exec(htmlText(verticalForms(root, options)))?.[1] ?? '')
    .replace(/<span class="tcy">(.*?)<\/span>/g, '($1)')
    .replace(/<span class="tcy wide">(.*?)<\/span>/g, '(wide $1)')
    .replace(/<span class="tcy widest">(.*?)<\/span>/g, '(widest $1)')
    .replace(/<span class="upright">(.*?)<\/span>/g, '[$1]')
    .replace(/<span class="sideways">(.*?)<\/span>/g, '<$1>')
    .replace(/<span class="dash nobr">(.*?)<\/span>/g, '{$1}');
}

describe('vertical forms', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['12月31日', '(12)月(31)日'],
    ['3月5日', '[3]月[5]日'],
    ['2021年に100人', '[2021]年に[100]人'],
    ['1,840万件、2.5倍', '<1,840>万件、<2.5>倍'],
    ['FBIとEUとG7とE2EE', '[FBI]と[EU]と[G7]と[E2EE]'],
    ['JCA-NETとUTF-8', '[JCA]<->[NET]と[UTF]<->[8]'],
    ['FacebookとEnd-to-End', 'FacebookとEnd-to-End'],
    ['本当か!?　そうだ!!　違う！？　え？？', '本当か(!?)　そうだ(!!)　違う(wide ！？)　え(widest ？？)'],
    ['そう――だが……', 'そう{――}だが{……}'],
    ['文書ST-12862-2019-INITとG17/073/06', '文書<ST-12862-2019-INIT>と<G17/073/06>'],
    ['リリース20-1,086と03-1234-5678', 'リリース<20-1,086>と<03-1234-5678>'],
    [
      '<a href="#">https://example.org/<span class="nobr">2019</span>/<wbr><span class="nobr">105</span></a>と105',
      '<a href="#">https://example.org/<span class="nobr">2019</span>/<wbr><span class="nobr">105</span></a>と[105]',
    ],
    ['98%だ', '(98)[%]だ'],
    ['<code>12</code><span lang="en">FBI and EU 12</span>', '<code>12</code><span lang="en">FBI and EU 12</span>'],
  ];
  for (const [given, expected] of cases) test(given, () => assert.equal(forms(given), expected));
});

test('kanji numerals and quotation marks only where the edition asks for them', () => {
  assert.equal(forms('2021年3月15日の“声”'), '[2021]年[3]月(15)日の“声”');
  assert.equal(forms('2021年3月15日の12人', { dates: 'kanji' }), '二〇二一年三月十五日の(12)人');
  assert.equal(forms('“声”', { quotes: 'minutes' }), '〝声〟');
  assert.equal(datesInKanji('令和3年10月20日、３１日、日本7日本'), '令和三年十月二十日、三十一日、日本7日本');
  assert.equal(
    figuresInKanji('4つの問い、1,840万件、98人、E2EE、UTF-8、2.5倍'),
    '四つの問い、一、八四〇万件、九十八人、E2EE、UTF-8、二・五倍',
  );
});
