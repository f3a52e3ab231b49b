/**
 * The exchange files against grammars written from the standards (their own schemas are not in the repository), and
 * against the rules that no grammar can say: which ids must be unique and what they refer to.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { tmxText } from '../../../scripts/exchange/translation/tmx-writer.ts';
import { unitsOf } from '../../../scripts/exchange/translation/units.ts';
import { xliffText } from '../../../scripts/exchange/translation/xliff-writer.ts';
import { elementsOf, readXml, type XmlElement } from '../../../scripts/exchange/translation/xml.ts';
import { documentOf, sidesOf } from './publication.ts';

function validator(name: string): (text: string) => void {
  const grammar = XmlDocument.fromString(readFileSync(new URL(name, import.meta.url), 'utf8'));
  const rules = RelaxNGValidator.fromDoc(grammar);
  return (text) => {
    const document = XmlDocument.fromString(text);
    try {
      rules.validate(document);
    } finally {
      document.dispose();
    }
  };
}

const validate = { tmx: validator('tmx.rng'), xliff: validator('xliff.rng') };

function root(text: string): XmlElement {
  const read = readXml(text);
  assert.ok('root' in read);
  return read.root;
}

function everything(element: XmlElement): readonly XmlElement[] {
  return [element, ...elementsOf(element).flatMap(everything)];
}

function assertUnique(ids: readonly (string | undefined)[]): void {
  assert.equal(new Set(ids).size, ids.length, ids.join(' '));
}

/** XLIFF 2.1, attributes `id` and `dataRef…`: unique in their unit, shared with the counterpart only, pointing to data. */
function checkXliff(text: string): void {
  const units = everything(root(text)).filter(({ name }) => name === 'unit');
  assertUnique(units.map(({ attributes }) => attributes.id));
  for (const unit of units) {
    const all = everything(unit);
    const data = all.filter(({ name }) => name === 'data').map(({ attributes }) => attributes.id);
    assertUnique(data);
    const inline = (side: string) =>
      all
        .filter(({ name }) => name === side)
        .flatMap((one) => everything(one).filter(({ name }) => name === 'pc' || name === 'ph'));
    const [source, target] = [inline('source'), inline('target')];
    for (const codes of [source, target]) assertUnique(codes.map(({ attributes }) => attributes.id));
    for (const { attributes } of [...source, ...target]) {
      const references = [attributes.dataRef, attributes.dataRefStart, attributes.dataRefEnd].filter(
        (one) => one !== undefined,
      );
      for (const reference of references) assert.ok(data.includes(reference), reference);
    }
    for (const code of target) {
      const counterpart = source.find(({ attributes }) => attributes.id === code.attributes.id);
      if (counterpart) assert.deepEqual([code.name, code.attributes], [counterpart.name, counterpart.attributes]);
    }
    // "Editing hints": a code that must not be deleted is in the translation too.
    if (all.every(({ name }) => name !== 'target')) continue;
    for (const { attributes } of source.filter((code) => code.attributes.canDelete === 'no')) {
      assert.ok(
        target.some((code) => code.attributes.id === attributes.id),
        `unit ${unit.attributes.id}, code ${attributes.id}`,
      );
    }
  }
}

/** TMX 1.4b, `bpt` and `ept`: each beginning has its end, by a number that is unique in the segment. */
function checkTmx(text: string): void {
  const all = everything(root(text));
  assertUnique(all.filter(({ name }) => name === 'tu').map(({ attributes }) => attributes.tuid));
  for (const seg of all.filter(({ name }) => name === 'seg')) {
    const numbers = (kind: string) => elementsOf(seg, kind).map(({ attributes }) => attributes.i);
    assertUnique(numbers('bpt'));
    assert.deepEqual(numbers('bpt').toSorted(), numbers('ept').toSorted());
  }
}

const block = fc.constantFrom(
  '一*二*三',
  '- **a** [b](c)\n- `d`',
  '> q[^n]',
  '## 見出し & <b>',
  '|a|b|\n|-|-|\n|1|{漢|かん}|',
  '![i](x.png)',
  '---',
  '```\n<x>\n```',
  'a  \nb *c **d** e*',
  '<div>x</div>',
);
const text = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => `${blocks.join('\n\n')}\n\n[^n]: note ]]> "\n`);

describe('exchange files', () => {
  it('keep to the rules of XLIFF 2.1 and TMX 1.4b', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('ja' as const, 'en' as const), (ja, en, from) => {
        const exchange = { publication: 'test', from, units: unitsOf(documentOf(sidesOf(ja, en))) };
        const [xliff, tmx] = [xliffText(exchange), tmxText(exchange)];
        validate.xliff(xliff);
        validate.xliff(xliffText(exchange, '2.0'));
        validate.tmx(tmx);
        checkXliff(xliff);
        checkTmx(tmx);
      }),
      { numRuns: 150 },
    );
  });

  it('would not pass with an element out of place', () => {
    const exchange = {
      publication: 'test',
      from: 'ja' as const,
      units: unitsOf(documentOf(sidesOf('一*二*\n', 'One *two*\n'))),
    };
    assert.throws(() => validate.xliff(xliffText(exchange).replace(' state=', ' status=')));
    assert.throws(() => validate.tmx(tmxText(exchange).replace('<seg>', '<seg><seg/>')));
    assert.throws(() => checkXliff(xliffText(exchange).replace('<data id="d1">', '<data id="d9">')));
    assert.throws(() => checkXliff(xliffText(exchange).replace(/<pc [^>]*>(two)<\/pc>/, '$1')));
    assert.throws(() => checkTmx(tmxText(exchange).replace('<ept i="1">', '<ept i="2">')));
  });
});
