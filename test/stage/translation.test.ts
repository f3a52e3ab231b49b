/** The policies for rows that changed since their review: in the messages, and in the web page, the PDFs and the EPUB. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Nodes } from 'hast';
import type { EditionInput } from '../../scripts/edition/edition.ts';
import { epubEdition } from '../../scripts/edition/epub.ts';
import { leaflet } from '../../scripts/edition/leaflet.ts';
import { page } from '../../scripts/edition/page.ts';
import { record } from '../../scripts/parallel/state/record.ts';
import { stateText } from '../../scripts/parallel/state/write-state.ts';
import { type Prepared, preparePublication } from '../../scripts/stage/publication.ts';
import { words } from '../../scripts/template/translate.ts';
import { type Parts, prepare, settings, shown, sources } from './small-publication.ts';
import { composed } from '../edition/paged/compose.ts';

const folder = mkdtempSync(join(tmpdir(), 'taiyaku-state-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ja = `## 要求

撤回せよ。[^1]

- 一つ
- 二つ

| 年 | 事 |
| --- | --- |
| 甲 | 乙 |

[^1]: 注の文。
`;
const en = `## Demand

Withdraw it.[^1]

- One
- Two

| Year | Event |
| --- | --- |
| First | Second |

[^1]: The note.
`;
const before: Parts = {
  ja: { '01-a': ja, '02-b': '後ろの章。\n' },
  en: { '01-a': en, '02-b': 'The chapter behind.\n' },
};

/** What is found when the texts of `before` were reviewed and those of `now` stand in their place. */
async function changed(now: Parts, policy = '', state?: string): Promise<Prepared> {
  const { prepared } = await prepare({ ...before, folder });
  assert.ok(prepared?.translation);
  const reviewed = record(prepared.translation.rows, []);
  writeFileSync(join(folder, 'translation-state.json'), state ?? stateText(reviewed));
  return prepare({ ...before, ...now, settings: settings + policy, folder, others: ['translation-state.json'] });
}

const policy = (name: string): string => `translation: { policy: ${name} }\n`;
const changedJa: Parts = { ja: { '01-a': ja.replace('撤回せよ', '撤回するな'), '02-b': '後ろの章。\n' } };

function text(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && (node.tagName === 'style' || node.tagName === 'script')) return '';
  return 'children' in node ? node.children.map(text).join('') : '';
}

/** The texts of the editions, by name. */
function editions(input: EditionInput): ReadonlyMap<string, string> {
  const leafletWith = (layout: 'columns' | 'language-per-side') =>
    leaflet(input, { paper: 'A4', layout, sides: 2, type: { from: 8, to: 11 }, front: ['01-a'], back: [] }, '');
  const trees: readonly (readonly [string, Nodes])[] = [
    ['web', page(input, { css: '', script: '' })],
    ['leaflet in columns', leafletWith('columns')],
    ['leaflet with a language a side', leafletWith('language-per-side')],
    ['booklet', composed(input)],
    ['EPUB', { type: 'root', children: epubEdition(input).documents.flatMap(({ body }) => [...body]) }],
  ];
  return new Map(trees.map(([name, tree]) => [name, text(tree)]));
}

const marks = {
  ja: '日本語は、英語と最後に照合したあとで変更されています。',
  en: 'The Japanese has changed since the two texts were last compared.',
};

function times(whole: string, part: string): number {
  return whole.split(part).length - 1;
}

