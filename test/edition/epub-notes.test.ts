import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { spokenNotes } from '../../scripts/edition/epub-notes.ts';
import { words } from '../../scripts/template/translate.ts';

const mark = (ariaLabel?: string) =>
  h('sup', h('a', { role: 'doc-noteref', href: '#n', ...(ariaLabel !== undefined && { ariaLabel }) }, '1'));
const tied = (text: string, name?: string) => h('span', { class: 'nobr' }, text, mark(name));
const heard = (lang: 'ja' | 'en', ...content: ElementContent[]) => {
  const [paragraph] = spokenNotes([h('p', { lang }, ...content)], words(), undefined);
  return paragraph?.type === 'element' ? paragraph.children : [];
};
const text = (value: string): ElementContent => ({ type: 'text', value });

describe('a reference to a note in an EPUB', () => {
  for (const [lang, before, last, left, word] of [
    ['ja', '国際声', '明', '国際', '声明'],
    ['ja', '決議を引', 'く', '決議を', '引く'],
    ['ja', '終わる', '。', '終わる', '。'],
    ['en', 'the international statemen', 't', 'the international ', 'statement'],
    ['en', 'the Council', '.', 'the Council', '.'],
    ['en', 'Statemen', 't', '', 'Statement'],
  ] as const) {
    it(`leaves “${word}” whole`, () => {
      const rest = left === '' ? [] : [text(left)];
      const name = lang === 'ja' ? '注1' : 'Note 1';
      assert.deepEqual(heard(lang, text(before), tied(last)), [...rest, tied(word, name)]);
    });
  }

  it('is called a note in the language of its sentence, tied or not', () => {
    assert.deepEqual(heard('ja', h('em', text('強調')), mark()), [h('em', text('強調')), mark('注1')]);
    assert.deepEqual(heard('en', tied('x')), [tied('x', 'Note 1')]);
  });

  it('is no other word that stays on one line', () => {
    const name = h('span', { class: 'nobr' }, 'JCA-NET');
    assert.deepEqual(heard('ja', text('声明'), name), [text('声明'), name]);
  });
});
