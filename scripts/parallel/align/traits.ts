/** Blocks → traits: the few numbers about each block that the terms of the cost compare. */
import type { Block, Manuscript } from '../../manuscript/manuscript.ts';
import type { BlockName, Language } from '../../message/message.ts';
import { blockName } from '../block-kind.ts';
import { englishDates, japaneseDates } from './anchor/date.ts';
import { englishSounds, katakanaSounds } from './anchor/katakana.ts';
import { latinKeys, latinWords } from './anchor/latin.ts';
import { englishNumbers, japaneseNumbers } from './anchor/number.ts';
import { codeAnchors, linkAnchors, noteAnchors } from './anchor/reference.ts';
import { type Term, termFinder } from './anchor/term.ts';
import { englishVocabulary, japaneseVocabulary, vocabularyKeys } from './anchor/vocabulary.ts';
import { type LinkTargets, type Surface, surfaceOf } from './surface.ts';
import { englishSize, japaneseSize } from './term/length.ts';

export interface Traits {
  readonly kind: BlockName;
  /** Of a heading, 1 to 6; 0 otherwise. */
  readonly depth: number;
  /** The length that its English has or would have, in characters. */
  readonly size: number;
  /** Items, rows, paragraphs of a quotation, or lines of code; 0 where the kind has none. */
  readonly parts: number;
  /** Its anchors as keys with a class before the first colon; each once. */
  readonly anchors: readonly string[];
  /** Its visible text in NFKC, for learning. */
  readonly text: string;
  /** Whether the author says that it has no counterpart. */
  readonly alone: boolean;
}

/** What is known from outside the two files. */
export interface Evidence {
  /** The glossary and proper names. */
  readonly terms: readonly Term[];
}

export interface BothTraits {
  readonly ja: readonly Traits[];
  readonly en: readonly Traits[];
}

/** The traits of all blocks of both sides. English words are kept as anchors only where the Japanese side has them. */
export function traitsOf(ja: Manuscript, en: Manuscript, evidence: Evidence): BothTraits {
  const terms = termFinder(evidence.terms);
  const jaTraits = ja.blocks.map((block) => {
    const surface = surfaceOf(block, targetsOf(ja));
    const { text } = surface;
    const words = [...latinWords(text), ...katakanaSounds(text), ...japaneseNumbers(text), ...japaneseDates(text)];
    return traits(block, surface, 'ja', [...words, ...japaneseVocabulary(text), ...terms.ja(text)]);
  });
  const known = new Set(jaTraits.flatMap(({ anchors }) => anchors));
  const keysOfLatin = knownKeys(known, latinKeys);
  const keysOfVocabulary = knownKeys(known, vocabularyKeys);
  const soundsOf = englishSounds(known);
  const enTraits = en.blocks.map((block) => {
    const surface = surfaceOf(block, targetsOf(en));
    const { text } = surface;
    return traits(block, surface, 'en', [
      ...latinWords(text, keysOfLatin),
      ...soundsOf(text),
      ...englishNumbers(text),
      ...englishDates(text),
      ...englishVocabulary(text, keysOfVocabulary),
      ...terms.en(text),
    ]);
  });
  return { ja: jaTraits, en: enTraits };
}

/** The keys of a word that the Japanese side has too. A text has few different words, so that each is looked up once. */
function knownKeys(
  known: ReadonlySet<string>,
  keysOf: (word: string) => readonly string[],
): (word: string) => readonly string[] {
  const kept = new Map<string, readonly string[]>();
  return (word) => {
    let keys = kept.get(word);
    if (keys === undefined) {
      keys = keysOf(word).filter((key) => known.has(key));
      kept.set(word, keys);
    }
    return keys;
  };
}

const targets = new WeakMap<Manuscript, LinkTargets>();

function targetsOf(manuscript: Manuscript): LinkTargets {
  const kept = targets.get(manuscript);
  if (kept) return kept;
  const made = new Map(manuscript.definitions.map(({ identifier, url }) => [identifier, url]));
  targets.set(manuscript, made);
  return made;
}

function traits(block: Block, surface: Surface, language: Language, words: readonly string[]): Traits {
  const code = surface.code === '' ? [] : latinWords(surface.code.normalize('NFKC'));
  const spans = surface.spans.flatMap((span) => latinWords(span.normalize('NFKC')));
  const id = block.data?.id === undefined ? [] : [`id:${block.data.id}`];
  const anchors = [
    ...codeAnchors(surface),
    ...linkAnchors(surface),
    ...noteAnchors(surface),
    ...words,
    ...code,
    ...spans,
    ...id,
  ];
  const size = language === 'ja' ? japaneseSize : englishSize;
  const verbatim = surface.spans.reduce((sum, span) => sum + span.length, 0) + surface.code.length;
  return {
    kind: blockName(block),
    depth: block.type === 'heading' ? block.depth : 0,
    size: size(surface.text) + verbatim,
    parts: partsOf(block),
    anchors: [...new Set(anchors)],
    text: surface.text,
    alone: block.data?.alone !== undefined,
  };
}

function partsOf(block: Block): number {
  switch (block.type) {
    case 'list':
    case 'table':
    case 'blockquote':
      return block.children.length;
    case 'code':
      return block.value.split('\n').length;
    default:
      return 0;
  }
}
