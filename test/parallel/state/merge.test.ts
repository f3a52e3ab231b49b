/** Two translators record on two branches; git brings their files together. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readState } from '../../../scripts/parallel/state/read-state.ts';
import { record } from '../../../scripts/parallel/state/record.ts';
import { track } from '../../../scripts/parallel/state/track.ts';
import type { TranslationState } from '../../../scripts/parallel/state/translation-state.ts';
import { stateText } from '../../../scripts/parallel/state/write-state.ts';
import { type ChapterText, reviewed, rowsOf } from './chapters.ts';

const folder = mkdtempSync(join(tmpdir(), 'taiyaku-merge-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** `git merge-file` on three versions: the merged text, and how many conflicts it has. */
function merge(ours: string, base: string, theirs: string): { readonly text: string; readonly conflicts: number } {
  const paths = [ours, base, theirs].map((text, index) => {
    const path = join(folder, `${index}.json`);
    writeFileSync(path, text);
    return path;
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', ...paths], { encoding: 'utf8' });
  return { text: stdout, conflicts: status ?? -1 };
}

const count = 8;
const base: ChapterText = {
  ja: Array.from({ length: count }, (_, index) => `第${index + 1}の段落である。`).join('\n\n'),
  en: Array.from({ length: count }, (_, index) => `Paragraph ${'abcdefgh'[index]} of the text.`).join('\n\n'),
};
const state = reviewed(rowsOf([base]));

/** The text with some paragraphs as a translator leaves them. */
function edit(edits: Readonly<Record<number, Partial<ChapterText>>>): ChapterText {
  const side = (language: 'ja' | 'en'): string =>
    base[language]
      .split('\n\n')
      .map((text, index) => edits[index]?.[language] ?? text)
      .join('\n\n');
  return { ja: side('ja'), en: side('en') };
}

function recorded(text: ChapterText, before: TranslationState = state): string {
  return stateText(record(track(rowsOf([text]), before), before));
}

describe('two branches merge without conflict', () => {
  it('when each changed one row, whichever two rows they are', () => {
    for (let ours = 0; ours < count; ours += 1) {
      for (let theirs = 0; theirs < count; theirs += 1) {
        if (ours === theirs) continue;
        const mine = { [ours]: { ja: '改めた段落である。', en: 'Changed so that it has another id.' } };
        const yours = { [theirs]: { ja: '書き直した段落。', en: 'Changed as well, to be sorted beside it.' } };
        const { text, conflicts } = merge(recorded(edit(mine)), stateText(state), recorded(edit(yours)));
        assert.equal(conflicts, 0, `${ours} ${theirs}`);
        const merged = readState(text, 'x');
        assert.deepEqual(merged.messages, []);
        const all = track(rowsOf([edit({ ...mine, ...yours })]), merged.state ?? []);
        assert.ok(all.every((row) => row.state === 'reviewed'));
      }
    }
  });

  it('when one added a row and the other changed its neighbour', () => {
    const added = { ja: `${base.ja}\n\n新しい段落。`, en: `${base.en}\n\nZealous new paragraph.` };
    for (let theirs = 0; theirs < count; theirs += 1) {
      const { conflicts } = merge(recorded(added), stateText(state), recorded(edit({ [theirs]: { ja: '改めた。' } })));
      assert.equal(conflicts, 0, String(theirs));
    }
  });

  it('when one took a row out and the other changed its neighbour', () => {
    for (let ours = 0; ours < count; ours += 1) {
      const drop = (text: string): string => text.split('\n\n').toSpliced(ours, 1).join('\n\n');
      const dropped = { ja: drop(base.ja), en: drop(base.en) };
      for (let theirs = 0; theirs < count; theirs += 1) {
        if (ours === theirs) continue;
        const { conflicts } = merge(
          recorded(dropped),
          stateText(state),
          recorded(edit({ [theirs]: { ja: '改めた。' } })),
        );
        assert.equal(conflicts, 0, `${ours} ${theirs}`);
      }
    }
  });
});

it('two branches that changed the same row differently are in conflict, and that is said', () => {
  const mine = recorded(edit({ 3: { ja: '私の文。' } }));
  const { text, conflicts } = merge(mine, stateText(state), recorded(edit({ 3: { ja: '別の文。' } })));
  assert.ok(conflicts > 0);
  assert.deepEqual(
    readState(text, 'x').messages.map(({ code }) => code),
    ['state-conflict'],
  );
});
