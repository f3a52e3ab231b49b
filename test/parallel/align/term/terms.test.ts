import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupAnchors, sharedWeight } from '../../../../scripts/parallel/align/group-anchors.ts';
import { weighAnchors } from '../../../../scripts/parallel/align/term/anchors.ts';
import { depthChance, kindChance, mayMerge } from '../../../../scripts/parallel/align/term/kind.ts';
import {
  englishSize,
  expected,
  japaneseSize,
  lengthGain,
  lengthSpread,
  logSize,
  ownLikelihood,
} from '../../../../scripts/parallel/align/term/length.ts';
import { shapeGain } from '../../../../scripts/parallel/align/term/shape.ts';
import { largestGroup, moveCost, moves } from '../../../../scripts/parallel/align/term/size-of-group.ts';

describe('kind', () => {
  it('the same kind is likeliest, in both directions alike', () => {
    assert.ok(kindChance('list', 'list') > kindChance('list', 'orderedList'));
    assert.ok(kindChance('paragraph', 'list') > kindChance('code', 'table'));
    assert.equal(kindChance('list', 'paragraph'), kindChance('paragraph', 'list'));
  });
  it('the same depth is likeliest', () => {
    assert.ok(depthChance(2, 2) > depthChance(2, 3) && depthChance(2, 3) > depthChance(2, 4));
  });
  it('headings and notes are never merged', () => {
    assert.deepEqual(
      [mayMerge('heading'), mayMerge('footnoteDefinition'), mayMerge('paragraph')],
      [false, false, true],
    );
  });
});

describe('length', () => {
  const spread = lengthSpread([40, 90, 160, 300, 700]);
  const gain = (ja: number, ...en: number[]) => {
    const total = logSize(en.reduce((sum, one) => sum + one, 0));
    const own = en.reduce((sum, one) => sum + ownLikelihood(logSize(one), spread), 0);
    const cut = en.length === 1 ? 0 : en.reduce((sum, one) => sum + logSize(one) - total, 0);
    const { narrow, height } = expected(ja);
    return lengthGain(total - logSize(ja), narrow, height) - own + cut;
  };
  it('a Japanese text is measured by the English it would become', () => {
    const ja = 'すべて人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。';
    const en = 'All human beings are born free and equal in dignity and rights.';
    assert.ok(Math.abs(Math.log(japaneseSize(ja) / englishSize(en))) < 0.35);
  });
  it('equal lengths gain, unequal ones lose', () => {
    assert.ok(gain(200, 200) > 0.5);
    assert.ok(gain(200, 200) > gain(200, 260) && gain(200, 260) > gain(200, 400));
    assert.ok(gain(200, 900) < -2);
  });
  it('the same ratio says more about long texts', () => {
    assert.ok(gain(30, 40) - gain(30, 30) > gain(600, 800) - gain(600, 600));
  });
  it('two pieces that make up the length gain, a third that does not fit loses', () => {
    assert.ok(gain(300, 180, 120) > 0 && gain(300, 180, 120) > gain(300, 180, 500));
  });
});

describe('shape', () => {
  it('equal counts gain, more when they are large; far ones lose', () => {
    assert.ok(shapeGain(9, 9) > shapeGain(3, 3) && shapeGain(3, 3) > 0);
    assert.ok(shapeGain(3, 9) < shapeGain(3, 4) && shapeGain(3, 4) < 0);
    assert.equal(shapeGain(0, 4), 0);
  });
});

describe('group size', () => {
  it('chances make one, and 1:1 is cheapest', () => {
    const sum = moves.reduce((total, { chance }) => total + chance, 0);
    assert.ok(sum > 0.95 && sum <= 1);
    const costs = moves.map(moveCost);
    assert.equal(Math.min(...costs), costs[0]);
  });
});

describe('anchors', () => {
  const many = (key: string, count: number) => Array.from({ length: count }, () => [key]);
  const weight = (ja: string[][], en: string[][], i: number, j: number) => {
    const anchors = weighAnchors(ja, en);
    return sharedWeight(groupAnchors(anchors.ja), i * largestGroup, groupAnchors(anchors.en), j * largestGroup);
  };
  it('rare ones weigh more than common ones', () => {
    const ja = [['w:rare'], ...many('w:often', 20)];
    assert.ok(weight(ja, ja, 0, 0) > weight(ja, ja, 5, 5) + 1);
  });
  it('only shared ones count', () => {
    assert.equal(weight([['w:a'], ['w:b']], [['w:b'], ['w:a']], 0, 0), 0);
  });
  it('what the other side lacks is missed', () => {
    const { ja } = weighAnchors([['n:7']], [['n:8']]);
    assert.ok((ja.missed[0] ?? 0) > 0);
  });
  it('those that stand once on each side are named, katakana not', () => {
    assert.deepEqual(weighAnchors([['k:sb'], ['w:x']], [['w:x'], ['k:sb']]).unique, [[1, 0]]);
  });
  it('a group has each anchor once', () => {
    const { en } = weighAnchors(
      [['w:a', 'w:b', 'w:c']],
      [
        ['w:a', 'w:b'],
        ['w:b', 'w:c'],
      ],
    );
    const { from, to, ids } = groupAnchors(en);
    const idsOf = (group: number) => [...ids.slice(from[group], to[group])];
    const [first, both, second] = [idsOf(0), idsOf(1), idsOf(largestGroup)];
    assert.deepEqual([first.length, second.length], [2, 2]);
    assert.deepEqual(both, [...new Set([...first, ...second])].toSorted());
  });
});
