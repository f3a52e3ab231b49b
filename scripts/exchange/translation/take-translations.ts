/** Translations that come back → the manuscripts, row by row, and nothing that is newer overwritten. */
import type { Block, Manuscript } from '../../manuscript/manuscript.ts';
import { parseManuscript } from '../../manuscript/parse.ts';
import { type Language, type Message, message, type Place, sidePlace } from '../../message/message.ts';
import type { ParallelDocument } from '../../parallel/document.ts';
import { hasDigests, rowFinder } from './find-rows.ts';
import { differingMarks, hasMarksOf, joinedTexts, renderSegment, withoutRuby } from './render.ts';
import { digestOf, type Segment, segmentOf, shown, shownPair, type Token, wordsOf } from './segment.ts';
import { type Edit, splice } from './splice.ts';
import { yamlTitle } from './title.ts';
import { type Exchange, type SegmentedRow, segmentedRows, type Unit } from './units.ts';

export interface TakenTranslations {
  /** The manuscripts that change, by path, with their new bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Sides of units: how many were taken, how many need nothing. Those left alone have a message each. */
  readonly changed: number;
  readonly same: number;
  readonly messages: readonly Message[];
}

const languages = ['ja', 'en'] as const;

/** A new text for one side of a row. */
interface Change {
  readonly row: SegmentedRow;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly edit: Edit;
}

/**
 * Compares each unit with its row. A side of the file that no longer reads as it did at export is taken into the
 * manuscript, if neither side of the row has changed there since.
 *
 * Messages: `exchange-row-missing`, `exchange-conflict` (the row is newer in the manuscripts), `exchange-differs` (the row is
 * not empty, and the file does not say which text is newer), `exchange-codes` (marks are missing or not the row's),
 * `exchange-structure` (the new text would be other blocks); each leaves its row alone. `exchange-unknown` once for all
 * units that have neither the id nor the words of a row.
 *
 * @param exchange the file
 * @param document the publication as it is now
 * @param bytesOf the bytes of a manuscript, by its path
 */
export function takeTranslations(
  exchange: Exchange,
  document: ParallelDocument,
  bytesOf: (file: string) => Uint8Array,
): TakenTranslations {
  const rows = segmentedRows(document);
  const find = rowFinder(rows, exchange);
  const messages: Message[] = [];
  const changes: Change[] = [];
  const strangers: Unit[] = [];
  let same = 0;
  for (const unit of exchange.units) {
    const found = find(unit);
    if (found.rows.length === 0 && !hasDigests(unit)) {
      strangers.push(unit);
      continue;
    }
    for (const language of languages) {
      const tokens = unit.sides[language] && joinedTexts(unit.sides[language]);
      if (!tokens) continue;
      if (digestOf(tokens) === unit.digests[language] || language === found.by) {
        same += 1;
        continue;
      }
      if (found.rows.length === 0) messages.push(missing(unit, language, tokens));
      for (const row of found.rows) {
        const judged = judge(unit, row, language, tokens, rows, found.by);
        if (judged === 'same') same += 1;
        else if ('edit' in judged) changes.push(judged);
        else messages.push(judged);
      }
    }
  }
  if (strangers.length > 0) messages.push(unknown(strangers, exchange));
  const files = new Map<string, Uint8Array>();
  let changed = 0;
  const manuscripts = new Map(document.chapters.flatMap(({ ja, en }) => [ja, en].map((one) => [one.file, one])));
  for (const [file, manuscript] of manuscripts) {
    const own = changes.filter(({ row, language }) => row.chapter[language].file === file);
    if (own.length === 0) continue;
    const written = write(manuscript, own, bytesOf(file));
    messages.push(...written.messages);
    changed += written.taken;
    if (written.taken > 0) files.set(file, written.bytes);
  }
  return { files, changed, same, messages };
}

