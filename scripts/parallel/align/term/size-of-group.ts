/** Term: how many blocks of each side make a row. Most are 1:1; the rest is what translators do now and then. */

/** A step of the alignment: so many Japanese and so many English blocks. */
export interface Move {
  readonly ja: 0 | 1 | 2 | 3;
  readonly en: 0 | 1 | 2 | 3;
  /** How likely it is. */
  readonly chance: number;
}

/** All moves; equal costs are decided for the earlier one. */
export const moves: readonly Move[] = [
  { ja: 1, en: 1, chance: 0.9 },
  { ja: 1, en: 0, chance: 0.02 },
  { ja: 0, en: 1, chance: 0.02 },
  { ja: 1, en: 2, chance: 0.02 },
  { ja: 2, en: 1, chance: 0.02 },
  { ja: 2, en: 2, chance: 0.0002 },
  { ja: 1, en: 3, chance: 0.003 },
  { ja: 3, en: 1, chance: 0.003 },
];

/** −ln of the chance. */
export function moveCost(move: Move): number {
  return -Math.log(move.chance);
}

/** The most blocks of one side in a row. */
export const largestGroup = 3;

/** The moves' blocks of each side as plain numbers, for innermost loops. */
export const jaBlocks = Uint8Array.from(moves, ({ ja }) => ja);
export const enBlocks = Uint8Array.from(moves, ({ en }) => en);
