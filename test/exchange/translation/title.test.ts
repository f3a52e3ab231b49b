import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readExchange } from '../../../scripts/exchange/translation/read-exchange.ts';
import { takeTranslations } from '../../../scripts/exchange/translation/take-translations.ts';
import { unitsOf } from '../../../scripts/exchange/translation/units.ts';
import { xliffText } from '../../../scripts/exchange/translation/xliff-writer.ts';
import { parseManuscript } from '../../../scripts/manuscript/parse.ts';
import { documentOf, type Sides } from './publication.ts';

const titled = (en: string, before = '', lineEnd = '\n'): Sides => {
  const file = (title: string, text: string) =>
    new TextEncoder().encode(`${before}---\nshort: S\ntitle: ${title}\n---\n\n${text}\n`.replaceAll('\n', lineEnd));
  return { ja: file('題', '一。'), en: file(en, 'One.') };
};

/** The title `Title` is replaced in the export of `then`, and that is taken into `now`. */
function retitled(title: string, then: Sides, now: Sides = then) {
  const file = xliffText({ publication: 'test', from: 'ja', units: unitsOf(documentOf(then)) });
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const edited = file.replace('>Title</target>', `>${escaped}</target>`);
  assert.notEqual(edited, file);
  const { exchange } = readExchange(new TextEncoder().encode(edited), 'file', 'xliff');
  assert.ok(exchange);
  const taken = takeTranslations(exchange, documentOf(now), (path) => (path === 'ja.md' ? now.ja : now.en));
  const bytes = taken.files.get('en.md');
  const read = bytes && parseManuscript({ language: 'en', file: 'en.md', name: '01-text', bytes });
  return { ...taken, text: bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), read };
}

describe('the title of a chapter', () => {
  it('is exported and comes back, however YAML has to write it', () => {
    const titles = ['New', 'A: b # c', '- a', '"q"', "it's", 'yes', '5', '@a', '{a}', '<b> & *c*', 'a\\b', '題'];
    for (const title of titles) {
      for (const former of ['Title', '"Title"', "'Title'", 'Title # comment', '"T\\x69tle"']) {
        const { messages, changed, read } = retitled(title, titled(former));
        assert.deepEqual([messages, changed], [[], 1]);
        assert.deepEqual(read?.messages, []);
        assert.deepEqual(read?.manuscript?.frontMatter, { title, short: 'S' });
      }
    }
  });

  it('changes no other byte', () => {
    const { text } = retitled('New: one', titled('Title  # comment', '\uFEFF', '\r\n'));
    assert.equal(text, '\uFEFF---\r\nshort: S\r\ntitle: "New: one"  # comment\r\n---\r\n\r\nOne.\r\n');
  });

  it('is left alone where it is newer in the manuscript, at its place', () => {
    const { messages, files } = retitled('New', titled('Title'), titled('Newer'));
    assert.deepEqual(
      messages.map(({ code, en }) => [code, en?.line]),
      [['exchange-conflict', 3]],
    );
    assert.equal(files.size, 0);
  });

  it('is never emptied', () => {
    const { messages, files } = retitled(' ', titled('Title'));
    assert.deepEqual([messages.map(({ code }) => code), files.size], [['exchange-structure'], 0]);
  });

  it('stays out where it is a block of lines', () => {
    const units = unitsOf(documentOf(titled('|\n  Title')));
    assert.deepEqual(
      units.map(({ sides }) => sides.en?.length),
      [1],
    );
  });
});
