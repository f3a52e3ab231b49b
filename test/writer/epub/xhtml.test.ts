import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { toXhtml } from '../../../scripts/writer/epub/xhtml.ts';

const cases: readonly (readonly [name: string, content: ElementContent, xhtml: string])[] = [
  ['void elements are closed', h('p', 'a', h('br'), 'b'), '<p>a<br />b</p>'],
  ['empty elements that are not void keep their end tag', h('p'), '<p></p>'],
  ['bare attributes gain a value', h('details', { open: true }), '<details open=""></details>'],
  ['false attributes are left out', h('details', { open: false }), '<details></details>'],
  ['text is escaped', h('p', '<b> & </b>'), '<p>&#x3C;b> &#x26; &#x3C;/b></p>'],
  ['the end of a CDATA section cannot stand in text', h('p', ']]>'), '<p>]]&gt;</p>'],
  ['attribute values are escaped', h('p', { title: '"<&>' }), '<p title="&#x22;&lt;&#x26;>"></p>'],
  ['an entity in the text stays the text that it is', h('p', '&nbsp;'), '<p>&#x26;nbsp;</p>'],
  ['no-break spaces are characters', h('p', 'a\u00a0b'), '<p>a\u00a0b</p>'],
  [
    'forbidden characters are left out',
    h('p', { title: 'a\u0001b' }, 'a\u0000\u000b\u007f\ufffeb'),
    '<p title="ab">ab</p>',
  ],
  ['half a surrogate pair becomes the replacement character', h('p', 'a\ud800b 𠮟 🗾'), '<p>a\ufffdb 𠮟 🗾</p>'],
  ['lang is mirrored', h('p', { lang: 'ja' }), '<p lang="ja" xml:lang="ja"></p>'],
  ['xml:lang is mirrored', h('p', { xmlLang: 'en' }), '<p xml:lang="en" lang="en"></p>'],
  [
    'scripts, handlers and comments are left out',
    h('div', { onClick: 'x()' }, h('script', 'x()'), { type: 'comment', value: '--' }),
    '<div></div>',
  ],
  [
    'an element whose name is no XML name gives way to its content',
    h('p', { ...h('x', 'text'), tagName: 'a"<b' }),
    '<p>text</p>',
  ],
  [
    'an attribute whose name is no XML name is left out',
    h('p', { '@click': 'x', 'a<b': 'y', title: 't' }),
    '<p title="t"></p>',
  ],
  ['an attribute comes once', { ...h('p'), properties: { className: ['a'], class: 'b' } }, '<p class="a"></p>'],
  [
    'a reference to a note',
    h('a', { href: '#n', role: 'doc-noteref' }),
    '<a href="#n" role="doc-noteref" epub:type="noteref"></a>',
  ],
  ['a note', h('aside', { role: 'doc-footnote' }), '<aside role="doc-footnote" epub:type="footnote"></aside>'],
  ['the way back', h('a', { role: 'doc-backlink' }), '<a role="doc-backlink" epub:type="backlink"></a>'],
  ['a list of pages', h('nav', { role: 'doc-pagelist' }), '<nav role="doc-pagelist" epub:type="page-list"></nav>'],
  ['a role without structural semantics', h('div', { role: 'group' }), '<div role="group"></div>'],
  [
    'an epub:type that is there stays',
    h('div', { role: 'doc-tip', 'epub:type': 'help' }),
    '<div role="doc-tip" epub:type="help"></div>',
  ],
  [
    'SVG has its name space, its letter case, its empty elements and its links',
    s('svg', { viewBox: '0 0 1 1' }, s('linearGradient', { id: 'g' }), s('use', { xLinkHref: '#g' })),
    '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><linearGradient id="g" /><use xlink:href="#g" /></svg>',
  ],
  ['a decorative image keeps its empty alt', h('img', { src: 'a.png', alt: '' }), '<img src="a.png" alt="" />'],
  [
    'tables and lists keep what the numbers and headers mean',
    h(
      'ol',
      { start: 3 },
      h('li', { value: 5 }, h('time', { dateTime: '2021-03-05' }, h('table', h('tr', h('th', { scope: 'row' }))))),
    ),
    '<ol start="3"><li value="5"><time datetime="2021-03-05"><table><tr><th scope="row"></th></tr></table></time></li></ol>',
  ],
  [
    'an address holds no character that addresses may not',
    h('a', { href: 'https://example.org/a b?q=<"日本">' }),
    '<a href="https://example.org/a%20b?q=%3C%22日本%22%3E"></a>',
  ],
];

for (const [name, content, xhtml] of cases) test(name, () => assert.equal(toXhtml([content]), xhtml));

test('the tree that is given is not changed', () => {
  const content = h('p', { lang: 'ja', role: 'doc-tip' }, 'a\u0000', h('script'));
  const before = structuredClone(content);
  toXhtml([content]);
  assert.deepEqual(content, before);
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`=/]![-? \n\0\u000b🗾a:\ud800日') }),
  fc.constantFrom(']]>', '<!--', '-->', '<![CDATA[', '<?x', '&nbsp;', '<p title="', '" onclick="', '</p>'),
);
const value = fc.oneof(nasty, fc.boolean(), fc.integer(), fc.array(nasty, { maxLength: 2 }));
const propertyName = fc.oneof(
  nasty,
  fc.constantFrom('className', 'class', 'hidden', 'xLinkHref', 'xmlns', 'xmlns:xml', 'dataA', 'a:b', 'lang', 'role'),
);
const { node } = fc.letrec<{ node: ElementContent; element: ElementContent }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    nasty.map((text): ElementContent => ({ type: 'text', value: text })),
    nasty.map((text): ElementContent => ({ type: 'comment', value: text })),
    tie('element'),
  ),
  element: fc
    .record({
      tagName: fc.oneof(fc.constantFrom('p', 'br', 'svg', 'use', 'textarea', 'SCRIPT', 'ruby', 'math'), nasty),
      properties: fc.dictionary(propertyName, value, { maxKeys: 3 }),
      children: fc.array(tie('node'), { maxLength: 3 }),
    })
    .map((fields): ElementContent => ({ type: 'element', ...fields })),
}));

test('whatever the tree, the XHTML is well-formed XML', async () => {
  const wrap = (body: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xmlns:xlink="http://www.w3.org/1999/xlink"><body>${body}</body></html>`;
  const notWellFormed = async (text: string) => {
    const { messages } = await EpubCheck.validateSingleFile(new TextEncoder().encode(text), 'a.xhtml', {
      mode: 'xhtml',
    });
    // The two codes under which the checker passes on what its XML parser says.
    return messages.filter(({ id }) => id === 'RSC-016' || id === 'HTM-004');
  };
  for (const bad of [
    '<p title="<"></p>',
    '<p>]]></p>',
    '<p a="1" a="2"></p>',
    '<p x:y=""></p>',
    '<p>&nbsp;</p>',
    '<p>\u0001</p>',
    '<p>',
  ]) {
    assert.notDeepEqual(await notWellFormed(wrap(bad)), [], `the judge must know bad XML: ${bad}`);
  }
  await fc.assert(
    fc.asyncProperty(fc.array(node, { maxLength: 3 }), async (nodes) =>
      assert.deepEqual(await notWellFormed(wrap(toXhtml(nodes))), []),
    ),
    { numRuns: 300 },
  );
});
