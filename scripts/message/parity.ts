/**
 * The parity rules by name, and what the message of each says. The rules themselves are in `scripts/parallel/rules/`;
 * their names stand here because settings, marks and messages all use them.
 */

/** Every rule, in alphabetical order. */
export const ruleNames = [
  'addresses',
  'dates',
  'doubled-words',
  'images',
  'invisible',
  'language',
  'leftovers',
  'lists',
  'names',
  'negation',
  'notes',
  'numbers',
  'percentages',
  'punctuation',
  'quotations',
  'tables',
  'terms',
  'width',
] as const;

export type RuleName = (typeof ruleNames)[number];

/** Whether a word is the name of a rule. */
export function isRuleName(word: string): word is RuleName {
  return (ruleNames as readonly string[]).includes(word);
}

/** What one side says and the other does not (locale keys `differ.*`). */
export type Difference = {
  differ: 'both' | 'jaOnly' | 'enOnly';
  /** What stands in the Japanese without a counterpart; empty with `enOnly`. */
  ja: string;
  /** What stands in the English without a counterpart; empty with `jaOnly`. */
  en: string;
};

/** Two counts or shapes that should be equal. */
type Counts = { ja: number; en: number };

/** Something on one side that should not be there. */
type Found = { language: 'ja' | 'en'; found: string };

/** The values that the wording of each rule's message may use. */
export interface ParityValues {
  'parity-addresses': Difference;
  'parity-dates': Difference;
  'parity-doubled-words': Found;
  'parity-images': Difference;
  'parity-invisible': { language: 'ja' | 'en'; codePoint: string; character: CharacterKind };
  'parity-language': Found;
  'parity-leftovers': Found;
  'parity-lists': Counts;
  'parity-names': Difference;
  'parity-negation': { language: 'ja' | 'en'; found: string };
  'parity-notes': Difference;
  'parity-numbers': Difference;
  'parity-percentages': Difference;
  'parity-punctuation': Found;
  'parity-quotations': { language: 'ja' | 'en'; found: string };
  'parity-tables': { jaRows: number; jaColumns: number; enRows: number; enColumns: number };
  'parity-terms': { language: 'ja' | 'en'; found: string; expected: string };
  'parity-width': Found;
}

/** What an invisible character does (locale keys `character.*`). */
export type CharacterKind = 'bidi' | 'joiner' | 'space' | 'filler' | 'tag';

export type ParityCode = keyof ParityValues;

/** The severities where the settings say nothing. Only what no author can have meant is an error. */
export const paritySeverities = {
  'parity-addresses': 'warning',
  'parity-dates': 'warning',
  'parity-doubled-words': 'warning',
  'parity-images': 'warning',
  'parity-invisible': 'error',
  'parity-language': 'error',
  'parity-leftovers': 'warning',
  'parity-lists': 'warning',
  'parity-names': 'warning',
  'parity-negation': 'warning',
  'parity-notes': 'warning',
  'parity-numbers': 'warning',
  'parity-percentages': 'warning',
  'parity-punctuation': 'warning',
  'parity-quotations': 'warning',
  'parity-tables': 'warning',
  'parity-terms': 'warning',
  'parity-width': 'warning',
} as const satisfies { readonly [Code in ParityCode]: 'error' | 'warning' };