describe('badge', () => {
  it('is the policy where none is set, and marks a changed row in both languages in every edition', async () => {
    const { prepared, messages } = await changed(changedJa);
    assert.ok(prepared);
    assert.deepEqual(
      messages.map(({ code, severity, values }) => [code, severity, values]),
      [['translation-marked', 'info', { count: 1 }]],
    );
    for (const [name, said] of editions(prepared.input)) {
      assert.equal(times(said, marks.ja), 1, name);
      assert.equal(times(said, marks.en), 1, name);
      assert.ok(said.includes('撤回するな'), name);
    }
  });

  const places: readonly (readonly [what: string, from: string, to: string, language: 'ja' | 'en'])[] = [
    ['a heading', '## 要求', '## 要望', 'ja'],
    ['a list', '一つ', '一個', 'ja'],
    ['a table', '甲', '丙', 'ja'],
    ['a note', '注の文', '注の言葉', 'ja'],
    ['an English side', 'Withdraw it', 'Keep it', 'en'],
  ];
  for (const [what, from, to, language] of places) {
    it(`marks ${what}`, async () => {
      const source = { ja, en }[language].replace(from, to);
      const { prepared } = await changed({ [language]: { ...before[language], '01-a': source } });
      assert.ok(prepared);
      assert.equal(prepared.input.stale?.size, 1);
      for (const [name, said] of editions(prepared.input)) {
        assert.equal(times(said, 'since the two texts were last compared.'), 1, name);
        assert.equal(times(said, '最後に照合したあとで変更されています。'), 1, name);
      }
    });
  }

  it('marks a new row', async () => {
    const { prepared } = await changed({
      en: { '01-a': `${en}\nNew.\n`, '02-b': 'The chapter behind.\n' },
      ja: { '01-a': `${ja}\n新しい。\n`, '02-b': '後ろの章。\n' },
    });
    assert.deepEqual([...(prepared?.input.stale ?? [])], [['new', 'new']]);
    assert.ok(prepared);
    for (const [name, said] of editions(prepared.input)) assert.ok(said.includes('まだ照合されていません'), name);
  });

  it('shows nothing where nothing was ever recorded, and nothing where nothing changed', async () => {
    const fresh = await prepare({ ...before, settings: settings + policy('badge') });
    assert.deepEqual(fresh.messages, []);
    assert.equal(fresh.prepared?.input.stale?.size, 0);
    const same = await changed({});
    assert.deepEqual(same.messages, []);
    assert.equal(same.prepared?.input.stale?.size, 0);
  });
});

describe('keep', () => {
  it('publishes the last reviewed pair in every edition, without a mark', async () => {
    const now: Parts = {
      ja: {
        '01-a': ja.replace('撤回せよ', '撤回するな').replace('- 二つ', '- 三つ').replace('甲', '丙'),
        '02-b': '後ろの章。\n',
      },
      en: { '01-a': en.replace('## Demand', '## Request'), '02-b': 'The chapter behind.\n' },
    };
    const { prepared, messages } = await changed(now, policy('keep'));
    assert.ok(prepared);
    assert.deepEqual(messages.map(shown), [
      { code: 'translation-kept', settings: settingsPlace(), values: { count: 4 } },
    ]);
    for (const [name, said] of editions(prepared.input)) {
      for (const kept of ['撤回せよ', 'Withdraw it.', '二つ', 'Two', '甲', 'First', '要求', 'Demand', 'The note.']) {
        assert.ok(said.includes(kept), `${name}: ${kept}`);
      }
      for (const gone of ['撤回するな', '三つ', '丙', 'Request']) assert.ok(!said.includes(gone), `${name}: ${gone}`);
      assert.equal(times(said, 'compared'), 0, name);
    }
    assert.deepEqual(editions(prepared.input), editions((await changed({})).prepared?.input ?? assert.fail()));
  });

  it('brings back a side that was deleted', async () => {
    const { prepared } = await changed(
      { en: { '01-a': en.replace('- One\n- Two\n\n', ''), '02-b': 'The chapter behind.\n' } },
      policy('keep'),
    );
    assert.ok(prepared);
    for (const [name, said] of editions(prepared.input)) assert.ok(said.includes('Two'), name);
  });

  it('keeps links that were written with a definition', async () => {
    const linked = {
      ja: { '01-a': '[声明][s]を見よ。\n\n[s]: https://example.org/old\n' },
      en: { '01-a': 'See [it][s].\n\n[s]: https://example.org/old\n' },
    };
    const { prepared } = await prepare({ ...linked, folder });
    const state = stateText(record(prepared?.translation?.rows ?? [], []));
    const now = { ja: { '01-a': '[声明][s]は見るな。\n\n[s]: https://example.org/new\n' }, en: linked.en };
    const kept = (await changed(now, policy('keep'), state)).prepared;
    assert.ok(kept);
    const html = JSON.stringify(page(kept.input, { css: '', script: '' }));
    assert.equal(times(html, 'https://example.org/old'), 2);
    assert.ok(!html.includes('https://example.org/new'));
  });

  it('marks what it cannot bring back: a row with a note that is gone', async () => {
    const gone = (source: string): string => source.replace(/\n\[\^1\]:.*\n/, '').replace('[^1]', '');
    const now = {
      ja: { '01-a': gone(ja).replace('撤回せよ', '撤回するな'), '02-b': '後ろの章。\n' },
      en: { '01-a': gone(en), '02-b': 'The chapter behind.\n' },
    };
    const { prepared, messages } = await changed(now, policy('keep'));
    assert.deepEqual(
      messages.map(({ code }) => code),
      ['translation-marked'],
    );
    assert.ok(prepared?.input.stale?.has('withdraw-it'));
  });
});

