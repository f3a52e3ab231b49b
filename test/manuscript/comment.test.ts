import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marksIn } from '../../scripts/manuscript/comment.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';

function dataOf(text: string) {
  const bytes = new TextEncoder().encode(`---\ntitle: t\n---\n\n${text}`);
  const { manuscript } = parseManuscript({ language: 'en', file: 'en.md', name: 'case', bytes });
  return manuscript?.blocks.map(({ data }) => data);
}

describe('marks', () => {
  const rows = [
    ['<!-- pair: a-1 -->', [{ kind: 'pair', name: 'a-1' }]],
    ['<!--alone:why-->', [{ kind: 'alone', reason: 'why' }]],
    ['<!-- alone: a reason\n  on two lines -->', [{ kind: 'alone', reason: 'a reason on two lines' }]],
    [
      '<!-- allow numbers: rounded: on purpose -->',
      [{ kind: 'allow', rule: 'numbers', reason: 'rounded: on purpose' }],
    ],
    [
      '<!-- pair: a --> <!-- alone: b -->',
      [
        { kind: 'pair', name: 'a' },
        { kind: 'alone', reason: 'b' },
      ],
    ],
    ['<!-- pair: 一 -->', [{ kind: 'invalid' }]],
    ['<!-- pair: two words -->', [{ kind: 'invalid' }]],
    ['<!-- alone: -->', [{ kind: 'invalid' }]],
    ['<!-- allow: reason -->', [{ kind: 'invalid' }]],
    ['<!-- allow numbers: -->', [{ kind: 'invalid' }]],
    ['<!-- pair programming: a note -->', []],
    ['<!-- alone in the dark -->', []],
    ['<!-- id: name -->', []],
  ] as const;
  for (const [html, marks] of rows) {
    it(html, () =>
      assert.deepEqual(
        marksIn(html).map(({ mark }) => mark),
        marks,
      ),
    );
  }

  it('several stand above one block, beside its id', () => {
    const marks = '<!-- allow dates: b -->\n<!-- id: x -->\n<!-- pair: p -->\n<!-- allow names: a -->\n';
    const allow = [
      { rule: 'dates', reason: 'b' },
      { rule: 'names', reason: 'a' },
    ];
    assert.deepEqual(dataOf(`${marks}Text.\n\nMore.`), [{ id: 'x', pair: 'p', allow }, undefined]);
  });

  it('hold for the next block only, over link definitions', () => {
    assert.deepEqual(dataOf('<!-- alone: r -->\n\n[a]: https://example.org\n\nText.\n\nMore.'), [
      { alone: 'r' },
      undefined,
    ]);
  });
});
