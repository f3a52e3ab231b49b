import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { message } from '../../scripts/message/message.ts';
import { helpOf, textOf } from '../../scripts/message/wording.ts';
import { translator, words } from '../../scripts/template/translate.ts';

it('fills in values', () => {
  assert.equal(translator('en')('frame.contactLine', { name: 'A' }), 'Contact: A');
  assert.equal(translator('ja')('frame.contactLine', { name: 'あ' }), '連絡先：あ');
});

it('chooses singular and plural', () => {
  const { ja, en } = words();
  assert.deepEqual(
    [0, 1, 2].map((count) => en('command.pages', { count })),
    ['0 pages', '1 page', '2 pages'],
  );
  assert.deepEqual(
    [0, 1, 2].map((count) => ja('command.pages', { count })),
    ['0ページ', '1ページ', '2ページ'],
  );
});

it('shows values as they are, whatever they look like', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('$t(side.ja)', '{{known}}', '{{key}}', '$&', '$1', "$'", '<b>&amp;</b>', '\\{', '$t(', '}}', '-%'),
  );
  fc.assert(
    fc.property(odd, odd, odd, (key, found, known) => {
      for (const language of ['ja', 'en'] as const) {
        const value = message('settings-value', {}, { key, expected: 'oneOf', detail: known, found });
        const text = textOf(value, translator(language));
        const quotes = language === 'ja' ? '「」' : '“”';
        assert.ok(text.includes(`${quotes[0]}${key}${quotes[1]}`), text);
        assert.ok(text.includes(found) && text.includes(known), text);
        const help = helpOf(message('settings-unknown', {}, { key, known }), translator(language));
        assert.ok(help.includes(known), help);
      }
    }),
  );
});
