import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import type { Root } from 'xast';
import { x } from 'xastscript';
import { xmlBytes } from '../../scripts/writer/xml.ts';

const rooted = (text: string): Root => ({ type: 'root', children: [x('a', { b: text }, text)] });

it('writes UTF-8 that says the same when it is read, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', ']]>', '<x>', '&lt;', '"\''), (one, other) => {
      // What XML cannot hold is left out; its parsers make one line end of all kinds, and blanks of those in attributes.
      const wanted = (one + other).replace(/[^\t\n\r\u0020-\u{d7ff}\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
      const document = XmlDocument.fromBuffer(xmlBytes(rooted(one + other)));
      try {
        assert.equal(document.root.content, wanted.replace(/\r\n?/g, '\n'));
      } finally {
        document.dispose();
      }
    }),
  );
});

it('closes empty elements in themselves and ends with a line end', () => {
  assert.equal(new TextDecoder().decode(xmlBytes({ type: 'root', children: [x('a', [x('b')])] })), '<a><b /></a>\n');
});

it('keeps apart the halves of characters that do not belong together', () => {
  assert.equal(new TextDecoder().decode(xmlBytes(rooted('a\ud800b'))), '<a b="a\ufffdb">a\ufffdb</a>\n');
});
