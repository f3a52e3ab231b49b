import assert from 'node:assert/strict';
import { it } from 'node:test';
import { h } from 'hastscript';
import { withoutDeadLinks, withSuffix } from '../../scripts/edition/inner-links.ts';

it('keeps the words of a link that leads nowhere, and not its role', () => {
  const nodes = [
    h('p', [h('a', { href: '#x', role: 'doc-backlink', ariaLabel: 'back', class: 'c' }, [h('em', 'words')])]),
  ];
  assert.deepEqual(withoutDeadLinks(nodes), [h('p', [h('span', { class: 'c' }, [h('em', 'words')])])]);
});

it('keeps links that lead somewhere, here or elsewhere', () => {
  const nodes = [h('p', { id: 'x' }, [h('a', { href: '#x' }, 'x'), h('a', { href: 'https://example.org/#y' }, 'y')])];
  assert.deepEqual(withoutDeadLinks(nodes), nodes);
  const away = [h('a', { href: '#z' }, 'z')];
  assert.deepEqual(withoutDeadLinks(away, new Set(['z'])), away);
});

it('gives the endings to the ids that have one', () => {
  const nodes = [h('a', { href: '#x' }, 'x'), h('a', { href: '#y' }, 'y')];
  assert.deepEqual(withSuffix(nodes, new Set(['x']), '-ja'), [
    h('a', { href: '#x-ja' }, 'x'),
    h('a', { href: '#y' }, 'y'),
  ]);
});
