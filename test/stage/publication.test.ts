import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { message } from '../../scripts/message/message.ts';
import { preparePublication } from '../../scripts/stage/publication.ts';
import { words } from '../../scripts/template/translate.ts';
import { type Parts, prepare, settings, settingsWithout, shown, sources } from './small-publication.ts';

async function mistakes(parts: Parts): Promise<unknown[]> {
  return (await prepare(parts)).messages.map(shown);
}

it('prepares a publication without mistakes', async () => {
  const { prepared, messages } = await prepare();
  assert.deepEqual(messages, []);
  assert.equal(prepared?.input.publication.id, 'small');
  assert.deepEqual(
    prepared?.input.document.chapters.map(({ id }) => id),
    ['a'],
  );
  assert.equal(prepared?.input.texts.size, 2);
  assert.deepEqual(prepared?.placeOf('title'), { file: 'small/publication.yaml', line: 4, column: 1 });
});

describe('chapters', () => {
  it('come in the order of their names', async () => {
    const texts = { '10-c': '丙。', '02-b': '乙。', '01-a': '甲。' };
    const { prepared } = await prepare({ ja: texts, en: texts });
    assert.deepEqual(
      prepared?.input.document.chapters.map(({ name }) => name),
      ['01-a', '02-b', '10-c'],
    );
  });

  it('that one language lacks are reported, and the others are still read', async () => {
    const found = await mistakes({
      settings: settingsWithout('addresses'),
      ja: { '01-a': '甲。', '02-b': '乙。', '04-d': '[x](#y)' },
      en: { '01-a': 'One.', '03-c': 'Three.', '04-d': 'Four words.' },
    });
    assert.deepEqual(found, [
      { code: 'chapter-missing', ja: 'ja/02-b.md:1:1', values: { language: 'en', file: 'small/en/02-b.md' } },
      { code: 'chapter-missing', en: 'en/03-c.md:1:1', values: { language: 'ja', file: 'small/ja/03-c.md' } },
      { code: 'link-target', ja: 'ja/04-d.md:4:1', values: { target: '#y' } },
    ]);
  });

  it('whose names differ are reported on both sides', async () => {
    assert.deepEqual(await mistakes({ ja: { '01-a': '甲。' }, en: { '01-b': 'One.' } }), [
      { code: 'chapter-missing', ja: 'ja/01-a.md:1:1', values: { language: 'en', file: 'small/en/01-a.md' } },
      { code: 'chapter-missing', en: 'en/01-b.md:1:1', values: { language: 'ja', file: 'small/ja/01-b.md' } },
    ]);
  });

  for (const name of ['statement', '01-Statement', '01-声明', '01_statement', '01-', '01-a--b', '01 a']) {
    it(`cannot be called ${name}`, async () => {
      assert.deepEqual(await mistakes({ ja: { [name]: '甲。' }, en: { [name]: 'One.' } }), [
        { code: 'chapter-name', ja: `ja/${name}.md:1:1`, values: { name } },
      ]);
    });
  }

  it('must be there', async () => {
    assert.deepEqual(await mistakes({ ja: {}, en: {} }), [
      { code: 'chapters-none', settings: 'small/publication.yaml:1:1', values: { folder: 'small' } },
    ]);
  });

  it('that cannot be read are not called missing', async () => {
    const place = { file: 'small/ja/01-a.md', line: 1, column: 1 };
    const unreadable = [message('file-unreadable', { ja: place }, { reason: 'no permission' })];
    assert.deepEqual(await mistakes({ ja: {}, unreadable }), [
      { code: 'file-unreadable', ja: 'ja/01-a.md:1:1', values: { reason: 'no permission' } },
    ]);
  });

  it('with another encoding are reported, with the mistakes of the others', async () => {
    const all = sources({ en: { '01-a': 'See [x](#y).' } });
    const sjis = {
      ...all,
      ja: all.ja.map((file) => ({ ...file, bytes: Uint8Array.of(0x88, 0xc3, 0x8d, 0x86, 0x0a) })),
    };
    const { messages } = await preparePublication(sjis, words());
    assert.deepEqual(messages.map(shown), [
      { code: 'file-encoding', ja: 'ja/01-a.md:1:1', values: { encoding: 'Shift_JIS' } },
    ]);
  });
});

