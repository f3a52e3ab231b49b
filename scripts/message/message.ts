/**
 * A message is data, never a sentence: a code, a severity, the place in the Japanese and/or the English manuscript (or in
 * a settings file), and the values that the wording of either language needs. The wording lives in `templates/locales`.
 */
import { type ParityValues, paritySeverities } from './parity.ts';

export type Language = 'ja' | 'en';
export type Severity = 'error' | 'warning' | 'info';

/** A place in a file. `file` is the path as the user would type it, with `/`; `line` and `column` are 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How many rows follow each other without a counterpart (locale keys `lacking.*`). */
export type RowRun = 'one' | 'more';

/** The kinds of block that a manuscript is made of, as messages name them (locale keys `block.*`). */
export type BlockName =
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'orderedList'
  | 'blockquote'
  | 'code'
  | 'table'
  | 'thematicBreak'
  | 'html'
  | 'footnoteDefinition'
  | 'image'
  | 'end';

/** What a setting should have been (locale keys `expect.*`); `detail` in the message names the choices or the limit. */
export type Expectation =
  | 'text'
  | 'number'
  | 'wholeNumber'
  | 'list'
  | 'map'
  | 'date'
  | 'email'
  | 'url'
  | 'version'
  | 'name'
  | 'oneOf'
  | 'atLeast'
  | 'atMost'
  | 'paper'
  | 'order'
  | 'evenSides'
  | 'noBack'
  | 'sidesWithType'
  | 'editionName'
  | 'freeName'
  | 'colour'
  | 'bothLanguages';

/** A side that stays empty, and how much text it could take. */
type LooseFit = {
  edition: string;
  side: number;
  size: number;
  percent: number;
  jaCharacters: number;
  enCharacters: number;
};

/**
 * Every message there is, with the values its wording may use. `expected` and `found` are shown as such by the reporters.
 * Adding a code here makes the type checker ask for its severity, and the locale test for its wording.
 */
