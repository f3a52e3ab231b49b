import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type JsonNode, parseJson } from '../../../scripts/parallel/state/positioned-json.ts';

function plain(node: JsonNode): unknown {
  if (node.kind === 'value') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('JSON with places', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        const parsed = parseJson(spaced);
        assert.ok('node' in parsed);
        assert.equal(JSON.stringify(plain(parsed.node)), JSON.stringify(JSON.parse(spaced)));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n1-.eEu0atrue', 'true', '"a"', '\u0001') });
    fc.assert(
      fc.property(text, (one) => assert.equal('node' in parseJson(one), isJson(one), one)),
      { numRuns: 5000 },
    );
  });

  it('calls every beginning of an object cut off, wherever it ends', () => {
    const text = '{ "a/b": { "ja": { "text": "あ\\n\\"い", "source": "" } }, "n": [1, true, null], "version": 1 }';
    for (let end = 1; end < text.length; end += 1) {
      const parsed = parseJson(text.slice(0, end));
      assert.ok('fault' in parsed && parsed.fault.truncated, text.slice(0, end));
    }
  });

  it('does not exhaust the stack', () => {
    assert.ok('fault' in parseJson('['.repeat(200_000)));
  });
});
