import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noEvidence } from '../../scripts/parallel/pair.ts';
import type { ChapterContext, ChapterFiles, ReadChapter } from '../../scripts/stage/chapter.ts';
import { inWorker, readAll } from '../../scripts/stage/chapter-workers.ts';

const context: ChapterContext = {
  evidence: noEvidence,
  rules: { context: { terms: [], names: [] }, settings: { numbers: 'error' } },
};

describe('readAll', () => {
  it('gives the same in the same order, whichever thread reads a chapter', async () => {
    const chapters = Array.from({ length: 12 }, (_, index) => chapter(index));
    const alone = await readAll(chapters, context, 0);
    assert.deepEqual(await elsewhere(chapters), alone);
    assert.deepEqual(await readAll(chapters, context, 2), alone);
    assert.deepEqual(
      alone.map(({ pair }) => pair?.ja.name),
      chapters.map(({ ja }) => ja?.name),
    );
    assert.deepEqual(
      alone.map(({ parity }) => parity.map(({ code, severity }) => `${severity} ${code}`)),
      chapters.map((_, index) => (index % 3 === 0 ? ['error parity-numbers'] : [])),
    );
  });

  it('keeps the blocks of a row the blocks of the manuscript, also from another thread', async () => {
    for (const { pair } of await elsewhere([chapter(1), chapter(2), chapter(3)])) {
      assert.ok(pair?.paired);
      const blocks = pair.paired.groups.flatMap(({ ja }) => ja);
      assert.equal(blocks.length, pair.ja.blocks.length);
      blocks.forEach((block, index) => assert.equal(block, pair.ja.blocks[index]));
    }
  });

  it('reads what can be read of a chapter that lacks a side', async () => {
    const { ja } = chapter(4);
    const [read] = await elsewhere([ja ? { ja } : {}]);
    assert.equal(read?.pair, undefined);
    assert.deepEqual(read?.messages, []);
  });
});

/** All of them read by one other thread. */
async function elsewhere(chapters: readonly ChapterFiles[]): Promise<readonly ReadChapter[]> {
  const results: ReadChapter[] = [];
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const order = [...chapters.keys()].toReversed();
  await inWorker({ chapters, order, counter, context }, ({ index, chapter }) => {
    results[index] = chapter;
  });
  return results;
}

/** Every third chapter gives another number in English. */
function chapter(index: number): ChapterFiles {
  const name = `${String(index).padStart(2, '0')}-a`;
  const bytes = (text: string) => new TextEncoder().encode(`---\ntitle: T\n---\n\n${text}\n`);
  const number = index % 3 === 0 ? 900 : 700;
  return {
    ja: { language: 'ja', file: `ja/${name}.md`, name, bytes: bytes('## 見出し\n\n部屋は700室ある。\n\n- 甲\n- 乙') },
    en: {
      language: 'en',
      file: `en/${name}.md`,
      name,
      bytes: bytes(`## Heading\n\nThere are ${number} rooms.\n\n- One\n- Two`),
    },
  };
}
