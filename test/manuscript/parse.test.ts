import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { blocksToHast } from '../../scripts/manuscript/hast.ts';
import type { Manuscript } from '../../scripts/manuscript/manuscript.ts';
import { type Parsed, parseManuscript } from '../../scripts/manuscript/parse.ts';
import { wordsOf } from '../../scripts/manuscript/words.ts';

const parse = (text: string): Parsed =>
  parseManuscript({ language: 'en', file: 'en/01-a.md', name: '01-a', bytes: new TextEncoder().encode(text) });

function read(text: string): Manuscript {
  const { manuscript } = parse(`---\ntitle: A\n---\n${text}`);
  assert.ok(manuscript);
  return manuscript;
}

const footnote = () => ({ number: 1, href: '#note' });

/** Pieces of Markdown, valid and broken, so that random texts meet the tokenizers. */
const fragments = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{',
        '|',
        '}',
        '\\',
        '`',
        '**',
        '*',
        '[',
        ']',
        '(',
        ')',
        '[^a]',
        '[^a]: ',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '1. ',
      ),
      fc.constantFrom(
        '| a | b |\n| - | - |\n',
        '{漢字|かんじ}',
        '{漢|',
        '<b>',
        '</b>',
        '<!-- id: x -->',
        '---\n',
        '&amp;',
        '<br>',
        '\t',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('parseManuscript', () => {
  it('never throws, nor does hast, whatever the text', () => {
    fc.assert(
      fc.property(fragments, (text) => {
        const { manuscript } = parse(text);
        assert.ok(manuscript);
        const { blocks } = blocksToHast(manuscript, { footnote });
        assert.deepEqual([...blocks.keys()], manuscript.blocks);
        assert.doesNotMatch(JSON.stringify([...blocks.values()]), /"type":"raw"/);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every word of a text without markup', () => {
    const word = fc.stringMatching(/^[a-zぁ-ん一-十]{1,6}$/);
    const paragraphs = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(paragraphs, (texts) => {
        const lines = texts.map((words) => words.join(' '));
        assert.deepEqual(read(`\n${lines.join('\n\n')}\n`).blocks.map(wordsOf), lines);
      }),
    );
  });

  it('puts a ruby of any characters back together, in text and in a cell', () => {
    const part = fc.stringMatching(/^[a-zぁ-ん一-十]{1,4}$/);
    fc.assert(
      fc.property(part, fc.array(part, { minLength: 1, maxLength: 3 }), (base, readings) => {
        const ruby = `{${[base, ...readings].join('|')}}`;
        for (const text of [`\n${ruby}\n`, `\n| ${ruby} | b |\n| - | - |\n`]) {
          const [node] = nodesOf(read(text), 'ruby');
          assert.ok(node?.type === 'ruby');
          assert.equal(node.readings.join(''), readings.join(''));
          const [child] = node.children;
          assert.equal(child?.type === 'text' && child.value, base);
        }
      }),
    );
  });

  it('places rubies exactly where they stand', () => {
    const manuscript = read(
      '\nA {漢字|かんじ} and\n| {見出|みだ} | b |\n{p|q}\n\n| {x|y} | {a|b} |\n| - | - |\n| c | z {d|e} |\n',
    );
    const found = nodesOf(manuscript, 'ruby').map((node) =>
      manuscript.source.slice(node.position?.start.offset, node.position?.end.offset),
    );
    assert.deepEqual(found, ['{漢字|かんじ}', '{見出|みだ}', '{p|q}', '{x|y}', '{a|b}', '{d|e}']);
  });

  it('reads titles as text, whatever they look like in YAML', () => {
    for (const title of ['2021', 'true', 'null', '1.0', '"A: b"']) {
      assert.equal(parse(`---\ntitle: ${title}\n---\n`).manuscript?.frontMatter.title, title.replaceAll('"', ''));
    }
    assert.deepEqual(parse('---\ntitle: A\nshort: B\n---\n').manuscript?.frontMatter, { title: 'A', short: 'B' });
  });

  it('reports a control character that YAML writes as an escape', () => {
    assert.deepEqual(
      parse('---\ntitle: "a\\u202Eb"\n---\n').messages.map(({ code }) => code),
      ['control-character'],
    );
  });

  it('moves link definitions out of the blocks', () => {
    const { blocks, definitions } = read('\n[a]: b\n\nText [a]\n\n> [c]: d\n');
    assert.deepEqual(
      blocks.map(({ type }) => type),
      ['paragraph'],
    );
    assert.deepEqual(
      definitions.map(({ url }) => url),
      ['b', 'd'],
    );
  });

  for (const hostile of ['{', '{a|', '{`', '[', '[^a', '**a ', '`{`` ', '| {a|b} ', '<a "', '> a\n', '{a|}']) {
    it(`reads ${JSON.stringify(hostile)} repeated, and keeps every character of it`, () => {
      const text = hostile.repeat(Math.ceil(20_000 / hostile.length));
      const { manuscript } = parse(`---\ntitle: A\n---\n\n${text}\n`);
      assert.ok(manuscript);
      assert.ok(manuscript.source.includes(text));
      assert.ok(manuscript.blocks.length > 0);
    });
  }

  it('refuses texts that are nested deeper than a stack can be', () => {
    for (const text of ['>'.repeat(20_000), `${'- '.repeat(5000)}a`, '*a '.repeat(9000) + '*'.repeat(9000)]) {
      const { manuscript, messages } = parse(`---\ntitle: A\n---\n\n${text}`);
      if (!manuscript)
        assert.deepEqual(
          messages.map(({ code }) => code),
          ['nesting-depth'],
        );
      else blocksToHast(manuscript, { footnote });
    }
  });

  it('refuses lists that go deeper line by line before the parser tries them', () => {
    const stairs = (deep: number) => Array.from({ length: deep }, (_, index) => `${'  '.repeat(index)}- x`).join('\n');
    const { manuscript, messages } = parse(`---\ntitle: A\n---\n\n${stairs(1000)}`);
    assert.equal(manuscript, undefined);
    assert.deepEqual(
      messages.map(({ code, ja, en }) => [code, (ja ?? en)?.line]),
      [['nesting-depth', 105]],
    );
    assert.deepEqual(
      read(`\n${`${stairs(10)}\n`.repeat(30)}`).blocks.map(({ type }) => type),
      ['list'],
    );
  });

  it('does not take a long thematic break for nested lists', () => {
    assert.deepEqual(
      read(`\n${'* '.repeat(150)}\n`).blocks.map(({ type }) => type),
      ['thematicBreak'],
    );
  });

  it('finds a table wherever its delimiter row stands, and nowhere else', () => {
    const types = (text: string) => nodesOf(read(`\n${text}\n`), 'table').length;
    for (const text of [
      'a | b\n--- | ---',
      'a\n:-',
      '> | a |\n> |-|',
      '- | a |\n  | - |',
      '[^n]: | a |\n    | - |\n\nx[^n]',
      'p\n| a |\n| - |',
    ])
      assert.equal(types(text), 1, text);
    for (const text of ['a | b\n--- | --- x', 'a\n-', '> | a |\n|-|', '| a |\n\n| - |', '    | a |\n    | - |'])
      assert.equal(types(text), 0, text);
  });

  it('gives no id for a comment that never ends', () => {
    const { manuscript, messages } = parse('---\ntitle: A\n---\n\n<!-- id: x\n\nText\n');
    assert.deepEqual(
      messages.map(({ code }) => code),
      ['id-invalid'],
    );
    assert.deepEqual(
      manuscript?.blocks.map(({ data }) => data?.id),
      [undefined],
    );
  });

  it('leaves raw HTML out that is nested too deep', () => {
    const { blocks, messages } = blocksToHast(read(`\n${'<div>'.repeat(5000)}x\n`), { footnote });
    assert.deepEqual(
      messages.map(({ code }) => code),
      ['nesting-depth'],
    );
    assert.deepEqual([...blocks.values()], [[]]);
  });
});

describe('wordsOf', () => {
  const words = (text: string) => wordsOf(read(`\n${text}\n\n[^1]: Note\n`).blocks[0] ?? assert.fail());

  it('leaves out markup, readings, references to notes and raw HTML', () => {
    assert.equal(words('**A** `b`[^1] {漢字|かん|じ}<br>[c](d) ![e](f)'), 'A b 漢字c e');
  });

  it('separates lines, items and cells', () => {
    assert.equal(words('a\nb\\\nc'), 'a\nb\nc');
    assert.equal(words('- a\n- b\n  - c'), 'a\nb\nc');
    assert.equal(words('| a | b |\n| - | - |\n| c | |'), 'a\nb\nc');
  });
});

function nodesOf(manuscript: Manuscript, type: Nodes['type']): Nodes[] {
  const found: Nodes[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === type) found.push(node);
    if ('children' in node) node.children.forEach(walk);
  };
  manuscript.blocks.forEach(walk);
  return found;
}
