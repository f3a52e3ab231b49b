/** Stage: what the settings and the glossary tell the parity rules, and the rules run over a document. */
import { decodeManuscript } from '../manuscript/decode.ts';
import type { Message } from '../message/message.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { checkParity } from '../parallel/rules/check-parity.ts';
import type { Term } from '../parallel/rules/rule.ts';
import { type ReadGlossary, readGlossary } from '../publication/glossary.ts';
import type { Publication } from '../publication/schema.ts';
import { type PublicationSources, readOther } from '../publication/sources.ts';

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

/** Runs the rules; without valid settings, with their default severities and without names. */
export function parityMessages(
  document: ParallelDocument,
  terms: readonly Term[],
  publication: Publication | undefined,
): readonly Message[] {
  return checkParity(document, { terms, names: publication ? namesOf(publication) : [] }, publication?.rules ?? {});
}

/** The persons and bodies that the settings name in both languages. */
function namesOf({ authors, issuer }: Publication): readonly Term[] {
  return [...authors, issuer].map(({ ja, en }) => ({ ja: [ja], en: [en] }));
}
