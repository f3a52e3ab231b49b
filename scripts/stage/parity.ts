/** Stage: what the settings and the glossary tell the parity rules. */
import { decodeManuscript } from '../manuscript/decode.ts';
import type { Message } from '../message/message.ts';
import type { Term } from '../parallel/rules/rule.ts';
import { type ReadGlossary, readGlossary } from '../publication/glossary.ts';
import type { Publication } from '../publication/schema.ts';
import { type PublicationSources, readOther } from '../publication/sources.ts';
import type { ChapterContext } from './chapter.ts';

const glossaryFile = 'glossary.yaml';

/** The terms of the publication's glossary; none where it has no glossary. */
export async function glossaryOf(sources: PublicationSources): Promise<ReadGlossary> {
  if (!sources.others.has(glossaryFile)) return { terms: [], messages: [] };
  const file = `${sources.folder}/${glossaryFile}`;
  const decoded = decodeManuscript(await readOther(sources, glossaryFile), { language: 'en', file });
  const broken = decoded.messages.map(({ en, ...rest }) => ({ ...rest, ...(en && { settings: en }) }) as Message);
  if (decoded.text === undefined) return { terms: [], messages: broken };
  const { terms, messages } = readGlossary(decoded.text, file);
  return { terms, messages: [...broken, ...messages] };
}

/** What the settings and the glossary tell the rules; without valid settings, default severities and no names. */
export function rulesFor(terms: readonly Term[], publication: Publication | undefined): ChapterContext['rules'] {
  return {
    context: { terms, names: publication ? namesOf(publication) : [] },
    settings: publication?.rules ?? {},
  };
}

/** The persons and bodies that the settings name in both languages. */
function namesOf({ authors, issuer }: Publication): readonly Term[] {
  return [...authors, issuer].map(({ ja, en }) => ({ ja: [ja], en: [en] }));
}
