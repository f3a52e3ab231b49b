/**
 * False alarms of the parity rules: what they find in well-kept texts, whose two sides say the same. Every finding counts,
 * also a true one that nobody had noticed.
 */
import { assemble } from '../../../scripts/parallel/assemble.ts';
import { rowsOf } from '../../../scripts/parallel/notes.ts';
import { checkParity } from '../../../scripts/parallel/rules/check-parity.ts';
import type { Corpus } from './corpus.ts';
import { manuscript } from './score.ts';

export interface Alarms {
  readonly rows: number;
  readonly findings: number;
  /** How often each rule found something. */
  readonly rules: ReadonlyMap<string, number>;
}

/** Aligns a corpus as it is and runs all rules over it, without glossary and names. */
export function alarms({ chapters }: Corpus): Alarms {
  const rules = new Map<string, number>();
  let [rows, findings] = [0, 0];
  for (const groups of chapters) {
    const side = (language: 'ja' | 'en') =>
      manuscript(
        language,
        groups.flatMap((group) => group[language]),
      );
    const { document } = assemble([{ ja: side('ja'), en: side('en') }]);
    rows += document.chapters.reduce((sum, { sections }) => sum + rowsOf(sections).length, 0);
    for (const { code } of checkParity(document, { terms: [], names: [] }, {})) {
      findings += 1;
      rules.set(code, (rules.get(code) ?? 0) + 1);
    }
  }
  return { rows, findings, rules };
}
