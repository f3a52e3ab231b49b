/** One chapter: its two files → manuscripts, their rows, and what the rules find. All of it is plain data. */
import { type ManuscriptFile, parseManuscript } from '../manuscript/parse.ts';
import type { Message } from '../message/message.ts';
import type { ManuscriptPair } from '../parallel/assemble.ts';
import { type Evidence, pair } from '../parallel/pair.ts';
import { checkGroups, type RuleSettings } from '../parallel/rules/check-parity.ts';
import type { RuleContext } from '../parallel/rules/rule.ts';

/** The files of a chapter; a side may be missing. */
export interface ChapterFiles {
  readonly ja?: ManuscriptFile;
  readonly en?: ManuscriptFile;
}

/** What is known from outside the chapter. */
export interface ChapterContext {
  readonly evidence: Evidence;
  readonly rules: { readonly context: RuleContext; readonly settings: RuleSettings };
}

export interface ReadChapter {
  /** Absent where a side is missing or cannot be read. */
  readonly pair?: ManuscriptPair;
  /** What is wrong with the files, one side after the other. */
  readonly messages: readonly Message[];
  /** The findings of the rules. */
  readonly parity: readonly Message[];
}

/**
 * Reads a chapter.
 *
 * @param context what aligning and the rules need; without it, files are read and nothing more
 */
export function readChapter(files: ChapterFiles, context?: ChapterContext): ReadChapter {
  const ja = files.ja && parseManuscript(files.ja);
  const en = files.en && parseManuscript(files.en);
  const messages = [...(ja?.messages ?? []), ...(en?.messages ?? [])];
  if (!ja?.manuscript || !en?.manuscript) return { messages, parity: [] };
  const manuscripts = { ja: ja.manuscript, en: en.manuscript };
  if (!context) return { pair: manuscripts, messages, parity: [] };
  const paired = pair(manuscripts.ja, manuscripts.en, context.evidence);
  const { rules } = context;
  // Of files that lie in each other's folder, or are one and the same, every row is wrong: one message is enough.
  const isMisplaced = paired.messages.some(({ code }) => code === 'sides-swapped' || code === 'sides-identical');
  const parity = isMisplaced ? [] : checkGroups(paired.groups, manuscripts, rules.context, rules.settings);
  return { pair: { ...manuscripts, paired }, messages, parity };
}
