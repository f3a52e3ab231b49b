import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { printTypography } from '../../scripts/typography/print.ts';
import { htmlText } from '../../scripts/writer/html.ts';
import { breakAddresses, pieces } from '../../scripts/typography/addresses.ts';
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

test('a note mark is tied to the character before it', () => {
  const mark = h('sup', [h('a', { href: '#n', role: 'doc-noteref' }, '1')]);
  const tied = tieNotes([h('p', ['とみている', mark, '。'])]);
  assert.deepEqual(tied, [h('p', ['とみてい', h('span', { class: 'nobr' }, ['る', mark]), '。'])]);
});

test('a note mark with nothing before it stays as it is', () => {
  const mark = h('sup', [h('a', { href: '#n', role: 'doc-noteref' }, '1')]);
  assert.deepEqual(tieNotes([mark]), [mark]);
});

test('an ordinary superscript is not a note mark', () => {
  const nodes = [{ type: 'text', value: 'm' } as const, h('sup', '2')];
  assert.deepEqual(tieNotes(nodes), nodes);
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
