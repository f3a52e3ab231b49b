import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { markLanguageRuns } from '../../scripts/typography/language-runs.ts';

const html = (nodes: readonly ElementContent[]) =>
  unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [...nodes] });

/** `[en:…]` and `[ja:…]` instead of spans. */
const brief = (nodes: readonly ElementContent[]) => html(nodes).replace(/<span lang="(..)">(.*?)<\/span>/g, '[$1:$2]');

describe('markLanguageRuns', () => {
  const rows: readonly [language: 'ja' | 'en', source: string, expected: string][] = [
    ['ja', 'これはUniversal Declaration of Human Rightsです', 'これは[en:Universal Declaration of Human Rights]です'],
    ['ja', 'NATOとGoogle、e-mail、Don’t', 'NATOとGoogle、e-mail、Don’t'],
    ['ja', 'COVID 19 vaccine と don’t panic と Article 9', '[en:COVID 19 vaccine] と [en:don’t panic] と Article 9'],
    ['ja', 'Ｆｕｌｌ　Ｗｉｄｔｈ Ⅳ Ⅴ', 'Ｆｕｌｌ　Ｗｉｄｔｈ Ⅳ Ⅴ'],
    [
      'ja',
      'https://example.org/two words here と info@example.org mail to',
      'https://example.org/two [en:words here] と info@example.org [en:mail to]',
    ],
    ['en', 'The word 言葉 means ことば、「語」 here', 'The word [ja:言葉] means [ja:ことば、「語」] here'],
    ['en', 'in 2021年3月5日 or 第9条, 3 others', 'in [ja:2021年3月5日] or [ja:第9条], 3 others'],
    ['en', '葛\u{E0100}城 “quoted” — no', '[ja:葛\u{E0100}城] “quoted” — no'],
    ['en', 'see https://example.org/ja and サーバー', 'see https://example.org/ja and [ja:サーバー]'],
  ];
  for (const [language, source, expected] of rows) {
    it(`${language}: ${source}`, () => {
      assert.equal(brief(markLanguageRuns([h('p', source)], language)), `<p>${expected}</p>`);
    });
  }

  it('follows a run through inline elements and leaves the spaces outside', () => {
    const nodes = [h('p', ['文Universal ', h('strong', 'Declaration'), ' of', h('a', { href: 'x' }, ' Rights'), '文'])];
    assert.equal(
      brief(markLanguageRuns(nodes, 'ja')),
      '<p>文[en:Universal] <strong>[en:Declaration]</strong> [en:of]<a href="x"> [en:Rights]</a>文</p>',
    );
  });

  it('leaves code, declared languages and Latin ruby in Japanese alone', () => {
    const nodes = [
      h('p', [
        h('code', 'let it be'),
        h('span', { lang: 'fr' }, 'tout le monde'),
        h('ruby', ['World Health', h('rt', 'せかい')]),
      ]),
      h('pre', [h('code', 'one two')]),
    ];
    assert.equal(html(markLanguageRuns(nodes, 'ja')), html(nodes));
  });

  it('does not join words across blocks, breaks or code', () => {
    const nodes = [h('ul', [h('li', 'one'), h('li', 'two')]), h('p', ['one', h('br'), 'two', h('code', 'x'), 'three'])];
    assert.equal(html(markLanguageRuns(nodes, 'ja')), html(nodes));
  });

  it('gives a ruby in English its language, and its reading another where it has one', () => {
    const ruby = (base: string, reading: string) => h('ruby', [base, h('rt', reading)]);
    const nodes = [
      h('p', ['a', ruby('漢字', 'かんじ'), ruby('東京', 'Tokyo'), ruby('Tokyo', 'とうきょう'), ruby('a', 'b')]),
    ];
    assert.equal(
      html(markLanguageRuns(nodes, 'en')),
      '<p>a<ruby lang="ja">漢字<rt>かんじ</rt></ruby><ruby lang="ja">東京<rt lang="en">Tokyo</rt></ruby>' +
        '<ruby>Tokyo<rt lang="ja">とうきょう</rt></ruby><ruby>a<rt>b</rt></ruby></p>',
    );
  });

  it('changes no text and is stable', () => {
    const piece = fc
      .array(fc.constantFrom('ab', ' ', '-', '’', 'あ', '9', '漢', '。', '\n', 'http://x'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.constantFrom('ja' as const, 'en' as const),
        (pieces, language) => {
          const nodes = [
            h(
              'p',
              pieces.map((value, index) => (index % 2 ? h('b', value) : value)),
            ),
          ];
          const marked = markLanguageRuns(nodes, language);
          assert.equal(html(marked).replace(/<[^>]*>/g, ''), html(nodes).replace(/<[^>]*>/g, ''));
          assert.equal(html(markLanguageRuns(marked, language)), html(marked));
        },
      ),
    );
  });
});
