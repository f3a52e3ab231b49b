import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Element, ElementContent } from 'hast';
import { type BlocksHast, blocksToHast } from '../../scripts/manuscript/hast.ts';
import { allowedHtml } from '../../scripts/manuscript/html.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';

function hastOf(text: string): BlocksHast {
  const bytes = new TextEncoder().encode(`---\ntitle: 題\n---\n\n${text}`);
  const { manuscript } = parseManuscript({ language: 'ja', file: 'ja/a.md', name: 'a', bytes });
  assert.ok(manuscript);
  return blocksToHast(manuscript, {
    footnote: (label, occurrence) => ({ number: 7, href: `#${label}`, id: `${label}-${occurrence}` }),
  });
}

function elementsOf(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) => (node.type === 'element' ? [node, ...elementsOf(node.children)] : []));
}

describe('blocksToHast', () => {
  it('gives one entry for each block, in order', () => {
    const { blocks } = hastOf('a\n\n- b\n\n[x]: y\n\n[c][x]\n\n***\n');
    assert.deepEqual(
      [...blocks.keys()].map(({ type }) => type),
      ['paragraph', 'list', 'paragraph', 'thematicBreak'],
    );
    assert.equal(
      [...blocks.values()].flatMap((nodes) => elementsOf(nodes)).find(({ tagName }) => tagName === 'a')?.properties
        .href,
      'y',
    );
  });

  it('keeps the positions of elements, with and without raw HTML in the block', () => {
    for (const source of ['a **b** {漢|かん}', 'a **b** {漢|かん}<br>']) {
      const { blocks } = hastOf(source);
      const places = elementsOf([...blocks.values()].flat()).flatMap(({ tagName, position }) =>
        position ? [`${tagName} ${position.start.line}:${position.start.column}`] : [],
      );
      assert.deepEqual(places.slice(0, 3), ['p 5:1', 'strong 5:3', 'ruby 5:9']);
    }
  });

  it('lets nobody forge a reference to a note', () => {
    const { blocks } = hastOf('<sup><a role="doc-noteref" id="x" href="#y">1</a></sup> real[^1]\n\n[^1]: note');
    const anchors = elementsOf([...blocks.values()].flat()).filter(({ tagName }) => tagName === 'a');
    assert.deepEqual(
      anchors.map(({ properties }) => properties),
      [{ href: '#y' }, { href: '#1', id: '1-1', role: 'doc-noteref' }],
    );
  });

  it('lets no element and no attribute through that is not on the list', () => {
    const tag = fc.constantFrom(
      'script',
      'style',
      'div',
      'a',
      'img',
      'svg',
      'iframe',
      'span',
      'math',
      'form',
      'template',
      'b',
      'table',
      'td',
      'object',
      'base',
      'meta',
      'link',
      'p',
      'noscript',
      'title',
      'plaintext',
    );
    const attribute = fc.constantFrom(
      'onclick="x"',
      'href="javascript:x"',
      'href=" jAvascript:x"',
      'src="data:x"',
      'src=//x',
      'style="x"',
      'id=x',
      'name=x',
      'lang=en',
      'srcset="x"',
      'class="x"',
      'formaction=x',
      "href='vbscript:x'",
      'xlink:href="x"',
    );
    const piece = fc.oneof(
      fc.tuple(tag, attribute, attribute).map(([name, first, second]) => `<${name} ${first} ${second}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom('text', '\n', '{漢|かん}', '<!--', '-->', '"', '>', '<'),
    );
    const allowed = new Set([...(allowedHtml.tagNames ?? [])]);
    const properties = new Set([
      'lang',
      'dir',
      'title',
      'href',
      'src',
      'alt',
      'scope',
      'className',
      'open',
      'colSpan',
      'rowSpan',
    ]);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const nodes of hastOf(`x ${pieces.join('')}`).blocks.values()) {
          for (const element of elementsOf(nodes)) {
            assert.ok(allowed.has(element.tagName), element.tagName);
            for (const [name, value] of Object.entries(element.properties)) {
              assert.ok(properties.has(name), name);
              if (name === 'href' || name === 'src')
                assert.doesNotMatch(String(value), /^\s*(?:javascript|vbscript|data):|^\/\//i);
              if (name === 'className') assert.doesNotMatch(String(value), /x/);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reports every element that it removes', () => {
    const { messages } = hastOf('a <marquee>b</marquee> <font color="red">c</font> <object data=x>d</object>');
    assert.deepEqual(
      messages.map(({ code, ja, values }) => [code, ja?.column, values]),
      [
        ['html-removed', 3, { tag: '<marquee>' }],
        ['html-removed', 24, { tag: '<font>' }],
        ['html-removed', 51, { tag: '<object>' }],
      ],
    );
  });

  it('tells which of two equal elements it removed', () => {
    const { messages } = hastOf('a <rt>x</rt> <ruby>漢<rt>y</rt></ruby>');
    assert.deepEqual(
      messages.map(({ ja, values }) => [ja?.column, values]),
      [[3, { tag: '<rt>' }]],
    );
  });

  it('does not call elements unclosed that HTML closes by itself', () => {
    const { messages } = hastOf(`<ul>${'<li>a<br>'.repeat(150)}</ul>\n\n<p>a\n\n<table><tr><td>a<td>b</table>`);
    assert.deepEqual(messages, []);
  });
});
