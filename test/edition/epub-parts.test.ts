import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { EpubDocument } from '../../scripts/edition/epub.ts';
import { inParts, type PartsRule } from '../../scripts/edition/epub-parts.ts';
import { classed, ids, rooted, targets, words } from './tree.ts';

const row = (id: string, text: string, cites: readonly number[] = []): Element =>
  h('div', { class: ['row'], id }, [
    h('p', text),
    ...cites.map((number) => h('a', { href: `#note-${number}`, role: 'doc-noteref' }, `${number}`)),
  ]);
const heading = (id: string, level: number): Element =>
  h('div', { class: ['row', 'heading'], id }, [h(`h${level}`, 'H')]);
const mark = (page: number): Element => h('span', { id: `page.${page}`, role: 'doc-pagebreak' });
const note = (number: number, ...before: readonly Element[]): Element =>
  h('div', { class: ['row', 'note-row'] }, [
    h('div', { class: 'cell' }, [...before, h('aside', { id: `note-${number}`, role: 'doc-footnote' }, `N${number}`)]),
  ]);
const notes = (...rows: readonly Element[]): Element =>
  h('section', { class: ['notes'], role: 'doc-endnotes' }, [h('h2', { class: 'notes-title' }, 'Notes'), ...rows]);

const both = (text: string) => ({ ja: text, en: text });
const chapter = (name: string, ...body: readonly ElementContent[]): EpubDocument => ({
  name,
  title: both(name),
  body,
  sections: body.flatMap((one) =>
    one.type === 'element' && String(one.properties.className).includes('heading')
      ? [{ id: String(one.properties.id), title: both('H'), depth: 2 }]
      : [],
  ),
  type: 'chapter',
});

/** Characters of text: a row of ten characters is ten long. */
const measure = (nodes: readonly ElementContent[]): number => words(rooted(nodes)).length;
const rule = (limit: number): PartsRule => ({ limit, measure });
const ten = (id: string, cites: readonly number[] = []): Element =>
  row(id, 'x'.repeat(10 - cites.join('').length), cites);
const bodies = (documents: readonly EpubDocument[]) => documents.map(({ body }) => ids(rooted(body)));
const cut = (limit: number, ...body: readonly ElementContent[]) => inParts([chapter('a', ...body)], rule(limit));
const partsOf = (limit: number, ...body: readonly ElementContent[]) => bodies(cut(limit, ...body).documents);

