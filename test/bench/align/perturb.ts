/** What translators do, at random: paragraphs merged, split or dropped, notes added, headings left out. The truth follows. */
import type { Truth } from './corpus.ts';

export interface Perturbation {
  /** The part of the paragraphs of each side that is merged, split or dropped, a third each. */
  readonly paragraphs: number;
  /** The part of the headings of each side that is left out. */
  readonly headings: number;
  /** Notes put in, as a part of the blocks of each side. */
  readonly notes: number;
}

type Side = 'ja' | 'en';
type Group = Record<Side, readonly string[]>;

const notes: Readonly<Record<Side, readonly string[]>> = {
  ja: ['訳注：この点については、国内の事情が異なることに注意してください。', '訳者による補足です。', '**注意**'],
  en: [
    'Translator’s note: readers should bear in mind that matters differ at home in this respect.',
    'Note:',
    'A word added by the translator.',
  ],
};

export function perturb(
  truth: readonly Truth[],
  { paragraphs, headings, notes: added }: Perturbation,
  random: () => number,
): Truth[] {
  const groups: Group[] = truth.map(({ ja, en }) => ({ ja, en }));
  for (const side of ['ja', 'en'] as const) {
    for (let at = 0; at < groups.length; at += 1) {
      const group = groups[at];
      const [only, ...more] = group?.[side] ?? [];
      if (!group || only === undefined || more.length > 0) continue;
      if (only.startsWith('#') && random() < headings) groups[at] = { ...group, [side]: [] };
      if (!isParagraph(only) || random() >= paragraphs) continue;
      const what = Math.floor(random() * 3);
      if (what === 0) groups[at] = { ...group, [side]: [] };
      else if (what === 1) groups[at] = { ...group, [side]: split(only, side) };
      else merge(groups, at, side);
    }
    for (let at = groups.length; at > 0; at -= 1) {
      if (random() >= added) continue;
      const note = notes[side][Math.floor(random() * notes[side].length)] ?? '';
      groups.splice(at, 0, { ja: side === 'ja' ? [note] : [], en: side === 'en' ? [note] : [] });
    }
  }
  return groups.filter(({ ja, en }) => ja.length + en.length > 0);
}

function isParagraph(block: string): boolean {
  return !/^(#|```|[-*+] |\d+[.)] |\||>|<|!\[|\[\^|---)/.test(block);
}

/** Two pieces at the sentence end nearest to the middle, or the paragraph as it is. */
function split(block: string, side: Side): string[] {
  const ends = [...block.matchAll(side === 'ja' ? /[。！？]/g : /[.!?:] (?=[A-Z*`])/g)].map(({ index }) => index + 1);
  const inside = ends.filter((end) => end > 3 && end < block.length - 3);
  if (inside.length === 0) return [block];
  const far = (end: number) => Math.abs(end - block.length / 2);
  const middle = inside.reduce((best, end) => (far(end) < far(best) ? end : best));
  return [block.slice(0, middle).trim(), block.slice(middle).trim()];
}

/** Joins a paragraph with the next one; what belongs to either on the other side belongs to both then. */
function merge(groups: Group[], at: number, side: Side): void {
  const [group, next] = [groups[at], groups[at + 1]];
  if (!group || !next || next[side].length !== 1) return;
  if (![...group.ja, ...group.en, ...next.ja, ...next.en].every(isParagraph)) return;
  const joint = `${group[side][0]}${side === 'ja' ? '' : ' '}${next[side][0]}`;
  const other = side === 'ja' ? 'en' : 'ja';
  const merged: Group = { ja: [], en: [], [side]: [joint], [other]: [...group[other], ...next[other]] };
  groups.splice(at, 2, merged);
}
