/** `glossary.yaml` → the terms that both languages of a publication use in one way, or messages about its mistakes. */
import * as z from 'zod';
import { type Message, message } from '../message/message.ts';
import { readSettings } from './read.ts';

const spelling = z.string().trim().min(1);

/** One spelling, or several of which the first is the preferred one. */
const spellings = z
  .union([spelling, z.array(spelling).min(1)])
  .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given));

const glossarySchema = z.strictObject({
  terms: z.array(z.strictObject({ ja: spellings, en: spellings, reading: spelling.optional() })).default([]),
});

export interface GlossaryTerm {
  readonly ja: readonly string[];
  readonly en: readonly string[];
  /** In kana. */
  readonly reading?: string | undefined;
}

export interface ReadGlossary {
  readonly terms: readonly GlossaryTerm[];
  readonly messages: readonly Message[];
}

/**
 * Reads a glossary: `terms: [{ ja, en, reading? }]`.
 *
 * Messages: those of `readSettings`, and `glossary-duplicate` for a spelling that stands in two entries.
 *
 * @param source the text of `glossary.yaml`
 * @param file its path as the user would type it
 */
export function readGlossary(source: string, file: string): ReadGlossary {
  const { value, placeOf, messages } = readSettings(source, file, glossarySchema);
  if (!value) return { terms: [], messages };
  const seen = new Map<string, number>();
  const duplicates = value.terms.flatMap(({ ja }, index) =>
    ja.flatMap((term) => {
      const settings = placeOf('terms', index);
      const line = seen.get(term);
      if (line !== undefined) return [message('glossary-duplicate', { settings }, { term, line })];
      seen.set(term, settings.line);
      return [];
    }),
  );
  return { terms: value.terms, messages: duplicates };
}
