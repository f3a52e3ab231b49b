/** The reason of a row that one side lacks is marked with the language that it is written in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reasonFor } from '../../scripts/edition/reason.ts';
import { editions } from './editions.ts';
import { classed, texts } from './tree.ts';

describe('the reason', () => {
  for (const [reason, ja, en] of [
    ['国内だけの制度', ['国内だけの制度', 'ja'], ['国内だけの制度', 'ja']],
    ['exists in Japan only', ['exists in Japan only', 'en'], ['exists in Japan only', 'en']],
    ['国内だけの制度 | exists in Japan only', ['国内だけの制度', 'ja'], ['exists in Japan only', 'en']],
    ['exists in Japan only ｜ 国内だけの制度', ['国内だけの制度', 'ja'], ['exists in Japan only', 'en']],
    ['either | or', ['either | or', 'en'], ['either | or', 'en']],
    ['a|b', ['a|b', 'en'], ['a|b', 'en']],
    ['2020', ['2020', 'ja'], ['2020', 'en']],
  ] as const) {
    it(reason, () => {
      assert.deepEqual(Object.values(reasonFor(reason, 'ja')), ja);
      assert.deepEqual(Object.values(reasonFor(reason, 'en')), en);
    });
  }
});

describe('every edition', async () => {
  const chapter = (reason: string) => ({
    ja: `法律は秘密を守る。\n\n<!-- alone: ${reason} -->\n日本だけの事情。\n`,
    en: 'The law.\n',
  });
  const made = async (reason: string) => {
    const { ja, en } = chapter(reason);
    return editions({
      ja: { '01-statement': ja, '02-background': '本文。\n' },
      en: { '01-statement': en, '02-background': 'Text.\n' },
    });
  };
  const shown = (tree: Parameters<typeof classed>[0]) =>
    classed(tree, 'untranslated').map((note) =>
      texts(note, 'outer').map(({ text, language }) => `${language}:${text}`),
    );

  it('marks a reason in the other language', async () => {
    const page = (await made('国内だけの制度')).get('page');
    assert.ok(page);
    assert.deepEqual(shown(page), [['outer:(not translated: ', 'ja:国内だけの制度', 'outer:)']]);
  });

  it('shows the reader’s own, where the author gives both', async () => {
    const page = (await made('国内だけの制度 | exists in Japan only')).get('page');
    assert.ok(page);
    assert.deepEqual(shown(page), [['outer:(not translated: exists in Japan only)']]);
  });
});
