/** Chapters of paired manuscripts → the parallel document: sections, row ids, and the checks that need the whole. */
import type { Nodes } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import { type Message, message, type Place } from '../message/message.ts';
import type { Chapter, ParallelDocument, Row, Section } from './document.ts';
import type { Group } from './group.ts';
import { type Evidence, noEvidence, pair, type Paired } from './pair.ts';
import { placeOf } from './place.ts';
import { digestId, slug, uniqueIds } from './row-id.ts';

/** The two files of a chapter. */
export interface ManuscriptPair {
  readonly ja: Manuscript;
  readonly en: Manuscript;
  /** Where the two have been aligned already. */
  readonly paired?: Paired;
}

export interface Assembled {
  readonly document: ParallelDocument;
  readonly messages: readonly Message[];
}

/** Ids that the frame of the outputs uses itself. */
const reservedIds = [
  ...['cover', 'contents', 'contents-title', 'main', 'colophon', 'colophon-flow'],
  ...['top', 'view', 'view-title', 'view-both', 'view-ja', 'view-en'],
];

/**
 * Makes the parallel document of a publication.
 *
 * @param pairs its chapters in reading order
 * @param evidence what is known from outside the chapters, such as the glossary, for those that are not aligned yet
 */
export function assemble(pairs: readonly ManuscriptPair[], evidence: Evidence = noEvidence): Assembled {
  const unique = uniqueIds([...reservedIds, ...explicitIds(pairs)]);
  const claim = claims();
  const messages: Message[] = [];
  const chapterIds = pairs.map(({ en }) => unique(chapterId(en.name)));
  // The booklet's articles have these ids.
  for (const id of chapterIds) unique(`chapter-${id}`);
  const chapters = pairs.map(({ ja, en, ...given }, index): Chapter => {
    const paired = given.paired ?? pair(ja, en, evidence);
    messages.push(...paired.messages);
    if (ja.blocks.length + en.blocks.length === 0) {
      messages.push(message('chapter-empty', { ja: fileStart(ja), en: fileStart(en) }, {}));
    }
    const rows = paired.groups.map((group): Row => {
      const named = namedId(group, { ja, en }, claim);
      messages.push(...named.messages);
      return { ...group, id: named.id ?? unique(wantedId(group)) };
    });
    const id = chapterIds[index] ?? chapterId(en.name);
    return { name: en.name, id, ja, en, sections: sectionsOf(rows, id) };
  });
  return { document: { chapters }, messages };
}

/** `02-background` → `background`. */
export function chapterId(name: string): string {
  return name.replace(/^\d+[-_]?/, '') || `chapter-${name}`;
}

/** The id that the files give a row, with what is wrong about it. */
function namedId(
  group: Group,
  files: ManuscriptPair,
  claim: (id: string) => boolean,
): { readonly id?: string; readonly messages: readonly Message[] } {
  const given = { ja: explicitId(group.ja), en: explicitId(group.en) };
  const id = given.en ?? given.ja;
  if (id === undefined) return { messages: [] };
  const places = {
    ...(given.ja && group.ja[0] && { ja: placeOf(group.ja[0], files.ja.file) }),
    ...(given.en && group.en[0] && { en: placeOf(group.en[0], files.en.file) }),
  };
  const messages: Message[] = [];
  if (given.ja && given.en && given.ja !== given.en) {
    messages.push(message('id-mismatch', places, { ja: given.ja, en: given.en }));
  }
  if (!claim(id)) messages.push(message('duplicate-id', places, { id }));
  return { id, messages };
}

/** Answers whether an explicit id is still free, and takes it. */
function claims(): (id: string) => boolean {
  const taken = new Set(reservedIds);
  return (id) => !taken.has(id) && taken.add(id) !== undefined;
}

function wantedId(group: Group): string {
  const [enBlock] = group.en;
  const [jaBlock] = group.ja;
  if (enBlock?.type === 'footnoteDefinition') return `note-${slug(enBlock.identifier) || digestId(enBlock.identifier)}`;
  const text = enBlock ? plainWords(enBlock) : '';
  const fromEnglish = slug(text);
  // An id of digits alone, or of one short word, says nothing; the words of the Japanese then make it.
  if (fromEnglish.length > 2 && /^[a-z]/.test(fromEnglish)) return fromEnglish;
  if (fromEnglish) return `r-${fromEnglish}`;
  return digestId(text || (jaBlock ? plainWords(jaBlock) : ''));
}

/** The words of a block, with a space between the items, cells and blocks in it. */
function plainWords(node: Nodes): string {
  switch (node.type) {
    case 'blockquote':
    case 'footnoteDefinition':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
      return node.children.map(plainWords).join(' ');
    default:
      return plainText(node, { includeImageAlt: true });
  }
}

function explicitId(blocks: readonly Block[]): string | undefined {
  return blocks.find((block) => block.data?.id !== undefined)?.data?.id;
}

/** All ids given in the files. */
function explicitIds(pairs: readonly ManuscriptPair[]): readonly string[] {
  return pairs.flatMap(({ ja, en }) => [...ja.blocks, ...en.blocks].flatMap((block) => block.data?.id ?? []));
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