describe('settings', () => {
  it('must be there; the chapters are still checked', async () => {
    const { settings: _, ...rest } = sources({ ja: { '01-a': '甲' }, en: {} });
    const { prepared, messages } = await preparePublication(rest, words());
    assert.equal(prepared, undefined);
    assert.deepEqual(messages.map(shown), [
      { code: 'settings-missing', values: { folder: 'small' } },
      { code: 'chapter-missing', ja: 'ja/01-a.md:1:1', values: { language: 'en', file: 'small/en/01-a.md' } },
    ]);
  });

  it('that cannot be read are not called missing', async () => {
    const place = { file: 'small/publication.yaml', line: 1, column: 1 };
    const unreadable = [message('file-unreadable', { settings: place }, { reason: 'no permission' })];
    const { settings: _, ...rest } = sources({ unreadable });
    const { messages } = await preparePublication(rest, words());
    assert.deepEqual(messages.map(shown), [
      { code: 'file-unreadable', settings: 'small/publication.yaml:1:1', values: { reason: 'no permission' } },
    ]);
  });

  it('with mistakes do not hide those of the chapters', async () => {
    const found = await mistakes({
      settings: settings.replace('id: small', 'id: Small'),
      ja: { '01-a': '[甲](#y)' },
      en: { '01-a': 'See [x](#y)' },
    });
    assert.deepEqual(found, [
      {
        code: 'settings-value',
        settings: 'small/publication.yaml:1:1',
        values: { key: 'id', expected: 'name', detail: '', found: '“Small”' },
      },
      { code: 'link-target', ja: 'ja/01-a.md:4:1', values: { target: '#y' } },
      { code: 'link-target', en: 'en/01-a.md:4:5', values: { target: '#y' } },
    ]);
  });

  it('in another encoding are reported, and nothing else about them', async () => {
    const title = Uint8Array.of(...new TextEncoder().encode('title: '), 0x88, 0xc3, 0x8d, 0x86, 0x0a);
    assert.deepEqual(await mistakes({ settings: title }), [
      { code: 'file-encoding', settings: 'small/publication.yaml:1:8', values: { encoding: 'Shift_JIS' } },
    ]);
  });

  it('may have a byte order mark and the line ends of Windows', async () => {
    assert.deepEqual(await mistakes({ settings: `\uFEFF${settings.replaceAll('\n', '\r\n')}` }), []);
  });

  it('with an invisible control character are reported', async () => {
    assert.deepEqual(await mistakes({ settings: settings.replace('A small', 'A\u0007 small') }), [
      { code: 'control-character', settings: 'small/publication.yaml:4:25', values: { codePoint: 'U+0007' } },
    ]);
  });

  it('cannot ask for sheets of an edition that is not made', async () => {
    assert.deepEqual(await mistakes({ settings: `${settings}print:\n  2up: { of: leaflet }\n` }), [
      {
        code: 'settings-required',
        settings: 'small/publication.yaml:12:10',
        values: { key: 'editions.leaflet', expected: 'map', detail: '' },
      },
    ]);
  });
});

describe('what an edition shows', () => {
  const texts = {
    ja: { '01-a': '序。\n\n## 甲\n\n### 乙\n\n本文。\n' },
    en: { '01-a': 'Intro here.\n\n## First part\n\n### Inner part\n\nText here.\n' },
  };
  const leaflet = (front: string, back = '') =>
    settings.replace(
      '  web: {}\n',
      `  leaflet:\n    front: [${front}]\n    back: [${back}]\n  booklet:\n    chapters: [a]\n`,
    );

  it('may be a chapter by file name or id, or a heading of any depth', async () => {
    for (const target of ['01-a', 'a', 'first-part', 'inner-part']) {
      assert.deepEqual(await mistakes({ ...texts, settings: leaflet(target) }), [], target);
    }
  });

  it('is reported when it is none of them, each at its own place', async () => {
    const known = '01-a, first-part';
    assert.deepEqual(await mistakes({ ...texts, settings: leaflet('01-a, firstpart', 'intro-here') }), [
      {
        code: 'settings-target',
        settings: 'small/publication.yaml:11:19',
        values: { key: 'editions.leaflet.front', target: 'firstpart', known },
      },
      {
        code: 'settings-target',
        settings: 'small/publication.yaml:12:12',
        values: { key: 'editions.leaflet.back', target: 'intro-here', known },
      },
    ]);
  });

  it('is reported in every edition for reading, also in those with names of their own', async () => {
    const further = '  booklet: { chapters: [b] }\n  book: { layout: facing, chapters: [01-a, nothing] }\n';
    const found = await mistakes({ ...texts, settings: settings.replace('  web: {}\n', further) });
    assert.deepEqual(
      found.map((one) => (one as { values: unknown }).values),
      [
        { key: 'editions.booklet.chapters', target: 'b', known: '01-a, first-part' },
        { key: 'editions.book.chapters', target: 'nothing', known: '01-a, first-part' },
      ],
    );
  });

  it('is not called wrong when the chapter itself could not be read', async () => {
    const found = await mistakes({ ...texts, en: {}, settings: leaflet('first-part') });
    assert.deepEqual(
      found.map((one) => (one as { code: string }).code),
      ['chapter-missing'],
    );
  });
});

describe('notes', () => {
  it('are numbered in each chapter, the same in both languages', async () => {
    const ja = { '01-a': '甲[^x]乙[^y]\n\n[^x]: 一\n\n[^y]: 二\n', '02-b': '丙[^y]\n\n[^y]: 三\n' };
    const en = { '01-a': 'One[^x] two[^y]\n\n[^x]: a\n\n[^y]: b\n', '02-b': 'Three[^y]\n\n[^y]: c\n' };
    const { prepared } = await prepare({ ja, en });
    assert.deepEqual(
      [...(prepared?.input.notes ?? [])].map(([chapter, numbers]) => [chapter, [...numbers]]),
      [
        [
          'a',
          [
            ['x', 1],
            ['y', 2],
          ],
        ],
        ['b', [['y', 1]]],
      ],
    );
  });
});