describe('a long chapter', () => {
  it('is cut into parts of about the same length; a short one is left as it is', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ten(id));
    assert.deepEqual(partsOf(40, ...rows), [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    const whole = chapter('a', ...rows);
    assert.equal(inParts([whole], rule(60)).documents[0], whole);
  });

  it('is cut before a heading where one is near, and rather before a higher one', () => {
    const rows = ['c', 'd', 'e', 'f'].map((id) => ten(id));
    assert.deepEqual(partsOf(50, ten('a'), ten('b'), row('b2', 'xxxx'), heading('h', 3), ...rows), [
      ['a', 'b', 'b2'],
      ['h', 'c', 'd', 'e', 'f'],
    ]);
    const five = (id: string) => row(id, 'xxxxx');
    const [before, after] = ['abcd', 'wxyzv'].map((letters) => [...letters].map((id) => ten(id)));
    const between = [five('e'), heading('h', 2), five('f'), heading('i', 4)];
    const [first] = partsOf(70, ...(before ?? []), ...between, ...(after ?? []));
    assert.deepEqual(first, ['a', 'b', 'c', 'd', 'e']);
    const far = [heading('h', 2), ten('a'), ten('b'), ten('c'), ten('d')];
    assert.deepEqual(partsOf(31, ...far), [
      ['h', 'a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('keeps a heading with what follows, and the mark of a printed page with its row', () => {
    assert.deepEqual(partsOf(20, ten('a'), heading('h', 2), mark(3), heading('i', 3), ten('b'), mark(4), ten('c')), [
      ['a'],
      ['h', 'page.3', 'i', 'b'],
      ['page.4', 'c'],
    ]);
  });

  it('has its notes at the end of the part that refers to them first, under their heading', () => {
    const { documents } = cut(
      30,
      ten('a', [1, 2]),
      ten('b', [2]),
      ten('c', [1]),
      ten('d', [3]),
      notes(...[1, 2, 3].map((n) => note(n))),
    );
    assert.deepEqual(bodies(documents), [
      ['a', 'b', 'note-1', 'note-2'],
      ['c', 'd', 'note-3'],
    ]);
    for (const { body } of documents) assert.equal(classed(rooted(body), 'notes-title').length, 1);
    const [bare] = cut(25, ten('a'), ten('b'), ten('c', [1]), ten('d'), notes(note(1))).documents;
    assert.deepEqual(classed(rooted(bare?.body ?? []), 'notes'), [], 'a part without notes has no heading for them');
  });

  it('keeps notes together that nothing leads to, and those behind the last printed page', () => {
    assert.deepEqual(partsOf(30, ten('a', [1]), ten('b'), ten('c', [3]), ten('d'), notes(note(1), note(2), note(3))), [
      ['a', 'b', 'note-1', 'note-2'],
      ['c', 'd', 'note-3'],
    ]);
    assert.deepEqual(partsOf(30, ten('a', [1, 2]), ten('b'), ten('c'), ten('d'), notes(note(1), note(2, mark(9)))), [
      ['a', 'b', 'note-1'],
      ['c', 'd', 'page.9', 'note-2'],
    ]);
  });

  it('is one chapter still: later parts go on with it, share its title, and have names and headings of their own', () => {
    const long = chapter('a', heading('h', 2), ten('b'), heading('i', 2), ten('c'), heading('j', 2), ten('d'));
    const { documents } = inParts([long, chapter('a-2', ten('e'))], rule(15));
    assert.deepEqual(
      documents.map(({ name, title, continues, sections }) => [
        name,
        title.en,
        continues,
        sections.map(({ id }) => id),
      ]),
      [
        ['a', 'a', undefined, ['h']],
        ['a-3', 'a', true, ['i']],
        ['a-4', 'a', true, ['j']],
        ['a-2', 'a-2', undefined, []],
      ],
    );
  });

  it('names the rows that are longer than a document may be, by the longest row where some stay together', () => {
    const { documents, oversize } = cut(20, ten('a'), heading('h', 2), row('b', 'x'.repeat(50)), ten('c'));
    assert.deepEqual(bodies(documents), [['a'], ['h', 'b'], ['c']]);
    assert.deepEqual(oversize, [{ row: 'b', bytes: 51 }]);
    assert.deepEqual(cut(20, ten('a'), ten('b'), ten('c')).oversize, []);
  });
});

it('loses, doubles and moves nothing, whatever a chapter holds', () => {
  const kind = fc.record({
    level: fc.option(fc.integer({ min: 2, max: 6 }), { freq: 3 }),
    length: fc.integer({ min: 1, max: 60 }),
    cites: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
    page: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(kind, { minLength: 1, maxLength: 40 }), fc.integer({ min: 10, max: 200 }), (rows, limit) => {
      const body = rows.flatMap(({ level, length, cites, page }, index) => [
        ...(page ? [mark(index)] : []),
        level === null ? row(`r${index}`, 'x'.repeat(length), cites) : heading(`r${index}`, level),
      ]);
      const cited = [...new Set(targets(rooted(body)))];
      const all = cited.map((id) => note(Number(id.slice('note-'.length))));
      const { documents, oversize } = inParts(
        [chapter('a', ...body, ...(all.length > 0 ? [notes(...all)] : []))],
        rule(limit),
      );
      const isNote = (id: string) => id.startsWith('note-');
      const there = bodies(documents).flat();
      assert.deepEqual(
        there.filter((id) => !isNote(id)),
        ids(rooted(body)),
      );
      assert.deepEqual(there.filter(isNote), cited);
      const seen = new Set<string>();
      for (const part of documents) {
        const tree = rooted(part.body);
        const first = new Set(targets(tree).filter((id) => !seen.has(id)));
        for (const id of first) seen.add(id);
        assert.deepEqual(ids(tree).filter(isNote), [...first], 'a note stands where it is referred to first');
        assert.ok(measure(part.body) <= limit + 'Notes'.length || oversize.length > 0, 'no longer than allowed');
      }
      for (const { body: part } of documents.slice(0, -1)) {
        const last = part.findLast((one) => one.type === 'element' && one.tagName !== 'section');
        assert.ok(last?.type === 'element' && last.tagName !== 'span', 'a mark is the last of its part');
        assert.doesNotMatch(String(last.properties.className), /heading/, 'a heading is the last of its part');
      }
    }),
  );
});
