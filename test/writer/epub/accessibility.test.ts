import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { accessibilityMetadata } from '../../../scripts/writer/epub/accessibility.ts';
import { survey } from '../../../scripts/writer/epub/survey.ts';
import { book } from './books.ts';

const bilingual = { bilingual: true, pages: false, vertical: false };
const { accessibility: words } = book().words;
const metadata = (...body: ElementContent[]) => accessibilityMetadata(survey([{ body }]), bilingual, words);

test('text alone needs nothing but reading', () => {
  const { accessModes, accessModesSufficient, hazards, features, summary } = metadata(h('p', 'x'));
  assert.deepEqual([accessModes, accessModesSufficient, hazards], [['textual'], ['textual'], ['none']]);
  assert.ok(features.includes('tableOfContents') && features.includes('structuralNavigation'));
  assert.ok(!features.includes('alternativeText') && !features.includes('rubyAnnotations'));
  assert.deepEqual(summary, { ja: 'TEXT。PARALLEL。', en: 'TEXT. PARALLEL.' });
});

test('a book in one language is not said to be parallel', () => {
  assert.equal(accessibilityMetadata(survey([]), { ...bilingual, bilingual: false }, words).summary.en, 'TEXT.');
});

test('described pictures can be seen or read', () => {
  for (const picture of [h('img', { src: 'a', alt: 'A' }), s('svg', { ariaLabel: 'A' }), s('svg', s('title', 'A'))]) {
    const { accessModes, accessModesSufficient, features, summary } = metadata(h('figure', picture));
    assert.deepEqual(
      [accessModes, accessModesSufficient],
      [
        ['textual', 'visual'],
        ['textual,visual', 'textual'],
      ],
    );
    assert.ok(features.includes('alternativeText'));
    assert.equal(summary.en, 'TEXT. PARALLEL. DESCRIBED.');
  }
});

test('one picture without description, and text alone does not suffice', () => {
  for (const picture of [h('img', { src: 'a' }), s('svg')]) {
    const { accessModesSufficient, features, summary } = metadata(h('img', { src: 'b', alt: 'B' }), picture);
    assert.deepEqual(accessModesSufficient, ['textual,visual']);
    assert.ok(!features.includes('alternativeText'));
    assert.equal(summary.en, 'TEXT. PARALLEL. NOT DESCRIBED.');
  }
});

test('decoration says nothing', () => {
  const { accessModes, features } = metadata(h('img', { src: 'a', alt: '' }), s('svg', { ariaHidden: 'true' }));
  assert.deepEqual(accessModes, ['textual']);
  assert.ok(!features.includes('alternativeText'));
});

test('tables, ruby, notes and mathematics are told', () => {
  const { features, summary } = metadata(h('table'), h('ruby', h('rt')), h('a', { role: 'doc-noteref' }), h('math'));
  assert.ok(features.includes('rubyAnnotations') && features.includes('MathML'));
  assert.equal(summary.ja, 'TEXT。PARALLEL。TABLES。RUBY。NOTES。');
});

test('what moves, or may move, is no longer without hazard', () => {
  assert.deepEqual(metadata(s('svg', { ariaHidden: 'true' }, s('circle', s('animateTransform')))).hazards, ['unknown']);
});
