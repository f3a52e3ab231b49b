import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ElementContent } from 'hast';
import { prepare, shown } from './small-publication.ts';

const second = {
  ja: '<!-- id: law -->\n法律。\n\n注[^n]\n\n[^n]: 文\n',
  en: 'The law.\n\nA note[^n]\n\n[^n]: Words\n',
};

function hrefs(nodes: readonly ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    const { href, role } = node.properties;
    return [...(typeof href === 'string' && role === undefined ? [href] : []), ...hrefs(node.children)];
  });
}

async function follow(link: string): Promise<{ hrefs: string[]; messages: unknown[] }> {
  const { prepared, messages } = await prepare({
    ja: { '01-a': `本文。\n\n## 見出し\n`, '02-b': second.ja },
    en: { '01-a': `See ${link} here.\n\n## Some heading\n`, '02-b': second.en },
  });
  const nodes = [...(prepared?.input.texts.values() ?? [])].flat();
  return { hrefs: hrefs(nodes), messages: messages.map(shown) };
}

describe('links that lead somewhere become an address in the same document', () => {
  const rows: readonly (readonly [link: string, href: string])[] = [
    ['[x](#some-heading)', '#some-heading'],
    ['[x](#law)', '#law'],
    ['[x](02-b.md#law)', '#law'],
    ['[x](./02-b.md#law)', '#law'],
    ['[x](02-b.md)', '#b'],
    ['[x](02-b.md#)', '#b'],
    ['[x](02-b#law)', '#law'],
    ['[x](#a)', '#a'],
    ['[x](https://example.org/#law)', 'https://example.org/#law'],
    ['[x](mailto:a@example.org)', 'mailto:a@example.org'],
    ['**[*x*](#law)**', '#law'],
  ];
  for (const [link, href] of rows) {
    it(link, async () => {
      assert.deepEqual(await follow(link), { hrefs: [href], messages: [] });
    });
  }
});

describe('links that lead nowhere are reported where they stand', () => {
  const rows: readonly (readonly [link: string, target: string])[] = [
    ['[x](#nowhere)', '#nowhere'],
    ['[x](03-c.md)', '03-c.md'],
    ['[x](03-c.md#law)', '03-c.md#law'],
    ['[x](02-b.md#nowhere)', '02-b.md#nowhere'],
    ['[x](#)', '#'],
    ['[x](/absolute)', '/absolute'],
    ['[x](images/a.png)', 'images/a.png'],
    ['[x](#note-n)', '#note-n'],
    ['[x](#見出し)', '#見出し'],
    ['[x](#%E0%A4%A)', '#%E0%A4%25A'],
  ];
  for (const [link, target] of rows) {
    it(link, async () => {
      const { messages } = await follow(link);
      assert.deepEqual(messages, [{ code: 'link-target', en: 'en/01-a.md:4:5', values: { target } }]);
    });
  }

  it('in Japanese too, in any block', async () => {
    const { messages } = await prepare({
      ja: { '01-a': '- 項目\n- [甲](#x)と[乙](#y)\n' },
      en: { '01-a': '- an item\n- another\n' },
    });
    assert.deepEqual(messages.map(shown), [
      { code: 'link-target', ja: 'ja/01-a.md:5:3', values: { target: '#x' } },
      { code: 'link-target', ja: 'ja/01-a.md:5:11', values: { target: '#y' } },
    ]);
  });
});
