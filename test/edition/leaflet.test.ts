import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaflet } from '../../scripts/edition/leaflet.ts';
import { inputOf } from '../stage/small-publication.ts';
import { englishFirst, everything, leafletSettings as settings } from './editions.ts';
import { classed, ids, tagged, words } from './tree.ts';

const input = await inputOf(everything);

function sheet(tree: ReturnType<typeof leaflet>): string {
  const [style] = tagged(tree, 'style');
  return style?.children.map((child) => (child.type === 'text' ? child.value : '')).join('') ?? '';
}

describe('in columns', () => {
  const tree = leaflet(input, settings, '/* own */');
  const [front, back] = classed(tree, 'side');
  assert.ok(front && back);

  it('has a front and a back with what was asked for, in order', () => {
    assert.equal(classed(tree, 'side').length, 2);
    assert.deepEqual(
      ids(front).filter((id) => !/^(note|ref)-/.test(id)),
      [
        'the-first-paragraph-see-background-and',
        'our-demands',
        'the-first-the-second',
        'details',
        'once-more-and-the-rest',
        'figures',
      ],
    );
    assert.equal(ids(back)[0], 'what-happened');
  });

  it('has the title on the front, the way to the back, and the address on the back', () => {
    assert.equal(tagged(front, 'h1').map(words).join(), '小さな本A small book');
    assert.equal(classed(front, 'overleaf').map(words).join(), '背景と連絡先は裏面にBackground and contact overleaf');
    assert.equal(classed(back, 'running-title').map(words).join(), '小さな本A small book');
    const [imprint] = classed(back, 'imprint');
    assert.ok(imprint);
    assert.match(words(imprint), /全文と背景説明Full text and background/);
    assert.match(words(imprint), /連絡先：係Contact: Officeoffice@example\.org/);
    assert.match(words(imprint), /この版の説明 ?第1\.2\.0版。/);
    assert.equal(classed(front, 'imprint').length, 0);
  });

  it('has the notes of each side on that side', () => {
    assert.deepEqual(classed(front, 'note').length, 4);
    assert.deepEqual(classed(back, 'note').length, 2);
  });

  it('has the code of the address, with words for those who cannot see it', () => {
    const [code] = tagged(tree, 'svg');
    assert.equal(code?.properties.role, 'img');
    assert.equal(code?.properties.ariaLabel, '全文のアドレスのQRコード / QR code with the address of the full text');
  });

  it('tells the style sheet the paper and the sizes', () => {
    assert.ok(sheet(tree).startsWith('@page { size: 210mm 297mm; margin: 0; }'));
    assert.match(sheet(tree), /:root \{ --smallest: 8pt; --size: 11pt; --frame: 1\.000; \}/);
    assert.ok(sheet(tree).endsWith('/* own */'));
    const custom = leaflet(input, { ...settings, paper: { width: 99, height: 210 } }, '');
    assert.ok(sheet(custom).startsWith('@page { size: 99mm 210mm;'));
    assert.equal(tagged(custom, 'main')[0]?.properties.dataPaper, 'custom');
  });

  it('has everything on the front when nothing is on the back', () => {
    const [only, ...others] = classed(leaflet(input, { ...settings, sides: 1, back: [] }, ''), 'side');
    assert.ok(only);
    assert.deepEqual(others, []);
    assert.equal(classed(only, 'imprint').length, 1);
    assert.equal(classed(only, 'overleaf').length, 0);
  });
});

