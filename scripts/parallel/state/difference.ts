/** What changed between two readings of one side: words in English, phrases in Japanese. */
import type { Language } from '../../message/message.ts';
import { commonSubsequence } from '../common-subsequence.ts';
import {
  type CriticalChange,
  type CriticalKind,
  type CriticalWord,
  criticalChanges,
  criticalWords,
} from './critical-words.ts';

export type DifferencePart =
  | { readonly kind: 'same'; readonly text: string }
  | {
      readonly kind: 'removed' | 'added';
      readonly text: string;
      /** The kinds of critical words that changed in this part. */
      readonly critical: readonly CriticalKind[];
    };

export interface Difference {
  /** The negations, modals, numbers and names that changed: what to look at first. */
  readonly critical: readonly CriticalChange[];
  /** The parts in order. `same` and `removed` give the former text, `same` and `added` the new one. */
  readonly parts: readonly DifferencePart[];
}

/** A comparison of more words than this is not worth its memory; the stretch is shown as replaced. */
const mostCells = 4_000_000;

const words: Readonly<Record<Language, Intl.Segmenter>> = {
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
};

/**
 * Compares two texts in normal form: sentences first, then the words (Unicode Standard Annex 29; Japanese by dictionary)
 * between sentences that are the same.
 *
 * @param names proper names of the publication in this language
 */
export function difference(was: string, is: string, language: Language, names: readonly string[]): Difference {
  const former = criticalWords(was, language, names);
  const now = criticalWords(is, language, names);
  const critical = criticalChanges(former, now);
  const changed = {
    removed: former.filter(({ kind, word }) => critical.some((one) => one.kind === kind && one.was.includes(word))),
    added: now.filter(({ kind, word }) => critical.some((one) => one.kind === kind && one.is.includes(word))),
  };
  const runs = joined(bySentence(sentences(was), sentences(is), language));
  return { critical, parts: marked(runs, changed) };
}

interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

function sentences(text: string): string[] {
  return (
    text.match(/[^。！？!?.\n]*(?:[。！？!?]+[」』"')]*|\.(?=\s)|\.$|\n|[.]|$)\s*/gu)?.filter((part) => part !== '') ??
    []
  );
}

function bySentence(was: readonly string[], is: readonly string[], language: Language): Run[] {
  return overGaps(was, is, (former, now) =>
    overGaps(wordsOf(former.join(''), language), wordsOf(now.join(''), language), (removed, added) => [
      { kind: 'removed', text: removed.join('') },
      { kind: 'added', text: added.join('') },
    ]),
  );
}

function wordsOf(text: string, language: Language): string[] {
  return Array.from(words[language].segment(text), ({ segment }) => segment);
}

/** The runs of two lists: what both have is `same`, what lies between is handed on. */
function overGaps(
  was: readonly string[],
  is: readonly string[],
  between: (was: readonly string[], is: readonly string[]) => Run[],
): Run[] {
  const matches = was.length * is.length > mostCells ? equalEnds(was, is) : commonSubsequence(was, is);
  const runs: Run[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...matches, [was.length, is.length] as const]) {
    if (i < a || j < b) runs.push(...between(was.slice(i, a), is.slice(j, b)));
    const same = was[a];
    if (same !== undefined) runs.push({ kind: 'same', text: same });
    i = a + 1;
    j = b + 1;
  }
  return runs;
}

/** The equal beginnings and ends of two lists, as pairs of indices. */
function equalEnds(was: readonly string[], is: readonly string[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  const shortest = Math.min(was.length, is.length);
  let start = 0;
  while (start < shortest && was[start] === is[start]) pairs.push([start, start++]);
  const ends: [number, number][] = [];
  for (let back = 1; back <= shortest - start && was.at(-back) === is.at(-back); back += 1) {
    ends.push([was.length - back, is.length - back]);
  }
  return [...pairs, ...ends.toReversed()];
}

/** A change after a change reads as one: the space, sign or single kana between them is taken along. */
const glue = /^(?:[\s\p{P}]{1,2}|\p{Script=Hiragana})$/u;

/** Neighbours of one kind become one run, removed before added. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, run] of runs.entries()) {
    const inChange = removed !== '' || added !== '';
    const next = runs[index + 1];
    const isGlue = run.kind === 'same' && inChange && next !== undefined && next.kind !== 'same' && glue.test(run.text);
    if (run.kind === 'removed' || isGlue) removed += run.text;
    if (run.kind === 'added' || isGlue) added += run.text;
    if (run.kind !== 'same' || isGlue) continue;
    close();
    const last = result.at(-1);
    if (last?.kind === 'same') result[result.length - 1] = { kind: 'same', text: last.text + run.text };
    else result.push(run);
  }
  close();
  return result;
}

/** Says of every changed part which critical words lie in it. */
function marked(
  runs: readonly Run[],
  changed: Readonly<Record<'removed' | 'added', readonly CriticalWord[]>>,
): readonly DifferencePart[] {
  const offset = { removed: 0, added: 0 };
  return runs.map(({ kind, text }): DifferencePart => {
    if (kind === 'same') {
      offset.removed += text.length;
      offset.added += text.length;
      return { kind, text };
    }
    const start = offset[kind];
    offset[kind] += text.length;
    const inside = changed[kind].filter((word) => word.start < offset[kind] && word.end > start);
    return { kind, text, critical: [...new Set(inside.map((word) => word.kind))] };
  });
}