function judge(
  unit: Unit,
  row: SegmentedRow,
  language: Language,
  tokens: readonly Token[],
  rows: readonly SegmentedRow[],
  by: Language | undefined,
): Change | Message | 'same' {
  const current = row.segments[language];
  const other = row.segments[language === 'ja' ? 'en' : 'ja'];
  if (current && digestOf(current.tokens) === digestOf(tokens)) return 'same';
  // A file that has lost the ids has mostly lost the marks as well.
  if (by && current && wordsOf(current.tokens) === wordsOf(tokens)) return 'same';
  const { id } = row;
  const places = placesOf(row);
  if (by ? current : isNewer(unit, row)) {
    const [theirs, ours] = shownPair(tokens, current?.tokens ?? []);
    return message(hasDigests(unit) ? 'exchange-conflict' : 'exchange-differs', places, { id, language, theirs, ours });
  }
  const patterns = [current?.tokens, other?.tokens, other && withoutRuby(other.tokens)];
  if (!patterns.some((pattern) => hasMarksOf(tokens, pattern))) {
    const codes = differingMarks(tokens, (current ?? other)?.tokens ?? []);
    return message('exchange-codes', places, { id, language, codes, text: shown(tokens) });
  }
  if (current) {
    const text = current.spelling === 'yaml' ? yamlTitle(wordsOf(tokens)) : renderSegment(tokens, current.tokens);
    return { row, language, tokens, edit: { start: current.start, end: current.end, text } };
  }
  if (!other) return missing(unit, language, tokens);
  return { row, language, tokens, edit: insertion(row, language, tokens, other, rows) };
}

/** Whether a side of the row has changed since the export. A file without digests cannot know, so a text that is there wins. */
function isNewer({ digests, sides }: Unit, { segments }: SegmentedRow): boolean {
  const known = hasDigests({ digests });
  return languages.some((language) => {
    const segment = segments[language];
    const now = segment && digestOf(segment.tokens);
    if (known) return now !== digests[language];
    const theirs = sides[language];
    return now !== undefined && (!theirs || now !== digestOf(theirs));
  });
}

/** A new block behind the last block of the same language before the row, or at the beginning of the text. */
function insertion(
  row: SegmentedRow,
  language: Language,
  tokens: readonly Token[],
  { before, after }: Segment,
  rows: readonly SegmentedRow[],
): Edit {
  const text = before + renderSegment(tokens, []) + after;
  const own = rows.filter(({ chapter }) => chapter === row.chapter);
  const previous = own.slice(0, own.indexOf(row)).findLast(({ segments }) => segments[language]);
  const end = previous?.blocks[language].at(-1)?.position?.end.offset;
  if (end !== undefined) return { start: end, end, text: `\n\n${text}` };
  const first = row.chapter[language].blocks[0]?.position?.start.offset;
  const { source } = row.chapter[language];
  if (first !== undefined) return { start: first, end: first, text: `${text}\n\n` };
  return { start: source.length, end: source.length, text: `${source.endsWith('\n') ? '\n' : '\n\n'}${text}\n` };
}

function missing({ id }: Unit, language: Language, tokens: readonly Token[]): Message {
  return message('exchange-row-missing', {}, { id, language, text: shown(tokens) });
}

/** One message for all units that are of no row: a memory holds the sentences of many texts. */
function unknown(strangers: readonly Unit[], { from }: Exchange): Message {
  const [first] = strangers;
  const text = shown(first?.sides[from] ?? first?.sides.ja ?? first?.sides.en ?? []);
  return message('exchange-unknown', {}, { count: strangers.length, text });
}

/** Writes the changes of one file; where they do not read back as meant, one by one, so that only the odd one is left out. */
function write(manuscript: Manuscript, changes: readonly Change[], bytes: Uint8Array) {
  const apart = changes.filter(
    ({ edit }) => !changes.some((one) => one.edit !== edit && one.edit.start < edit.end && edit.start < one.edit.end),
  );
  const good = readsBack(manuscript, apart, bytes)
    ? apart
    : apart.filter((change) => readsBack(manuscript, [change], bytes));
  // Changes that are good alone can still disturb each other; then none of them is taken.
  const taken = good.length === apart.length || readsBack(manuscript, good, bytes) ? good : [];
  const messages = changes
    .filter((change) => !taken.includes(change))
    .map(({ row, tokens }) => message('exchange-structure', placesOf(row), { id: row.id, text: shown(tokens) }));
  return {
    bytes: splice(
      bytes,
      taken.map(({ edit }) => edit),
    ),
    taken: taken.length,
    messages,
  };
}

