import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { englishSounds, katakanaSounds } from '../../../../scripts/parallel/align/anchor/katakana.ts';
import { latinWords } from '../../../../scripts/parallel/align/anchor/latin.ts';
import { termFinder } from '../../../../scripts/parallel/align/anchor/term.ts';

describe('Latin words', () => {
  const rows = [
    ['JCA-NETの声明', ['w:jca-net', 'w:jca', 'w:net']],
    ['ＡＰＩを使う', ['w:api']],
    ['the APIs', ['w:the', 'w:api']],
    ['Alice’s class', ['w:alice', 'w:class']],
  ] as const;
  for (const [text, keys] of rows) it(text, () => assert.deepEqual(latinWords(text.normalize('NFKC')), keys));
});

describe('katakana and English', () => {
  const same = [
    ['サーバー', 'server'],
    ['データベース', 'database'],
    ['ファイルシステム', 'file system'],
    ['コマンド', 'command'],
    ['パッケージ', 'package'],
    ['ネットワーク', 'network'],
    ['バージョン', 'version'],
    ['ディレクトリ', 'directory'],
    ['カーネル', 'kernel'],
    ['メッセージ', 'message'],
    ['インストール', 'install'],
  ] as const;
  for (const [ja, en] of same) {
    it(`${ja} = ${en}`, () => {
      const keys = katakanaSounds(ja);
      assert.equal(keys.length, 1);
      assert.deepEqual([...new Set(englishSounds(['w:x', 'k:zzz', ...keys])(en))], keys);
    });
  }

  it('ユーザー and エラー say too little', () => assert.deepEqual(katakanaSounds('ユーザーとエラー'), []));
});

describe('terms', () => {
  it('are found on both sides, whatever the case', () => {
    const find = termFinder([
      { ja: 'バックドア', en: 'back door' },
      { ja: '外務省', en: 'Ministry of Foreign Affairs' },
    ]);
    assert.deepEqual(find.ja('外務省のバックドア'), ['t:0', 't:1']);
    assert.deepEqual(find.en('Back doors of the ministry of foreign affairs'), ['t:0', 't:1']);
    assert.deepEqual(find.en('Nothing'), []);
  });
});
