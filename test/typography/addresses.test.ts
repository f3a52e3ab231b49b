import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { printTypography } from '../../scripts/typography/print.ts';
import { htmlText } from '../../scripts/writer/html.ts';
import { breakAddresses, breakWrittenAddresses, pieces } from '../../scripts/typography/addresses.ts';
import { keepTogether, tieNotes } from '../../scripts/typography/keep-together.ts';

/** The text with `|` where a line may be broken. */
function shown(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      return node.type === 'element' ? (node.tagName === 'wbr' ? '|' : shown(node.children)) : '';
    })
    .join('');
}

const rows: readonly (readonly [address: string, broken: string])[] = [
  ['https://www.jca.apc.org/jca-net/ja/node/105', 'https://www.jca.apc.org/|jca-net/|ja/|node/|105'],
  ['http://example.org/a?b=c&d=e', 'http://example.org/|a|?b|=c|&d|=e'],
  ['toshi@jca.apc.org', 'toshi@jca.apc.org'],
];

for (const [address, broken] of rows) {
  test(`${address} breaks as ${broken}`, () => {
    assert.equal(shown(pieces(address)), broken);
  });
}

test('the text of an address is the same with and without breaks', () => {
  const link = h('a', { href: 'x' }, 'https://example.org/one/two');
  assert.equal(shown(breakAddresses([link])).replaceAll('|', ''), 'https://example.org/one/two');
});

test('a piece that is longer than any column may break anywhere', () => {
  const [piece] = pieces(`https://example.org/${'x'.repeat(60)}`).slice(-1);
  assert.equal(piece?.type, 'text');
});

test('links whose text is not an address are left alone', () => {
  const link = h('a', { href: 'https://example.org/' }, 'read on');
  assert.deepEqual(breakAddresses([link]), [link]);
});

test('hyphenated capitals stay on one line', () => {
  const [before, name, after] = keepTogether([{ type: 'text', value: 'Ask JCA-NET today.' }]);
  assert.deepEqual(before, { type: 'text', value: 'Ask ' });
  assert.deepEqual(name, h('span', { class: 'nobr' }, 'JCA-NET'));
  assert.deepEqual(after, { type: 'text', value: ' today.' });
});

for (const text of ['end-to-end', 'A-b', 'X-RAY-DIFFRACTION-METHOD', 'JCA', 'pre-2018']) {
  test(`${text} is left alone`, () => {
    assert.deepEqual(keepTogether([{ type: 'text', value: text }]), [{ type: 'text', value: text }]);
  });
}

test('code is left alone', () => {
  const code = h('code', 'UTF-8');
  assert.deepEqual(keepTogether([code]), [code]);
});

const mark = h('sup', [h('a', { href: '#n', role: 'doc-noteref' }, '1')]);
const tie = (text: string) => h('span', { class: 'nobr tie' }, [text, mark]);
const tied = (unit: 'character' | 'word', ...content: (ElementContent | string)[]) => {
  const [paragraph] = tieNotes({ type: 'root', children: [h('p', content)] }, unit).children;
  const children = paragraph?.type === 'element' ? paragraph.children : [];
  return children.map((child) => (child.type === 'text' ? child.value : child));
};

for (const [before, rest, word] of [
  ['国際声明', '国際', '声明'],
  ['とみている', 'とみて', 'いる'],
  ['決議を引く', '決議を', '引く'],
  ['終わる。', '終わる', '。'],
  ['声明', '', '声明'],
  ['長いスーパーコンピューター', '長いスーパーコンピュータ', 'ー'],
] as const) {
  test(`a note mark after ${before} is tied to ${word}`, () => {
    assert.deepEqual(tied('word', before, mark, '。'), [...(rest === '' ? [] : [rest]), tie(word), '。']);
  });
}

test('on paper, one character is enough', () => {
  assert.deepEqual(tied('character', 'とみている', mark, '。'), ['とみてい', tie('る'), '。']);
});

for (const before of ['the statement', 'the Council.', '“warrant-proof”', 'in 2018', 'a space ']) {
  test(`no line ends between ${before} and a note mark`, () => {
    assert.deepEqual(tied('word', before, mark), [before, mark]);
  });
}

test('a note mark with nothing before it stays as it is, and one that is tied', () => {
  assert.deepEqual(tied('word', mark), [mark]);
  assert.deepEqual(tied('word', '国際', tie('声明')), ['国際', tie('声明')]);
});

test('an ordinary superscript is not a note mark', () => {
  assert.deepEqual(tied('character', 'm', h('sup', '2')), ['m', h('sup', '2')]);
});

test('a link that shows its address without the scheme breaks like one that shows it whole', () => {
  const link = h('a', { href: '#', class: 'address' }, 'www.example.org/jca-net/ja');
  const { children } = breakWrittenAddresses({ type: 'root', children: [h('p', [link])] }, true);
  assert.equal(shown(children as ElementContent[]), 'www.example.org/|jca-net/|ja');
});

test('an address in the text breaks like one in a link, and is not touched further', () => {
  const note = (text: string) => h('html', { lang: 'en' }, [h('p', text)]);
  const set = (text: string): string =>
    htmlText(printTypography({ type: 'root', children: [note(text)] }, { hyphenate: true }));
  assert.match(
    set('The text is at https://www.example.org/jca-net/information/105.'),
    /<span class="written-address"><span class="nobr">https:\/\/www\.example\.org\/<\/span><wbr><span class="nobr">jca-net\/<\/span><wbr><span class="nobr">information\/<\/span><wbr><span class="nobr">105<\/span><\/span>\./,
  );
  const once = printTypography({ type: 'root', children: [note('See https://example.org/a.')] }, { hyphenate: true });
  assert.deepEqual(printTypography(once, { hyphenate: true }), once);
});
