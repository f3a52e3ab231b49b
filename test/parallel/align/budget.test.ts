/** The band that alignment really uses, against the whole grid, on texts long enough for a band and short enough for both. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costModel } from '../../../scripts/parallel/align/cost.ts';
import { learn } from '../../../scripts/parallel/align/learn.ts';
import { bandOf } from '../../../scripts/parallel/align/path.ts';
import { search } from '../../../scripts/parallel/align/search.ts';
import { moves } from '../../../scripts/parallel/align/term/size-of-group.ts';
import { type BothTraits, traitsOf } from '../../../scripts/parallel/align/traits.ts';
import { synthetic } from '../../bench/align/corpus.ts';
import { perturb } from '../../bench/align/perturb.ts';
import { random } from '../../bench/align/random.ts';
import { manuscript } from '../../bench/align/score.ts';

const blocks = 340;

/** A book without headings (one long part), perturbed; of `lost` neighbouring blocks one side has none. */
function traits(seed: number, paragraphs: number, lost: number): BothTraits {
  const next = random(seed);
  const [book = []] = synthetic(seed, blocks).chapters;
  const plain = book.filter(({ ja }) => !ja[0]?.startsWith('#'));
  const at = Math.floor(next() * (plain.length - lost));
  const side = next() < 0.5 ? 'ja' : 'en';
  const cut = plain.map((group, index) => (index >= at && index < at + lost ? { ...group, [side]: [] } : group));
  const groups = perturb(cut, { paragraphs, headings: 0, notes: 0.02 }, next);
  const text = (language: 'ja' | 'en') =>
    manuscript(
      language,
      groups.flatMap((group) => group[language]),
    );
  return traitsOf(text('ja'), text('en'), { terms: [] });
}

describe('the band with its real budget', () => {
  for (const [name, paragraphs, lost, seeds] of [
    ['a translation as it should be', 0, 0, 2],
    ['10 % of the paragraphs merged, split or dropped', 0.1, 0, 4],
    ['30 % of them', 0.3, 0, 2],
    ['forty blocks that one side lacks', 0.05, 40, 4],
    ['a hundred blocks that one side lacks', 0.05, 100, 2],
  ] as const) {
    it(`loses nothing: ${name}`, () => {
      for (let seed = 1; seed <= seeds; seed += 1) {
        const both = traits(seed, paragraphs, lost);
        const model = costModel(both);
        const size = { ja: both.ja.length, en: both.en.length };
        const problem = model.part({ ja: 0, en: 0 }, size);
        const whole = search(problem, { centre: () => 0, width: size.en, limit: 0 });
        const first = search(problem, bandOf(problem, model.unique, false));
        assert.ok(size.ja * size.en > 40_000, 'long enough for a band');
        assert.ok(Math.abs(first.cost - whole.cost) < 1e-6, `seed ${seed}: ${first.cost} instead of ${whole.cost}`);
        // The second pass knows more, so that its best way may be another one.
        const steps = first.steps.map(({ ja, en }): [number, number] => [ja, en]);
        const rows = first.steps.flatMap(({ ja, en, move }): [number, number][] => (move === 0 ? [[ja, en]] : []));
        const wiser = costModel(both, learn(both, rows), { factor: 1.1, spread: 1.2 }).part({ ja: 0, en: 0 }, size);
        const best = search(wiser, { centre: () => 0, width: size.en, limit: 0 });
        const second = search(wiser, bandOf(wiser, steps, true));
        assert.ok(Math.abs(second.cost - best.cost) < 1e-6, `seed ${seed}, second: ${second.cost}, not ${best.cost}`);
      }
    });
  }
});

describe('the bounds of the costs', () => {
  it('are never above them, and near them for most rows', () => {
    const both = traits(3, 0.2, 0);
    const size = { ja: both.ja.length, en: both.en.length };
    const { cost, least } = costModel(both).part({ ja: 0, en: 0 }, size);
    const bounds = new Float64Array((size.en + 1) * moves.length);
    let [asked, near] = [0, 0];
    for (let i = size.ja; i >= 0; i -= 1) {
      least?.(i, [0, size.en], [0, size.en], bounds);
      for (let j = 0; j <= size.en; j += 1) {
        moves.forEach((move, index) => {
          if (i + move.ja > size.ja || j + move.en > size.en) return;
          const [bound, real] = [bounds[j * moves.length + index] as number, cost(i, j, index)];
          assert.ok(bound <= real + 1e-9, `${i}, ${j}, ${index}: ${bound} above ${real}`);
          asked += 1;
          if (bound === real || real - bound < 0.1) near += 1;
        });
      }
    }
    assert.ok(asked > 500_000 && near / asked > 0.9, `${near} of ${asked}`);
  });
});