/** Whether the new file has the same blocks as before, but for the changed ones, and these say what they should. */
function readsBack(manuscript: Manuscript, changes: readonly Change[], bytes: Uint8Array): boolean {
  if (changes.length === 0) return true;
  const { language, file, name } = manuscript;
  const edited = splice(
    bytes,
    changes.map(({ edit }) => edit),
  );
  const read = parseManuscript({ language, file, name, bytes: edited }).manuscript;
  if (!read) return false;
  const title = changes.find(({ row }) => row.segments[language]?.spelling === 'yaml');
  const words = title ? wordsOf(title.tokens) : manuscript.frontMatter.title;
  if (read.frontMatter.title !== words || (title && words === '')) return false;
  const expected = expectedBlocks(manuscript, changes);
  if (read.blocks.length !== expected.length) return false;
  let index = 0;
  for (const { count, digest, types } of runs(expected)) {
    const blocks = read.blocks.slice(index, index + count);
    const segment = segmentOf(blocks, read);
    if (types !== blocks.map(({ type }) => type).join(' ')) return false;
    if (digest !== (segment ? digestOf(segment.tokens) : '')) return false;
    index += count;
  }
  return true;
}

interface Expected {
  readonly type: string;
  /** The first block of a run bears the digest of the whole run. */
  readonly run?: { readonly digest: string };
}

function expectedBlocks(manuscript: Manuscript, changes: readonly Change[]): readonly Expected[] {
  const replaced = new Map<Block, Change>();
  for (const change of changes) for (const block of change.row.blocks[change.language]) replaced.set(block, change);
  const inserted = changes.filter(({ row, language }) => row.blocks[language].length === 0);
  const insertedAt = (offset: number, isStart: boolean): Expected[] =>
    inserted
      .filter(({ edit }) => edit.start === offset && edit.text.startsWith('\n') !== isStart)
      .flatMap(({ row, language, tokens }) =>
        row.blocks[language === 'ja' ? 'en' : 'ja'].map(({ type }, index) => ({
          type,
          ...(index === 0 && { run: { digest: digestOf(tokens) } }),
        })),
      );
  const expected: Expected[] = [];
  let open: Change | undefined;
  for (const block of manuscript.blocks) {
    expected.push(...insertedAt(block.position?.start.offset ?? -1, true));
    const change = replaced.get(block);
    if (change && change === open) expected.push({ type: block.type });
    else {
      const tokens = change ? change.tokens : (segmentOf([block], manuscript)?.tokens ?? []);
      expected.push({ type: block.type, run: { digest: digestOf(tokens) } });
    }
    open = change;
    expected.push(...insertedAt(block.position?.end.offset ?? -1, false));
  }
  if (manuscript.blocks.length === 0) expected.push(...insertedAt(manuscript.source.length, false));
  return expected;
}

/** Blocks that are one segment together. */
function runs(expected: readonly Expected[]): readonly { count: number; digest: string; types: string }[] {
  const list: { count: number; digest: string; types: string }[] = [];
  for (const { type, run } of expected) {
    const last = list.at(-1);
    if (run || !last) list.push({ count: 1, digest: run?.digest ?? '', types: type });
    else {
      last.count += 1;
      last.types += ` ${type}`;
    }
  }
  return list;
}

function placesOf({ blocks, chapter, segments }: SegmentedRow) {
  const place = (language: Language): Place | undefined => {
    const { file, source } = chapter[language];
    const start = blocks[language][0]?.position?.start;
    if (start) return { file, line: start.line, column: start.column };
    const title = segments[language];
    return title && { file, line: source.slice(0, title.start).split('\n').length, column: 1 };
  };
  const [ja, en] = [place('ja'), place('en')];
  return { ...(ja && sidePlace('ja', ja)), ...(en && sidePlace('en', en)) };
}
