import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blackenNeutrals } from '../../../scripts/writer/pdf/black.ts';

const rewritten = (text: string) => Buffer.from(blackenNeutrals(Buffer.from(text, 'latin1'))).toString('latin1');

const rows: readonly [what: string, before: string, after: string][] = [
  ['black fill', '0 0 0 rg', '0 0 0 1 k'],
  ['black stroke', '0 0 0 RG', '0 0 0 1 K'],
  ['both on a line, as Chromium writes them', '0 0 0 RG 0 0 0 rg\n/G3 gs', '0 0 0 1 K 0 0 0 1 k\n/G3 gs'],
  ['black in other spellings', '0.0 -0 .000 rg', '0 0 0 1 k'],
  ['grey', '.6039 .6039 .6039 rg', '0.6039 g'],
  ['grey stroke', '.5 0.5 .50 RG', '0.5 G'],
  ['white', '1 1 1 rg', '1 g'],
  ['a colour', '0 .2667 .6667 rg', '0 .2667 .6667 rg'],
  ['nearly grey', '.5 .5 .51 rg', '.5 .5 .51 rg'],
  ['too few operands', '0 0 rg', '0 0 rg'],
  ['too many operands', '1 0 0 0 rg', '1 0 0 0 rg'],
  ['a name among the operands', '/A 0 0 0 rg', '/A 0 0 0 rg'],
  ['an operator that only begins alike', '0 0 0 rgx', '0 0 0 rgx'],
  ['a string', '(0 0 0 rg) Tj 0 0 0 rg', '(0 0 0 rg) Tj 0 0 0 1 k'],
  ['a string with parentheses', '(a(0 0 0 rg)\\) 0 0 0 rg ) Tj', '(a(0 0 0 rg)\\) 0 0 0 rg ) Tj'],
  ['a hexadecimal string', '<0D> Tj 0 0 0 rg', '<0D> Tj 0 0 0 1 k'],
  ['a comment', '% 0 0 0 rg ( \n0 0 0 rg', '% 0 0 0 rg ( \n0 0 0 1 k'],
  ['a dictionary', '/P <</MCID 0 /A (x) >>BDC 0 0 0 rg', '/P <</MCID 0 /A (x) >>BDC 0 0 0 1 k'],
  ['an array', '[0 0 0] 0 d 0 0 0 rg', '[0 0 0] 0 d 0 0 0 1 k'],
  ['a name with the letters', '/rg 0 0 0 rg', '/rg 0 0 0 rg'],
  ['no space before the operator of a name', '/Cs cs 0 0 0 rg', '/Cs cs 0 0 0 1 k'],
  ['a cut-off string', '0 0 0 rg (abc', '0 0 0 1 k (abc'],
  ['nothing', '', ''],
];

describe('blackenNeutrals', () => {
  for (const [what, before, after] of rows) {
    it(what, () => assert.equal(rewritten(before), after));
  }

  it('gives the same array back where nothing is to be done', () => {
    const content = Buffer.from('1 0 0 rg (0 0 0 rg) Tj');
    assert.equal(blackenNeutrals(content), content);
  });

  it('leaves the data of an inline image alone, whose length follows from its dictionary', () => {
    const data = '\n0 0 0 rg EI 0 0 0 rg  ';
    const image = `BI /W ${data.length} /H 1 /BPC 8 /CS /G ID ${data}\nEI`;
    assert.equal(rewritten(`q ${image} Q 0 0 0 rg`), `q ${image} Q 0 0 0 1 k`);
  });

  it('leaves the data of a filtered inline image alone, even where it holds EI', () => {
    const image = 'BI /W 9 /H 9 /F /Fl ID \u0001 EI \u0002\u00ff 0 0 0 rg (\nEI';
    assert.equal(rewritten(`${image}\nQ 0 0 0 rg`), `${image}\nQ 0 0 0 1 k`);
  });

  it('takes the length that PDF 2.0 states', () => {
    const image = 'BI /W 9 /H 9 /F /Fl /L 12 ID 0 0 0 rg EI \nEI';
    assert.equal(rewritten(`${image} 0 0 0 rg`), `${image} 0 0 0 1 k`);
  });

  it('changes nothing inside any string, whatever it holds, and every black outside', () => {
    const literal = fc.string({ unit: fc.constantFrom('(', ')', '\\', ' ', '0', 'r', 'g', '\n', '%', '<', '>') });
    fc.assert(
      fc.property(fc.array(literal), (texts) => {
        const parts = texts.map((text) => `(${text.replace(/[()\\]/g, '\\$&')}) Tj`);
        assert.equal(
          rewritten(parts.map((part) => `${part} 0 0 0 rg `).join('')),
          parts.map((part) => `${part} 0 0 0 1 k `).join(''),
        );
      }),
    );
  });

  it('is done after one pass, and survives any bytes', () => {
    const tokens = fc.constantFrom(
      '0',
      '1',
      '.5',
      'rg',
      'RG',
      'k',
      '(',
      ')',
      '<',
      '>',
      '[',
      ']',
      'BI',
      'ID',
      'EI',
      '/A',
      '%',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(tokens), (words) => {
        const once = blackenNeutrals(Buffer.from(words.join(' '), 'latin1'));
        assert.deepEqual(Buffer.from(blackenNeutrals(once)), Buffer.from(once));
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void blackenNeutrals(bytes)));
  });
});
