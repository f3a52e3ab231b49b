/** Whether a chapter may be too long is known without writing it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ElementContent, Properties } from 'hast';
import { mostBytes } from '../../scripts/edition/epub-parts.ts';
import { toXhtml } from '../../scripts/writer/epub/xhtml.ts';

const marks = ['a', '&', '<', '>', '"', "'", '`', '=', ']]>', ' ', '\u00a0', '\u00ad', '漢', 'é', '𠮟', '\0', '\ud800'];
/** One mark many times: what is reckoned too much for one would hide what is reckoned too little for another. */
const text = fc.tuple(fc.constantFrom(...marks), fc.nat(20)).map(([mark, count]) => mark.repeat(count));
const values = {
  id: text,
  className: fc.array(text, { maxLength: 3 }),
  lang: fc.constantFrom('ja', 'en', 'zh-Hant-TW'),
  role: fc.constantFrom('doc-noteref', 'doc-footnote', 'doc-endnotes', 'doc-pagebreak', 'doc-acknowledgments', 'note'),
  href: text.map((id) => `#${id}`),
  ariaLabel: text,
  ariaLabelledBy: fc.array(text, { maxLength: 2 }),
  colSpan: fc.nat(20),
  hidden: fc.boolean(),
  dateTime: text,
};
/** One at a time, for the same reason. */
const properties: fc.Arbitrary<Properties> = fc.oneof(
  ...Object.entries(values).map(([name, value]) =>
    (value as fc.Arbitrary<Properties[string]>).map((one) => ({ [name]: one })),
  ),
);
const { content } = fc.letrec<{ content: ElementContent[]; node: ElementContent }>((tie) => ({
  content: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { depthSize: 'small' },
    text.map((value): ElementContent => ({ type: 'text', value })),
    fc
      .record({
        tagName: fc.constantFrom('p', 'a', 'td', 'br', 'img', 'span', 'hr'),
        properties,
        children: tie('content'),
      })
      .map((element): ElementContent => ({ type: 'element', ...element })),
  ),
}));

/** The longest address that a link into another document gets. */
const addresses = {
  image: () => '../images/image-1000.jpeg',
  target: (href: string) => `${'x'.repeat(80)}.xhtml${href}`,
};

test('no content is longer when it is written than was reckoned', () => {
  fc.assert(
    fc.property(content, (nodes) => {
      const bytes = Buffer.byteLength(toXhtml(nodes, addresses));
      const most = mostBytes(nodes);
      assert.ok(bytes <= most, `${bytes} of ${most}: ${toXhtml(nodes, addresses)}`);
    }),
    { numRuns: 2000 },
  );
});