describe('more than two sides', () => {
  const about = (tree: ReturnType<typeof leaflet>) =>
    classed(tree, 'side').map((side) => [side.properties.dataFlow, classed(side, 'row').length > 0]);

  it('share what stands on the back', () => {
    const tree = leaflet(input, { ...settings, sides: 4 }, '');
    assert.deepEqual(about(tree), [
      ['0', true],
      ['1', true],
      ['1', false],
      ['1', false],
    ]);
    assert.deepEqual(classed(tree, 'folio').map(words), ['2/4', '3/4', '4/4']);
    assert.equal(classed(tree, 'imprint').length, 1);
  });

  it('share what stands on the front when nothing is on the back', () => {
    const tree = leaflet(input, { ...settings, sides: 3, back: [] }, '');
    assert.deepEqual(about(tree), [
      ['0', true],
      ['0', false],
      ['0', false],
    ]);
  });

  it('have a language on each side of every sheet', () => {
    const tree = leaflet(input, { ...settings, layout: 'language-per-side', sides: 4, back: [] }, '');
    assert.deepEqual(about(tree), [
      ['ja', true],
      ['en', true],
      ['ja', false],
      ['en', false],
    ]);
    assert.equal(classed(tree, 'imprint').length, 2);
  });
});

describe('figures', () => {
  const [figures] = classed(leaflet(input, settings, ''), 'figures');
  assert.ok(figures);

  it('are large numerals with a caption in each language', () => {
    const items = tagged(figures, 'li').map((item) => ({
      numerals: tagged(item, 'strong').map((one) => [one.properties.lang, words(one)]),
      captions: tagged(item, 'p').map((one) => [one.properties.lang, words(one)]),
    }));
    assert.deepEqual(items, [
      {
        numerals: [[undefined, '7']],
        captions: [
          ['ja', 'か国'],
          ['en', 'countries'],
        ],
      },
      {
        numerals: [
          ['ja', '2020年'],
          ['en', 'In 2020'],
        ],
        captions: [
          ['ja', '署名'],
          ['en', 'signed'],
        ],
      },
    ]);
  });

  const sides: readonly (readonly [name: string, ja: string, en: string])[] = [
    ['a list that does not begin with figures', '- 署名 **7**\n', '- **7** countries\n'],
    ['lists of different lengths', '- **7**か国\n- **8**社\n', '- **7** countries\n'],
    ['something after the list', '- **7**か国\n\n本文。\n', '- **7** countries\n\nText here.\n'],
  ];
  for (const [name, ja, en] of sides) {
    it(`are not made of ${name}`, async () => {
      const other = await inputOf({ ja: { '01-a': `## 数\n\n${ja}` }, en: { '01-a': `## Numbers here\n\n${en}` } });
      assert.deepEqual(classed(leaflet(other, { ...settings, front: ['01-a'], back: [] }, ''), 'figures'), []);
    });
  }
});

describe('one language a side', () => {
  const perSide: typeof settings = { ...settings, layout: 'language-per-side', back: [] };

  for (const [order, parts, languages] of [
    ['Japanese', everything, ['ja', 'en']],
    ['English', englishFirst, ['en', 'ja']],
  ] as const) {
    it(`says the same on both sides, ${order} on the front when it leads`, async () => {
      const sides = classed(leaflet(await inputOf(parts), perSide, ''), 'side');
      assert.deepEqual(
        sides.map(({ properties }) => properties.lang),
        languages,
      );
      const rows = sides.map((side) => ids(side).map((id) => id.replace(/-(ja|en)(?=-\d+$|$)/, '')));
      assert.deepEqual(rows[0], rows[1]);
      assert.ok((rows[0]?.length ?? 0) > 8);
    });
  }

  it('has no word of the other language on a side', () => {
    const [ja, en] = classed(leaflet(input, perSide, ''), 'side');
    assert.ok(ja && en);
    assert.doesNotMatch(words(en), /[ぁ-んァ-ヶ一-龠]/);
    assert.doesNotMatch(words(ja), /The|paragraph|demands|Licence|Creative/);
  });

  it('links inside its own side', () => {
    const tree = leaflet(input, perSide, '');
    for (const language of ['ja', 'en']) {
      const [side] = classed(tree, `side-${language}`);
      assert.ok(side);
      const links = tagged(side, 'a').map(({ properties }) => String(properties.href));
      assert.ok(links.includes(`#our-demands-${language}`));
      const own = new Set(ids(side));
      for (const link of links.filter((href) => href.startsWith('#'))) assert.ok(own.has(link.slice(1)), link);
    }
  });
});
