/** What a parity rule is: a name, and a pure function from a row to findings. Its severity is that of its message. */
import type { Language, Places } from '../../message/message.ts';
import type { ParityValues, RuleName } from '../../message/parity.ts';
import type { Facts } from '../facts/facts.ts';
import type { Group } from '../group.ts';
import type { Prose } from '../prose/prose.ts';

/** What a setting may make of a rule. */
export type RuleSeverity = 'error' | 'warning' | 'off';

/**
 * A rule. Its documentation is in the dictionaries: `rule.<name>.what` and `rule.<name>.why`, and how to mend it in the
 * help of its message, `message.parity-<name>.help`. Its cases are in `test/cases/rules/<name>/`.
 */
export interface Rule<Name extends RuleName = RuleName> {
  readonly name: Name;
  /** `pair`: the rule compares, so it looks at rows with two sides only; `side`: it looks at every text. */
  readonly compares: 'pair' | 'side';
  /** What is wrong with a row; nothing where it is well. */
  readonly check: (row: RuleRow, context: RuleContext) => readonly Finding<Name>[];
}

/** A finding: where, and the values of its message. */
export interface Finding<Name extends RuleName = RuleName> extends Places {
  readonly values: ParityValues[`parity-${Name}`];
}

/** A row as rules see it. */
export interface RuleRow extends Texts {
  readonly row: Group;
  /**
   * The parts that correspond: items of lists of the same length, rows of tables of the same height, paragraphs of
   * quotations; the whole row where it has no such parts. Facts are compared part by part.
   */
  readonly parts: readonly Part[];
}

/** What the two languages say. */
export interface Texts {
  readonly ja: Prose;
  readonly en: Prose;
}

export interface Part extends Texts {
  /** The dates and numbers of the texts, read when the first rule asks for them. */
  readonly facts: { readonly ja: Facts; readonly en: Facts };
}

/** A term that both languages use in one way; where there are several spellings, the first is the preferred one. */
export interface Term {
  readonly ja: readonly string[];
  readonly en: readonly string[];
}

/** What rules know about the publication. */
export interface RuleContext {
  readonly terms: readonly Term[];
  /** Names of persons and bodies, from the settings. */
  readonly names: readonly Term[];
}

/** The texts of a row that exist, each with its language. */
export function sidesOf({ row, ja, en }: RuleRow): readonly Prose[] {
  return [...(row.ja.length > 0 ? [ja] : []), ...(row.en.length > 0 ? [en] : [])];
}

export function other(language: Language): Language {
  return language === 'ja' ? 'en' : 'ja';
}
