import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { epubEdition } from '../../scripts/edition/epub.ts';
import { inputOf } from '../stage/small-publication.ts';
import { everything } from './editions.ts';
import { headingLevels, ids, rooted, tagged, targets, words } from './tree.ts';

const documents = epubEdition(await inputOf(everything)).documents;

it('has a document for each chapter, then the colophon', () => {
  assert.deepEqual(
    documents.map(({ name, type, title }) => [name, type, title.ja, title.en]),
    [
      ['statement', 'chapter', '題 01-statement', 'Title 01-statement'],
      ['background', 'chapter', '題 02-background', 'Title 02-background'],
      ['colophon', 'colophon', 'この版について', 'About this edition'],
    ],
  );
});

describe('each document', () => {
  for (const { name, body, sections } of documents) {
    const tree = rooted(body);
    it(`begins with its title and skips no level: ${name}`, () => {
      const levels = headingLevels(tree);
      assert.equal(levels[0], 1);
      levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1, levels.join(' ')));
    });

    it(`has the ids of its sections: ${name}`, () => {
      const there = new Set(ids(tree));
      for (const { id } of sections) assert.ok(there.has(id), id);
    });
  }
});

it('lists all headings with their depths, without readings', async () => {
  assert.deepEqual(
    documents[0]?.sections.map(({ id, depth, title }) => [id, depth, title.ja, title.en]),
    [
      ['our-demands', 2, '要求', 'Our demands'],
      ['details', 3, '細目', 'Details'],
      ['figures', 2, '数字', 'Figures'],
    ],
  );
  const [, ruby] = epubEdition(
    await inputOf({ ja: { '01-a': '## {暗号|あんごう}の**話**\n' }, en: { '01-a': '## About *keys*\n' } }),
  ).documents;
  assert.deepEqual(ruby?.sections[0]?.title, { ja: '暗号の話', en: 'About keys' });
});

it('links from one document to another, as if they were one', () => {
  const [statement] = documents;
  assert.ok(statement);
  const links = tagged(rooted(statement.body), 'a').map(({ properties }) => properties.href);
  assert.ok(links.includes('#background'));
  assert.ok(!ids(rooted(statement.body)).includes('background'));
});

it('has no link into nothing, which validators would refuse', async () => {
  const texts = { ja: { '01-a': '甲[^n]。\n\n[^n]: 注\n' }, en: { '01-a': 'No mark here.\n\n[^n]: Note\n' } };
  const all = rooted(epubEdition(await inputOf(texts)).documents.flatMap(({ body }) => body));
  const there = new Set(ids(all));
  assert.deepEqual(targets(all).toSorted(), ['note-a-1-ja', 'ref-a-1-ja']);
  assert.ok(targets(all).every((target) => there.has(target)));
});

it('has the licence in the colophon', () => {
  const last = documents.at(-1);
  assert.match(
    words(rooted(last?.body ?? [])),
    /利用条件クリエイティブ・コモンズ BY 4\.0.*LicenceCreative Commons BY 4\.0/s,
  );
});
