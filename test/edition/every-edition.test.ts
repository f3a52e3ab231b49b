/** What holds for every edition, whichever language leads and whichever part it shows. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Root } from 'hast';
import type { Language } from '../../scripts/message/message.ts';
import { inputOf } from '../stage/small-publication.ts';
import { coverOf, editions, englishFirst, everything } from './editions.ts';
import { classed, elements, headingLevels, ids, tagged, targets, texts, words, without } from './tree.ts';

const orders = [
  ['Japanese first', everything, ['ja', 'en']],
  ['English first', englishFirst, ['en', 'ja']],
] as const;

for (const [order, parts, languages] of orders) {
  const [leading] = languages;
  const made = await editions(parts);
  for (const [name, tree] of made) {
    describe(`${name}, ${order}`, () => {
      it('has each id once', () => {
        const all = ids(tree);
        assert.deepEqual(
          all.filter((id, index) => all.indexOf(id) !== index),
          [],
        );
      });

      it('links to nothing that it does not show', () => {
        const there = new Set(ids(tree));
        assert.deepEqual(
          targets(tree).filter((target) => !there.has(target)),
          [],
        );
      });

      it('marks Japanese as Japanese and English as English', () => {
        for (const { text, language } of texts(tree)) {
          if (/[ぁ-んァ-ヶ一-龠]/.test(text)) assert.equal(language, 'ja', text);
          else if (/[a-z]{3}/i.test(text) && !/https?:|example\.org|^(JCA|CC)/.test(text))
            assert.equal(language, 'en', text);
        }
      });

      it('has the class and the language agree', () => {
        for (const language of ['ja', 'en'] as const) {
          for (const { properties } of classed(tree, language)) assert.equal(properties.lang, language);
        }
      });

      it('skips no heading level', () => {
        const levels = headingLevels(tree);
        assert.ok(levels.length > 1);
        assert.equal(levels[0], 1);
        levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1, levels.join(' ')));
      });

      it('has the leading language first in every row and every pair of runs', () => {
        let pairs = 0;
        for (const { children } of elements(tree)) {
          const order = children.flatMap((child) => {
            const { className } = child.type === 'element' ? child.properties : {};
            return Array.isArray(className) ? className.filter((one) => one === 'ja' || one === 'en') : [];
          });
          if (order.length < 2) continue;
          pairs += 1;
          assert.deepEqual(order.slice(0, 2), languages);
        }
        assert.ok(pairs > 0 || name.endsWith('by language'));
      });

      it('names the licence, in both languages, with its address or beside the address of the text', () => {
        const all = words(tree);
        assert.match(all, /クリエイティブ・コモンズ BY 4\.0/);
        assert.match(all, /Creative Commons BY 4\.0/);
        const addresses = tagged(tree, 'a').map(({ properties }) => properties.href);
        assert.ok(addresses.includes('https://example.org/book'));
        assert.equal(addresses.includes('https://example.org/licence'), !name.startsWith('leaflet'));
      });

      it('has the date in both languages', () => {
        const times = tagged(tree, 'time').filter(({ properties }) => properties.dateTime === '2019-05-01');
        const said = new Set(times.map(words));
        assert.deepEqual([...said].toSorted(), ['1 May 2019', '2019年5月1日（令和元年）'].toSorted());
      });

      it('has note marks and notes that lead to each other, each in its own language', () => {
        const byId = new Map(elements(tree).map((element) => [element.properties.id, element]));
        const marks = elements(tree).filter(({ properties }) => properties.role === 'doc-noteref');
        const backs = elements(tree).filter(({ properties }) => properties.role === 'doc-backlink');
        const notes = elements(tree).filter(({ properties }) => properties.role === 'doc-footnote');
        assert.equal(backs.length, notes.length);
        assert.ok(notes.length > 0);
        for (const { properties, children } of marks) {
          const note = byId.get(String(properties.href).slice(1));
          assert.ok(note && notes.includes(note));
          const side = /-(ja|en)(?:-\d+)?$/;
          assert.equal(side.exec(String(properties.href))?.[1], side.exec(String(properties.id))?.[1]);
          assert.ok(
            words(note).startsWith(children.map(words).join('')),
            'the note begins with the number of its mark',
          );
        }
        const first = new Set(marks.map(({ properties }) => `#${properties.id}`));
        for (const { properties } of backs) assert.ok(first.has(String(properties.href)), String(properties.href));
      });
    });
  }

  it(`says which language leads: ${order}`, async () => {
    const documents = [...made].filter(([name]) => name !== 'epub');
    for (const [name, tree] of [...documents, ['cover', await coverOf(parts)] as const]) {
      const [html] = tagged(tree, 'html');
      assert.equal(html?.properties.lang, leading, name);
      const title = words(tagged(tree, 'title')[0] as never);
      assert.equal(title, leading === 'ja' ? '小さな本 — A small book' : 'A small book — 小さな本', name);
    }
  });
}

it('has each text of the manuscripts once in the page, the booklet and the EPUB', async () => {
  const { texts: blocks } = await inputOf(everything);
  const made = await editions(everything);
  for (const name of ['page', 'booklet', 'epub']) {
    const all = words(without(made.get(name) as Root, 'page-reference'));
    for (const [block, nodes] of blocks) {
      if (block.type !== 'paragraph') continue;
      const said = words({ type: 'root', children: [...nodes] });
      assert.equal(all.split(said).length - 1, 1, `${name}: ${said}`);
    }
  }
});

describe('the style sheets', () => {
  const root = new URL('../../templates/', import.meta.url);
  const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));

  it('are there', () => assert.ok(sheets.length >= 6));

  for (const path of sheets) {
    it(`assume no order of the languages: ${path}`, () => {
      const css = readFileSync(new URL(path, root), 'utf8').replace(/\/\*.*?\*\//gs, '');
      for (const [selectors = ''] of css.matchAll(/[^{}]+(?=\{)/g)) {
        assert.doesNotMatch(selectors, /\.cell\.(ja|en)\b/);
        const other: Record<Language, Language> = { ja: 'en', en: 'ja' };
        for (const [, first, second] of selectors.matchAll(/\.(ja|en) \+ \.(ja|en)/g)) {
          assert.ok(selectors.includes(`.${second} + .${first}`), selectors);
          assert.equal(second, other[first as Language]);
        }
      }
    });
  }
});
