import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Encoding from 'encoding-japanese';
import fc from 'fast-check';
import { markdownOf } from '../../scripts/exchange/markdown.ts';
import { readSourceFile } from '../../scripts/exchange/source/read.ts';

/** Text that all encodings have, with what tells them apart. */
const text =
  '暗号に例外を設けるな\n==========\n\n　日本政府は、エンドツーエンド暗号化に例外を設けるよう求める声明に名を連ねた。\n' +
  '①②―～（株）ﾊﾝｶｸも髙も、読めなければならない。\n';

const utf16 = (value: string, isLittle: boolean): Uint8Array =>
  Uint8Array.from(
    [...value].flatMap((character) => {
      const unit = character.charCodeAt(0);
      return isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff];
    }),
  );

const encoded = (value: string, to: 'SJIS' | 'EUCJP' | 'JIS'): Uint8Array =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(value), { from: 'UNICODE', to }));

const read = async (bytes: Uint8Array): Promise<string> => {
  const source = await readSourceFile({ language: 'ja', file: 'ja.txt', bytes });
  assert.deepEqual(source.messages, []);
  return markdownOf(source.text?.blocks ?? []);
};

describe('encodings', () => {
  const plain = text.replace(/[①②髙]|ﾊﾝｶｸ/gu, '');
  const rows: readonly (readonly [string, string, (value: string) => Uint8Array])[] = [
    ['UTF-8 with byte order mark', text, (value) => new TextEncoder().encode(`\uFEFF${value}`)],
    ['UTF-16 LE', text, (value) => utf16(`\uFEFF${value}`, true)],
    ['UTF-16 BE', text, (value) => utf16(`\uFEFF${value}`, false)],
    ['UTF-16 LE without byte order mark', text, (value) => utf16(value, true)],
    ['Shift_JIS', text, (value) => encoded(value, 'SJIS')],
    ['EUC-JP', plain, (value) => encoded(value, 'EUCJP')],
    ['ISO-2022-JP', plain, (value) => encoded(value, 'JIS')],
    ['Shift_JIS with CRLF', text, (value) => encoded(value.replaceAll('\n', '\r\n'), 'SJIS')],
  ];
  for (const [name, value, encode] of rows) {
    it(name, async () => assert.equal(await read(encode(value)), await read(new TextEncoder().encode(value))));
  }

  it('never throws, whatever the bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.uint8Array({ maxLength: 60 }).map((tail) => Uint8Array.from([0x50, 0x4b, 3, 4, ...tail])),
      fc
        .uint8Array({ maxLength: 60 })
        .map((tail) =>
          Uint8Array.from([...new TextEncoder().encode('From: a@b.c\nSubject: x\nMIME-Version: 1.0\n\n'), ...tail]),
        ),
      fc
        .uint8Array({ maxLength: 60 })
        .map((tail) => Uint8Array.from([...new TextEncoder().encode('<html><ruby>'), ...tail])),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const { text: found, messages } = await readSourceFile({ language: 'ja', file: 'x.txt', bytes: content });
        assert.ok(found || messages.length > 0);
        markdownOf(found?.blocks ?? []);
      }),
      { numRuns: 300 },
    );
  });
});