export interface MessageValues extends ParityValues {
  // manuscript
  'file-encoding': { encoding: string };
  'file-unreadable': { reason: string };
  'file-damaged': { byte: string };
  'front-matter-syntax': { reason: string };
  'front-matter-key': { key: string; known: string };
  'front-matter-title': Record<never, never>;
  'front-matter-open': Record<never, never>;
  'front-matter-text': { key: string };
  'control-character': { codePoint: string };
  'merge-conflict': { end: number };
  'typed-list': { sign: string };
  'html-removed': { tag: string };
  'html-unclosed': { tag: string };
  'link-protocol': { url: string; known: string };
  'nesting-depth': { limit: number };
  'table-cells': { expected: number; found: number };
  'ruby-empty': { source: string };
  'id-invalid': { id: string };
  'id-unused': { id: string };
  'mark-invalid': { comment: string };
  'mark-unused': { comment: string };
  'footnote-undefined': { label: string };
  'footnote-unused': { label: string };
  'footnote-duplicate': { label: string };
  // images
  'image-missing': { path: string };
  'image-remote': { url: string };
  'image-svg-broken': { path: string; line: number; reason: string };
  'image-svg-outside': { path: string; url: string };
  'image-svg-script': { path: string };
  'image-outside': { path: string };
  'image-format': { path: string };
  'image-alt': { path: string };
  // parallel
  'chapter-missing': { language: Language; file: string };
  'chapters-none': { folder: string };
  'chapter-name': { name: string };
  'chapter-empty': Record<never, never>;
  /** `count`: how many rows without a counterpart begin here. */
  'row-one-sided': { language: Language; block: BlockName; run: RowRun; count: number };
  'row-uncertain': { percent: number };
  'heading-mismatch': { jaDepth: number; enDepth: number };
  'block-mismatch': { ja: BlockName; en: BlockName };
  'mark-dangling': { name: string; language: Language };
  'mark-apart': { name: string };
  'mark-crossing': { name: string; other: string };
  'mark-contradiction': { name: string };
  'sides-identical': Record<never, never>;
  'sides-swapped': Record<never, never>;
  'side-empty': { language: Language };
  'side-language': { language: Language };
  'duplicate-id': { id: string };
  'id-mismatch': { ja: string; en: string };
  'link-target': { target: string };
  // parity rules: the marks that silence them; their own messages are in parity.ts
  'rule-unknown': { rule: string; known: string };
  'rule-reason': { rule: string };
  'rule-unused': { rule: string };
  'glossary-duplicate': { term: string; line: number };
  // translation state
  'state-syntax': Record<never, never>;
  'state-truncated': Record<never, never>;
  'state-conflict': Record<never, never>;
  'state-version': { found: number; known: number };
  'state-shape': { key: string };
  'translation-stale': { row: string; state: string; advice: 'compare' | 'translate'; command: string };
  'translation-unrecorded': { command: string };
  'translation-marked': { count: number };
  'translation-kept': { count: number };
  // settings
  'settings-missing': { folder: string };
  'settings-syntax': { reason: string };
  'settings-unknown': { key: string; known: string };
  'settings-value': { key: string; expected: Expectation; detail: string; found: string };
  'settings-required': { key: string; expected: Expectation; detail: string };
  'settings-edition-name': { name: string; expected: Expectation };
  'settings-edition-layout': { name: string; known: string };
  'settings-target': { key: string; target: string; known: string };
  'publication-duplicate': { id: string; other: string };
  'publications-none': { folder: string };
  // editions and writers
  'glyph-missing': { character: string; codePoint: string };
  'fit-overflow': {
    edition: string;
    sides: number;
    side: number;
    size: number;
    lines: number;
    jaCharacters: number;
    enCharacters: number;
  };
  'fit-row': { edition: string; side: number; size: number; row: string; lines: number; over: number };
  'fit-cut': {
    edition: string;
    side: number;
    size: number;
    row: string;
    jaCharacters: number;
    enCharacters: number;
  };
  'fit-loose': LooseFit;
  'fit-uneven': LooseFit;
  'epub-store-languages': Record<never, never>;
  'epub-store-markup': Record<never, never>;
  'epub-store-fonts': Record<never, never>;
  'epub-store-row': { kilobytes: number };
  'epub-store-image': { path: string; found: string };
  'epub-store-pixels': { path: string; width: number; height: number };
  'epub-glyph-missing': { character: string; codePoint: string };
  'fit-pages': { edition: string; sides: number; pages: number };
  'fit-book': { edition: string; sides: number; pages: number; size: number };
  'page-overflow': { edition: string; text: string };
  'pdf-accessibility': { edition: string; conditions: string };
  // imposition of a given PDF
  'pdf-unreadable': { path: string; reason: string };
  'pdf-encrypted': { path: string };
  'pdf-broken': { path: string };
  'booklet-thick': { sheets: number; limit: number };
  // import and exchange
  'import-empty': Record<never, never>;
  'import-kind': { found: string };
  'import-encoding': Record<never, never>;
  'import-damaged': { kind: string; reason: string };
  'import-attachment': { name: string };
  'import-same-file': Record<never, never>;
  'import-language': { language: Language };
  'import-title': Record<never, never>;
  'import-exists': { folder: string };
  'import-name': { name: string };
  'import-setting': { key: string; expected: Expectation; detail: string };
  'exchange-damaged': { kind: string; reason: string };
  'exchange-encoding': { kind: string };
  'exchange-kind': { kind: string; found: string };
  'exchange-marks': { unit: string };
  'exchange-publication': { name: string };
  'exchange-row-missing': { id: string; language: Language; text: string };
  'exchange-unnamed': Record<never, never>;
  'exchange-differs': { id: string; language: Language; theirs: string; ours: string };
  'exchange-unknown': { count: number; text: string };
  'exchange-conflict': { id: string; language: Language; theirs: string; ours: string };
  'exchange-codes': { id: string; language: Language; codes: string; text: string };
  'exchange-structure': { id: string; text: string };
  // the machine
  'browser-missing': { command: string };
  'browser-path': { variable: string; path: string };
  'browser-failed': { reason: string };
  'font-missing': { font: string; package: string };
  'output-failed': { path: string; reason: string };
  'tool-failed': { reason: string };
}

export type MessageCode = keyof MessageValues;

