import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleSoftHyphens } from '../../../scripts/writer/pdf/soft-hyphens.ts';

const settled = (content: string) => Buffer.from(settleSoftHyphens(Buffer.from(content, 'latin1'))).toString('latin1');
const soft = '/Span<</ActualText <FEFF00AD> >> BDC\n8.5 0 Td <0001> Tj\nEMC\n';

test('a content stream without soft hyphens is not touched', () => {
  const content = new TextEncoder().encode('BT <0001> Tj ET');
  assert.equal(settleSoftHyphens(content), content);
});

test('an unused soft hyphen leaves only its movement, a division becomes U+00AD', () => {
  assert.equal(settled(`<0029> Tj\n${soft}0 0 Td <0028> Tj\n`), '<0029> Tj\n8.5 0 Td\n0 0 Td <0028> Tj\n');
  const hyphen = 'ET\nBT\n/Span<</ActualText <FEFF2010> >> BDC\n/F4 13 Tf\n1 0 0 -1 9 4 Tm\n<007B> Tj\nEMC\nET\n';
  assert.equal(settled(soft + hyphen), `8.5 0 Td\n${hyphen.replace('2010', '00AD')}`);
  assert.equal(settled(`${soft}<0028> Tj\n${hyphen}`), `8.5 0 Td\n<0028> Tj\n${hyphen}`);
});