describe("a chapter's title that changed", () => {
  const retitled = async (name: string): Promise<ReadonlyMap<string, string>> => {
    await changed({});
    const now = sources({ ...before, settings: settings + policy(name), folder, others: ['translation-state.json'] });
    const [first, ...others] = now.ja;
    assert.ok(first);
    const title = new TextDecoder().decode(first.bytes).replace('題 01-a', '別の題');
    const { prepared } = await preparePublication(
      { ...now, ja: [{ ...first, bytes: new TextEncoder().encode(title) }, ...others] },
      words(),
    );
    assert.ok(prepared);
    return editions(prepared.input);
  };

  it('is marked', async () => {
    const found = await retitled('badge');
    for (const name of ['web', 'booklet', 'EPUB']) {
      assert.equal(times(found.get(name) ?? '', marks.ja), 1, name);
      assert.equal(times(found.get(name) ?? '', marks.en), 1, name);
    }
  });

  it('is kept', async () => {
    const found = await retitled('keep');
    for (const name of ['web', 'booklet', 'EPUB']) {
      assert.ok(found.get(name)?.includes('題 01-a'), name);
      assert.ok(!found.get(name)?.includes('別の題'), name);
    }
  });
});

describe('block', () => {
  it('makes an error of each row that changed or is new, with both places and the command that records it', async () => {
    const { messages } = await changed(changedJa, policy('block'));
    assert.deepEqual(messages.map(shown), [
      {
        code: 'translation-stale',
        ja: 'ja/01-a.md:6:1',
        en: 'en/01-a.md:6:1',
        values: {
          row: 'withdraw-it',
          state: 'ja-changed',
          advice: 'compare',
          command: `npm run review -- ${folder.split('/').at(-1)} withdraw-it --manuscripts ${tmpdir()}`,
        },
      },
    ]);
    assert.equal(messages[0]?.severity, 'error');
  });

  it('asks to translate a row that stands alone, not to compare it', async () => {
    const added = `${ja}\n\n## 新しい見出し\n\n訳のない新しい段落。\n`;
    const { messages } = await changed({ ja: { '01-a': added, '02-b': '後ろの章。\n' } }, policy('block'));
    const advice = messages.flatMap((one) => (one.code === 'translation-stale' ? [one.values.advice] : []));
    assert.deepEqual([...new Set(advice)], ['translate']);
  });

  it('may be asked for in some chapters only', async () => {
    const only = (chapter: string): string => `translation: { chapters: { ${chapter}: block } }\n`;
    const codes = async (chapter: string) => (await changed(changedJa, only(chapter))).messages.map(({ code }) => code);
    assert.deepEqual(await codes('01-a'), ['translation-stale']);
    assert.deepEqual(await codes('02-b'), ['translation-marked']);
  });

  it('asks for a first review, once', async () => {
    const { messages } = await prepare({ ...before, settings: settings + policy('block') });
    assert.deepEqual(messages.map(shown), [
      {
        code: 'translation-unrecorded',
        settings: 'small/publication.yaml:11:1',
        values: { command: 'npm run review -- small' },
      },
    ]);
  });
});

it('a policy for a chapter that does not exist is reported where it stands', async () => {
  const { messages } = await changed({}, 'translation:\n  chapters:\n    01-a: block\n    01-b: keep\n');
  assert.deepEqual(
    messages.map(({ code, values, settings: place }) => [code, place?.line, values]),
    [['settings-target', 14, { key: 'translation.chapters', target: '01-b', known: '01-a, 02-b' }]],
  );
});

it('a state file that cannot be used is an error, and everything else is still checked', async () => {
  const { prepared, messages } = await changed(
    { ja: { '01-a': '[甲](#nowhere)\n' }, en: { '01-a': '[A](#nowhere)\n' } },
    '',
    '{ "version": 2 }',
  );
  assert.deepEqual(
    messages.map(({ code, ja: inJa, en: inEn }) => [code, inJa !== undefined, inEn !== undefined]),
    [
      ['state-version', false, false],
      ['link-target', true, false],
      ['link-target', false, true],
    ],
  );
  assert.equal(prepared?.translation, undefined);
});

function settingsPlace(): string {
  return `${folder.split('/').at(-1)}/translation-state.json:1:1`;
}
