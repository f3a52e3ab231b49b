import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { lineStarts } from '../../../scripts/parallel/prose/lines.ts';
import { placeInText, proseOf } from '../../../scripts/parallel/prose/prose.ts';
import { manuscriptOf } from '../rules/document.ts';

/** Pieces of Markdown around a word that is looked for. */
const around = fc.array(
  fc.constantFrom(
    '暗号',
    'a',
    ' ',
    '\\*',
    '&amp;',
    '&',
    '{漢|かん}',
    '**強**',
    '`code`',
    '\n',
    '\n> ',
    '<https://example.org>',
    '[b](c)',
  ),
  { maxLength: 8 },
);

it('a word of the text is found where it was typed', () => {
  fc.assert(
    fc.property(around, around, (before, after) => {
      const manuscript = manuscriptOf('ja', `---\ntitle: 題\n---\n\n> あ${before.join('')}印${after.join('')}\n`);
      const prose = proseOf(manuscript.blocks, {
        manuscript,
        lines: lineStarts(manuscript.source),
        definitions: new Map(),
      });
      const index = prose.text.indexOf('印');
      if (index === -1) return;
      const { line, column } = placeInText(prose, index);
      assert.equal(manuscript.source.split('\n')[line - 1]?.[column - 1], '印', manuscript.source);
    }),
  );
});
