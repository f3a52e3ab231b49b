import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Manuscript } from '../../scripts/manuscript/manuscript.ts';
import { parseManuscript } from '../../scripts/manuscript/parse.ts';
import type { Language } from '../../scripts/message/message.ts';
import { noEvidence, pair } from '../../scripts/parallel/pair.ts';

function manuscript(language: Language, text: string): Manuscript {
  const bytes = new TextEncoder().encode(`---\ntitle: t\n---\n\n${text}`);
  const parsed = parseManuscript({ language, file: `${language}.md`, name: '01-text', bytes });
  assert.ok(parsed.manuscript);
  return parsed.manuscript;
}

const blocks: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    '## 見出し',
    '### 小見出し',
    '段落。',
    'Gitの段落は少し長い。',
    '- 項\n- 目',
    '```\ncode 1\n```',
    '> 引用',
    '---',
    '| a |\n| - |\n| 1 |',
    '![図](a.png)',
    '[^n]: 注',
    '<!-- pair: a -->\n組。',
    '<!-- pair: b -->\n組。',
    '<!-- alone: 理由 -->\n独り。',
    '<div>html</div>',
  ],
  en: [
    '## Heading',
    '#### Small heading',
    'Text.',
    'A somewhat longer paragraph about Git.',
    '1. one\n2. two',
    '```\ncode 1\n```',
    '> Quotation',
    '---',
    '| a |\n| - |\n| 1 |',
    '![Figure](a.png)',
    '[^n]: Note',
    '<!-- pair: a -->\nTied.',
    '<!-- pair: b -->\nTied.',
    '<!-- alone: reason -->\nAlone.',
    '<div>html</div>',
  ],
};
const texts = (language: Language) =>
  fc.array(fc.constantFrom(...blocks[language]), { maxLength: 24 }).map((all) => all.join('\n\n<!-- -->\n\n'));

describe('pair', () => {
  it('holds every block of both sides once, in order', () => {
    fc.assert(
      fc.property(texts('ja'), texts('en'), (jaText, enText) => {
        const ja = manuscript('ja', jaText);
        const en = manuscript('en', enText);
        const { groups } = pair(ja, en, noEvidence);
        assert.deepEqual(
          groups.flatMap((group) => group.ja),
          ja.blocks,
        );
        assert.deepEqual(
          groups.flatMap((group) => group.en),
          en.blocks,
        );
        for (const { kind, ...sides } of groups) {
          assert.equal(kind, sides.ja.length === 0 ? 'enOnly' : sides.en.length === 0 ? 'jaOnly' : 'pair');
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('is the same on every run', () => {
    fc.assert(
      fc.property(texts('ja'), texts('en'), (jaText, enText) => {
        const once = () => pair(manuscript('ja', jaText), manuscript('en', enText), noEvidence);
        assert.deepEqual(once(), once());
      }),
      { seed: 13, numRuns: 30 },
    );
  });

  it('a block that is alone is never paired, whatever speaks for it', () => {
    const { groups } = pair(
      manuscript('ja', '<!-- alone: 理由 -->\nGit 2021'),
      manuscript('en', 'Git 2021'),
      noEvidence,
    );
    assert.deepEqual(groups.map(({ kind }) => kind).toSorted(), ['enOnly', 'jaOnly']);
    assert.equal(groups.find((group) => group.kind === 'jaOnly')?.reason, '理由');
  });

  it('a mark ties what nothing else would', () => {
    const ja = manuscript('ja', '<!-- pair: x -->\n短い。\n\n<!-- pair: x -->\n- 項\n\n終わり。');
    const en = manuscript(
      'en',
      `The beginning.\n\n<!-- pair: x -->\n${'These are the long words of it, and they say what is to be said. '.repeat(8)}\n\nThe end.`,
    );
    const { groups, messages } = pair(ja, en, noEvidence);
    const tied = groups.find((group) => group.ja[0]?.data?.pair === 'x');
    assert.deepEqual([tied?.ja.length, tied?.en.length, tied?.kind === 'pair' && tied.confidence], [2, 1, 1]);
    assert.deepEqual(
      messages.map(({ code }) => code),
      ['row-one-sided'],
    );
  });

  it('terms of the glossary tie short paragraphs', () => {
    const ja = manuscript(
      'ja',
      '次に、鍵について少し話をしておきたい。昔からどの家にもあったものである。\n\n次に、鐘について少し話をしておきたい。昔からどの町にもあったものである。',
    );
    const en = manuscript('en', 'And then a few words on the bells, which every town once had.');
    const rows = (terms: { ja: string; en: string }[]) => pair(ja, en, { terms }).groups.map(({ kind }) => kind);
    assert.deepEqual(rows([{ ja: '鐘', en: 'bell' }]), ['jaOnly', 'pair']);
    assert.deepEqual(rows([{ ja: '鍵', en: 'bell' }]), ['pair', 'jaOnly']);
  });
});

describe('the shipped manuscripts', () => {
  const root = new URL('../../manuscripts/', import.meta.url);
  for (const name of readdirSync(root)) {
    for (const file of readdirSync(new URL(`${name}/ja/`, root))) {
      it(`${name} ${file}: block for block, without a message`, () => {
        const text = (language: Language) => readFileSync(new URL(`${name}/${language}/${file}`, root));
        const read = (language: Language) => {
          const parsed = parseManuscript({ language, file, name: file, bytes: text(language) });
          assert.ok(parsed.manuscript);
          return parsed.manuscript;
        };
        const { groups, messages } = pair(read('ja'), read('en'), noEvidence);
        assert.deepEqual(messages, []);
        for (const group of groups) assert.deepEqual([group.ja.length, group.en.length], [1, 1]);
      });
    }
  }
});
