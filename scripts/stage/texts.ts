/** Stage: the blocks of all chapters → finished hast: notes numbered, links and images resolved, typography applied. */
import type { ElementContent } from 'hast';
import { type NoteNumbers, noteIds } from '../edition/edition.ts';
import { blocksToHast } from '../manuscript/hast.ts';
import type { Block } from '../manuscript/manuscript.ts';
import type { Message, Places } from '../message/message.ts';
import type { Chapter, ParallelDocument } from '../parallel/document.ts';
import type { PublicationSources } from '../publication/sources.ts';
import { breakAddresses } from '../typography/addresses.ts';
import { joinLines } from '../typography/join-lines.ts';
import { keepTogether } from '../typography/keep-together.ts';
import { markLanguageRuns } from '../typography/language-runs.ts';
import { resolveImages } from './images.ts';
import { type LinkTargets, linkTargets, resolveLinks } from './links.ts';

export interface ComposedTexts {
  readonly texts: ReadonlyMap<Block, readonly ElementContent[]>;
  /** The images that are named, each with the place that names it first. */
  readonly images: ReadonlyMap<string, Places>;
  readonly messages: readonly Message[];
}

/** Composes the texts of both languages of all chapters. */
export function composeTexts(
  document: ParallelDocument,
  notes: NoteNumbers,
  sources: PublicationSources,
): ComposedTexts {
  const texts = new Map<Block, readonly ElementContent[]>();
  const images = new Map<string, Places>();
  const messages: Message[] = [];
  const targets = linkTargets(document);
  for (const chapter of document.chapters) {
    for (const language of ['ja', 'en'] as const) {
      const side = composeSide(chapter, language, notes);
      messages.push(...side.messages);
      for (const [block, nodes] of side.blocks) {
        const finished = finishBlock(nodes, { chapter, language }, targets, sources);
        texts.set(block, finished.nodes);
        for (const [path, places] of finished.images) if (!images.has(path)) images.set(path, places);
        messages.push(...finished.messages);
      }
    }
  }
  return { texts, images, messages };
}

function composeSide(chapter: Chapter, language: 'ja' | 'en', notes: NoteNumbers) {
  return blocksToHast(chapter[language], {
    footnote: (label, occurrence) => {
      const number = notes.get(chapter.id)?.get(label) ?? 0;
      const { note, reference } = noteIds(chapter.id, number, language);
      return {
        number,
        href: `#${note}`,
        id: occurrence === 1 ? reference : `${reference}-${occurrence}`,
      };
    },
  });
}

function finishBlock(
  nodes: readonly ElementContent[],
  from: { chapter: Chapter; language: 'ja' | 'en' },
  targets: LinkTargets,
  sources: PublicationSources,
) {
  const linked = resolveLinks(nodes, targets, from);
  const pictured = resolveImages(linked.nodes, sources, from);
  const joined = joinLines(pictured.nodes, from.language);
  return {
    nodes: keepTogether(breakAddresses(markLanguageRuns(joined, from.language))),
    images: pictured.used,
    messages: [...linked.messages, ...pictured.messages],
  };
}
