import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { joinLines } from '../../scripts/typography/join-lines.ts';

const html = (nodes: readonly ElementContent[]) =>
  unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [...nodes] });
const text = (value: string): ElementContent => ({ type: 'text', value });

describe('joinLines', () => {
  const plain: readonly [language: 'ja' | 'en', source: string, expected: string][] = [
    ['ja', 'これは\n文です。\n「次」\nの行、\nーだ', 'これは文です。「次」の行、ーだ'],
    ['ja', '全角！\n（注）\nﾊﾝｶｸ\n１', '全角！（注）ﾊﾝｶｸ１'],
    ['ja', '日本語と\nEnglish\nwords\nが続く', '日本語とEnglish wordsが続く'],
    ['ja', '2021年\n3月\n(注)\n1\n2', '2021年3月(注) 1 2'],
    ['ja', '한국어\n문장\n日本', '한국어 문장 日本'],
    ['ja', '葛\u{E0100}\n城、が\u3099\nあ、𠮟\nる', '葛\u{E0100}城、が\u3099あ、𠮟る'],
    ['ja', 'あ  \n\t い', 'あい'],
    ['en', 'two\nlines and 日本\n語 and 言葉\nmeans', 'two lines and 日本語 and 言葉 means'],
  ];
  for (const [language, source, expected] of plain) {
    it(`${language}: ${JSON.stringify(source)}`, () => {
      assert.equal(html(joinLines([h('p', source)], language)), `<p>${expected}</p>`);
    });
  }

  it('sees the neighbours in other elements', () => {
    const nodes = [
      h('p', ['強調', h('strong', 'です'), '\nから\n', h('em', ['あ', h('code', 'x')]), '\n', h('strong', 'い')]),
    ];
    assert.equal(
      html(joinLines(nodes, 'ja')),
      '<p>強調<strong>です</strong>から<em>あ<code>x</code></em><strong>い</strong></p>',
    );
    const english = [h('p', ['one', h('b', 'two'), '\n', h('b', ['\nthree'])])];
    assert.equal(html(joinLines(english, 'en')), '<p>one<b>two</b> <b>three</b></p>');
  });

  it('passes over readings and references to notes', () => {
    const ruby = h('ruby', ['漢', h('rt', 'kan')]);
    const note = h('sup', [h('a', { role: 'doc-noteref' }, '1')]);
    assert.equal(html(joinLines([h('p', [ruby, '\nA。', note, '\nB'])], 'ja')).replace(/<[^>]*>/g, ''), '漢kanA。1B');
    assert.equal(html(joinLines([h('p', ['a', ruby, '\nb'])], 'en')).replace(/<[^>]*>/g, ''), 'a漢kan b');
  });

  it('leaves line ends between blocks, in pre and at hard breaks', () => {
    const nodes = [
      h('ul', ['\n', h('li', 'あ'), '\n', h('li', 'い'), '\n']),
      h('pre', [h('code', 'あ\nい\n')]),
      h('p', ['あ', h('br'), '\nい']),
    ];
    assert.equal(html(joinLines(nodes, 'ja')), html(nodes));
  });

  it('joins an element with a language by the rules of that language', () => {
    const nodes = [
      h('p', ['文\n', h('span', { lang: 'en' }, 'two\nwords'), '\n文']),
      h('div', { lang: 'en' }, [h('p', 'あ\na')]),
    ];
    assert.equal(
      html(joinLines(nodes, 'ja')),
      '<p>文<span lang="en">two words</span>文</p><div lang="en"><p>あ a</p></div>',
    );
  });

  it('changes nothing but white space, and leaves no line end inside a paragraph', () => {
    const piece = fc
      .array(fc.constantFrom('あ', '。', 'a', '1', ' ', '\n', '한', '字'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }),
        fc.constantFrom('ja' as const, 'en' as const),
        (pieces, language) => {
          const nodes = [
            h('p', ['x', ...pieces.map((value, index) => (index % 2 ? h('b', value) : text(value))), 'x']),
          ];
          const before = html(nodes);
          const after = html(joinLines(nodes, language));
          assert.equal(html(nodes), before, 'the input is not changed');
          assert.equal(after.replace(/\s/g, ''), before.replace(/\s/g, ''));
          assert.doesNotMatch(after, /\n/);
        },
      ),
    );
  });
});
