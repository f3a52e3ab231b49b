import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { decodeManuscript } from '../../scripts/manuscript/decode.ts';

const side = { language: 'ja', file: 'ja/01-a.md' } as const;
const utf8 = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => decodeManuscript(bytes, side);
const japanese = '日本語の文章です。\n一行目、〇〇《山》。\n';

describe('decodeManuscript', () => {
  it('gives back any text without forbidden characters', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{M}\p{C}\uFFFD]/u.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        assert.deepEqual(decode(utf8(text)), { text, messages: [] });
      }),
    );
  });

  it('never throws, and gives either a text or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const { text, messages } = decode(bytes);
        assert.ok(text !== undefined || messages.length === 1);
      }),
    );
  });

  it('drops the byte order mark and unifies line ends', () => {
    assert.deepEqual(decode(utf8('\uFEFFa\r\nb\rc\n')), { text: 'a\nb\nc\n', messages: [] });
  });

  it('composes combining marks and conjoining Hangul, but keeps compatibility ideographs and variation selectors', () => {
    const name = '\u{FA19}\u{FA1A}と葛\u{E0100}、\u{F900}\u{3099}';
    assert.equal(decode(utf8(`か\u3099は\u309Ae\u0301\u1112\u1161\u11AB${name}`)).text, `がぱé한${name}`);
  });

  for (const [encoding, label] of [
    ['SJIS', 'Shift_JIS'],
    ['EUCJP', 'EUC-JP'],
    ['JIS', 'ISO-2022-JP'],
    ['UTF16LE', 'UTF-16 LE'],
    ['UTF16BE', 'UTF-16 BE'],
  ] as const) {
    it(`names ${label} at its first foreign byte`, () => {
      const source = `---\ntitle: ${japanese}---\n`;
      const bytes = Uint8Array.from(Encoding.convert(Encoding.stringToCode(source), { to: encoding, from: 'UNICODE' }));
      const { text, messages } = decode(bytes);
      assert.equal(text, undefined);
      assert.equal(messages.length, 1);
      assert.equal(messages[0]?.code, 'file-encoding');
      assert.deepEqual(messages[0]?.values, { encoding: label });
      if (!label.startsWith('UTF-16')) assert.deepEqual(messages[0]?.ja, { file: side.file, line: 2, column: 8 });
    });
  }

  it('names UTF-16 by its byte order mark', () => {
    assert.deepEqual(decode(Uint8Array.of(0xff, 0xfe, 0x42, 0x30)).messages[0]?.values, { encoding: 'UTF-16 LE' });
    assert.deepEqual(decode(Uint8Array.of(0xfe, 0xff, 0x30, 0x42)).messages[0]?.values, { encoding: 'UTF-16 BE' });
  });

  it('calls UTF-8 with one broken byte damaged, not another encoding', () => {
    const bytes = Buffer.concat([utf8('一行目\nあい'), Buffer.of(0xe3, 0x81), utf8('うえお')]);
    const [message] = decode(bytes).messages;
    assert.equal(message?.code, 'file-damaged');
    assert.deepEqual(message?.ja, { file: side.file, line: 2, column: 3 });
    assert.deepEqual(message?.values, { byte: '0xE3' });
  });

  it('calls it damaged even where the bytes could be Shift_JIS', () => {
    assert.equal(decode(Buffer.concat([utf8('平和'), Buffer.of(0xb1)])).messages[0]?.code, 'file-damaged');
  });

  it('rejects overlong forms, surrogates and code points above U+10FFFF', () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf5],
      [0x80],
    ]) {
      assert.equal(decode(Buffer.concat([utf8('日本語'), Buffer.from(bytes)])).text, undefined, String(bytes));
    }
  });

  it('points at controls, bidirectional overrides and U+FFFD, once for each line', () => {
    const { text, messages } = decode(utf8('a\u0000b\u0000\tc\n\u202Ex\u{FFFD}\u2067\uFEFF\u007F'));
    assert.ok(text?.includes('\u0000'));
    assert.deepEqual(
      messages.map(({ code, ja, values }) => [code, `${ja?.line}:${ja?.column}`, values]),
      [
        ['control-character', '1:2', { codePoint: 'U+0000' }],
        ['control-character', '2:1', { codePoint: 'U+202E' }],
        ['control-character', '2:3', { codePoint: 'U+FFFD' }],
        ['control-character', '2:4', { codePoint: 'U+2067' }],
        ['control-character', '2:5', { codePoint: 'U+FEFF' }],
        ['control-character', '2:6', { codePoint: 'U+007F' }],
      ],
    );
  });
});