/** The severity of each code; settings can change those of parity rules. Warnings fail a `--strict` run; errors always do. */
export const severities: { readonly [Code in MessageCode]: Severity } = {
  ...paritySeverities,
  'file-encoding': 'error',
  'file-unreadable': 'error',
  'file-damaged': 'error',
  'front-matter-syntax': 'error',
  'front-matter-key': 'error',
  'front-matter-title': 'error',
  'front-matter-open': 'error',
  'front-matter-text': 'error',
  'control-character': 'error',
  'merge-conflict': 'error',
  'typed-list': 'warning',
  'html-removed': 'warning',
  'html-unclosed': 'warning',
  'link-protocol': 'warning',
  'nesting-depth': 'error',
  'table-cells': 'warning',
  'ruby-empty': 'warning',
  'id-invalid': 'error',
  'id-unused': 'warning',
  'mark-invalid': 'error',
  'mark-unused': 'warning',
  'footnote-undefined': 'error',
  'footnote-unused': 'warning',
  'footnote-duplicate': 'error',
  'image-missing': 'error',
  'image-remote': 'error',
  'image-svg-broken': 'error',
  'image-svg-outside': 'error',
  'image-svg-script': 'error',
  'image-outside': 'error',
  'image-format': 'error',
  'image-alt': 'warning',
  'chapter-missing': 'error',
  'chapters-none': 'error',
  'chapter-name': 'error',
  'chapter-empty': 'warning',
  'row-one-sided': 'warning',
  'row-uncertain': 'warning',
  'heading-mismatch': 'warning',
  'block-mismatch': 'warning',
  'mark-dangling': 'error',
  'mark-apart': 'error',
  'mark-crossing': 'error',
  'mark-contradiction': 'error',
  'sides-identical': 'error',
  'sides-swapped': 'error',
  'side-empty': 'error',
  'side-language': 'error',
  'duplicate-id': 'error',
  'id-mismatch': 'error',
  'link-target': 'error',
  'rule-unknown': 'error',
  'rule-reason': 'error',
  'rule-unused': 'warning',
  'glossary-duplicate': 'error',
  'state-syntax': 'error',
  'state-truncated': 'error',
  'state-conflict': 'error',
  'state-version': 'error',
  'state-shape': 'error',
  'translation-stale': 'error',
  'translation-unrecorded': 'error',
  'translation-marked': 'info',
  'translation-kept': 'info',
  'settings-missing': 'error',
  'settings-syntax': 'error',
  'settings-unknown': 'error',
  'settings-value': 'error',
  'settings-required': 'error',
  'settings-edition-name': 'error',
  'settings-edition-layout': 'error',
  'settings-target': 'error',
  'publication-duplicate': 'error',
  'publications-none': 'error',
  'glyph-missing': 'error',
  'fit-overflow': 'error',
  'fit-row': 'info',
  'fit-cut': 'info',
  'epub-store-languages': 'info',
  'epub-store-markup': 'info',
  'epub-store-fonts': 'info',
  'epub-store-row': 'warning',
  'epub-store-image': 'warning',
  'epub-store-pixels': 'warning',
  'epub-glyph-missing': 'warning',
  'fit-loose': 'info',
  'fit-uneven': 'info',
  'fit-pages': 'error',
  'fit-book': 'error',
  'page-overflow': 'error',
  'pdf-accessibility': 'warning',
  'pdf-unreadable': 'error',
  'pdf-encrypted': 'error',
  'pdf-broken': 'error',
  'booklet-thick': 'warning',
  'import-empty': 'error',
  'import-kind': 'error',
  'import-encoding': 'error',
  'import-damaged': 'error',
  'import-attachment': 'warning',
  'import-same-file': 'error',
  'import-language': 'error',
  'import-title': 'warning',
  'import-exists': 'error',
  'import-name': 'error',
  'import-setting': 'warning',
  'exchange-damaged': 'error',
  'exchange-encoding': 'error',
  'exchange-kind': 'error',
  'exchange-marks': 'error',
  'exchange-publication': 'error',
  'exchange-row-missing': 'warning',
  'exchange-unnamed': 'error',
  'exchange-differs': 'warning',
  'exchange-unknown': 'warning',
  'exchange-conflict': 'warning',
  'exchange-codes': 'warning',
  'exchange-structure': 'warning',
  'browser-missing': 'error',
  'browser-path': 'error',
  'browser-failed': 'error',
  'font-missing': 'error',
  'output-failed': 'error',
  'tool-failed': 'error',
};

/** Where a message points: either manuscript, both, or a settings file. */
export interface Places {
  readonly ja?: Place;
  readonly en?: Place;
  readonly settings?: Place;
}

export type Message = {
  [Code in MessageCode]: Places & {
    readonly code: Code;
    readonly severity: Severity;
    readonly values: MessageValues[Code];
  };
}[MessageCode];

/**
 * Makes a message with the severity of its code.
 *
 * @param code which message
 * @param places where it points
 * @param values what its wording needs
 */
export function message<Code extends MessageCode>(code: Code, places: Places, values: MessageValues[Code]): Message {
  return { code, severity: severities[code], ...places, values } as Message;
}

/** The place of one language's file, ready to spread into a message: `sidePlace('ja', place)` is `{ ja: place }`. */
export function sidePlace(language: Language, place: Place): Places {
  return language === 'ja' ? { ja: place } : { en: place };
}
