/** Chapters of paired manuscripts → the parallel document: sections, row ids, and the checks that need the whole. */
import { toString as plainText } from 'mdast-util-to-string';
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import { type Message, message, type Place } from '../message/message.ts';
import type { Chapter, ParallelDocument, Row, Section } from './document.ts';
import { type Group, pair, placeOf } from './pair.ts';
import { digestId, slug, uniqueIds } from './row-id.ts';

/** The two files of a chapter. */
export interface ManuscriptPair {
  readonly ja: Manuscript;
  readonly en: Manuscript;
}

export interface Assembled {
  readonly document: ParallelDocument;
  readonly messages: readonly Message[];
}

/** Ids that the frame of the outputs uses itself. */
const reservedIds = ['cover', 'contents', 'colophon', 'top', 'view', 'view-both', 'view-ja', 'view-en'];

/**
 * Makes the parallel document of a publication.
 *
 * @param pairs its chapters in reading order
 */
export function assemble(pairs: readonly ManuscriptPair[]): Assembled {
  const explicit = explicitIds(pairs);
  const unique = uniqueIds([...reservedIds, ...explicit.ids]);
  const messages: Message[] = [...explicit.messages];
  const chapterIds = pairs.map(({ en }) => unique(chapterId(en.name)));
  const chapters = pairs.map(({ ja, en }, index): Chapter => {
    const paired = pair(ja, en);
    messages.push(...paired.messages);
    if (ja.blocks.length + en.blocks.length === 0) {
      messages.push(message('chapter-empty', { ja: fileStart(ja), en: fileStart(en) }, {}));
    }
    const rows = paired.groups.map((group): Row => rowOf(group, unique, { ja, en }, messages));
    const id = chapterIds[index] ?? chapterId(en.name);
    return { name: en.name, id, ja, en, sections: sectionsOf(rows, id) };
  });
  return { document: { chapters }, messages };
}

/** `02-background` → `background`. */
export function chapterId(name: string): string {
  return name.replace(/^\d+[-_]?/, '') || `chapter-${name}`;
}

function rowOf(group: Group, unique: (wanted: string) => string, files: ManuscriptPair, messages: Message[]): Row {
  const given = { ja: explicitId(group.ja), en: explicitId(group.en) };
  if (given.ja && given.en && given.ja !== given.en && group.ja[0] && group.en[0]) {
    const places = { ja: placeOf(group.ja[0], files.ja.file), en: placeOf(group.en[0], files.en.file) };
    messages.push(message('id-mismatch', places, { ja: given.ja, en: given.en }));
  }
  return { ...group, id: given.en ?? given.ja ?? unique(wantedId(group)) };
}

function wantedId(group: Group): string {
  const [enBlock] = group.en;
  const [jaBlock] = group.ja;
  if (enBlock?.type === 'footnoteDefinition') return `note-${slug(enBlock.identifier) || digestId(enBlock.identifier)}`;
  const text = enBlock ? plainText(enBlock, { includeImageAlt: true }) : '';
  const fromEnglish = slug(text);
  // An id of digits alone, or of one short word, says nothing; the words of the Japanese then make it.
  if (fromEnglish.length > 2 && /^[a-z]/.test(fromEnglish)) return fromEnglish;
  if (fromEnglish) return `r-${fromEnglish}`;
  return digestId(text || (jaBlock ? plainText(jaBlock) : ''));
}

function explicitId(blocks: readonly Block[]): string | undefined {
  return blocks.find((block) => block.data?.id !== undefined)?.data?.id;
}

/** All ids given in the files; one that is given twice in one language's files is a mistake. */
function explicitIds(pairs: readonly ManuscriptPair[]): { ids: ReadonlySet<string>; messages: readonly Message[] } {
  const messages: Message[] = [];
  const ids = new Set<string>();
  for (const language of ['ja', 'en'] as const) {
    const seen = new Set<string>();
    for (const files of pairs) {
      for (const block of files[language].blocks) {
        const id = block.data?.id;
        if (id === undefined) continue;
        const place = placeOf(block, files[language].file);
        if (seen.has(id) || reservedIds.includes(id)) {
          messages.push(message('duplicate-id', language === 'ja' ? { ja: place } : { en: place }, { id }));
        }
        seen.add(id);
        ids.add(id);
      }
    }
  }
  return { ids, messages };
}

function sectionsOf(rows: readonly Row[], id: string): readonly Section[] {
  type Open = { id: string; depth: Section['depth']; heading?: Row; rows: Row[] };
  const sections: Open[] = [{ id, depth: 1, rows: [] }];
  for (const row of rows) {
    const block = row.ja[0] ?? row.en[0];
    if (block?.type === 'heading') sections.push({ id: row.id, depth: block.depth, heading: row, rows: [] });
    else sections.at(-1)?.rows.push(row);
  }
  return sections;
}

function fileStart(manuscript: Manuscript): Place {
  return { file: manuscript.file, line: 1, column: 1 };
}
