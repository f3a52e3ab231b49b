import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { translationLines } from '../../scripts/command/translation-report.ts';
import { track } from '../../scripts/parallel/state/track.ts';
import { translationReport } from '../../scripts/parallel/state/report.ts';
import { translator } from '../../scripts/template/translate.ts';
import { reviewed, rowsOf } from '../parallel/state/chapters.ts';

const long =
  'A sentence that is long enough to be cut short on both of its sides because nothing in it has changed at all';
const before = { ja: '一。\n\n二。', en: `Calm.\n\n${long}, and they may ask, ${long}.` };
const after = { ja: '一。\n\n二。', en: `Calmer.\n\n${long}, and they must ask, ${long}.` };

function report(recorded: boolean) {
  const rows = track(rowsOf([after, before]), recorded ? reviewed(rowsOf([before, before])) : []);
  return translationReport('small', rows, {
    recorded,
    policyOf: () => 'badge',
    names: { ja: [], en: [] },
    commandFor: (row) => ['npm run review -- small', ...(row === undefined ? [] : [row])].join(' '),
  });
}

describe('the translation state in a terminal', () => {
  it('is a bar for each chapter and the rows to look at, critical ones first', () => {
    assert.equal(
      translationLines(report(true), translator('en'), { colour: false }),
      `small: Translation state
  01-chapter  ██████░░░░░░░░░░░░░░  1 of 3 rows reviewed, English changed 2
  02-chapter  ████████████████████  3 of 3 rows reviewed

  01-chapter  a-sentence-that-is-long-enough  English changed
    ja  ja/01-chapter.md:7:1
    en  en/01-chapter.md:7:1
    ! Modal in the English: may → must
    en  … hanged at all, and they [-may-]{+must+} ask, A sentence that is … 
    → npm run review -- small a-sentence-that-is-long-enough

  01-chapter  calmer  English changed
    ja  ja/01-chapter.md:5:1
    en  en/01-chapter.md:5:1
    en  [-Calm-]{+Calmer+}.
    → npm run review -- small calmer
`.replaceAll(/ +$/gm, ''),
    );
  });

  it('names the command where nothing was recorded', () => {
    const lines = translationLines(report(false), translator('ja'), { colour: false });
    assert.match(
      lines,
      /照合の記録はまだありません。\n {2}→ 両側を読み比べてから記録してください：npm run review -- small\n/,
    );
    assert.doesNotMatch(lines, /calmer/);
  });

  it('has no heading over nothing', () => {
    const nothing = { ...report(true), chapters: [], rows: [] };
    assert.equal(translationLines(nothing, translator('en'), { colour: false }), '');
  });

  it('is coloured only where asked', () => {
    assert.ok(!translationLines(report(true), translator('en'), { colour: false }).includes('\u001b'));
    const coloured = translationLines(report(true), translator('en'), { colour: true });
    assert.ok(coloured.includes('\u001b[1;31m[-may-]\u001b[0m\u001b[1;32m{+must+}\u001b[0m'));
  });
});
