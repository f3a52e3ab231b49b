import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { spokenNotes } from '../../scripts/edition/spoken-notes.ts';
import { words } from '../../scripts/template/translate.ts';

const mark = (ariaLabel?: string) =>
  h('sup', h('a', { role: 'doc-noteref', href: '#n', ...(ariaLabel !== undefined && { ariaLabel }) }, '1'));
const tied = (text: string, name?: string) => h('span', { class: 'nobr tie' }, text, mark(name));
const heard = (lang: 'ja' | 'en', ...content: ElementContent[]) => {
  const [paragraph] = spokenNotes([h('p', { lang }, ...content)], words(), undefined);
  return paragraph?.type === 'element' ? paragraph.children : [];
};
const text = (value: string): ElementContent => ({ type: 'text', value });

describe('a reference to a note', () => {
  it('is called a note in the language of its sentence, tied or not', () => {
    assert.deepEqual(heard('ja', h('em', text('強調')), mark()), [h('em', text('強調')), mark('注1')]);
    assert.deepEqual(heard('en', tied('x')), [tied('x', 'Note 1')]);
    assert.deepEqual(spokenNotes([mark()], words(), 'ja'), [mark('注1')]);
  });

  it('is all that changes', () => {
    const nodes = [h('p', { lang: 'ja' }, text('声明'), h('span', { class: 'nobr' }, 'JCA-NET'), h('sup', '2'))];
    assert.equal(spokenNotes(nodes, words(), 'ja'), nodes);
  });
});
