/** Translations that come back → the manuscripts, row by row, and nothing that is newer overwritten. */
import type { Block, Manuscript } from '../../manuscript/manuscript.ts';
import { parseManuscript } from '../../manuscript/parse.ts';
import { type Language, type Message, message, type Place, sidePlace } from '../../message/message.ts';
import type { ParallelDocument } from '../../parallel/document.ts';
import { differingMarks, hasMarksOf, joinedTexts, renderSegment, withoutRuby } from './render.ts';
import { digestOf, type Segment, segmentOf, shown, type Token } from './segment.ts';
import { type Edit, splice } from './splice.ts';
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
 * Messages: `exchange-row-missing`, `exchange-conflict` (the row is newer in the manuscripts), `exchange-codes` (marks are
 * missing or not the row's), `exchange-structure` (the new text would be other blocks); each leaves its row alone.
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
  const find = finder(rows);
  const messages: Message[] = [];
  const changes: Change[] = [];
  let same = 0;
  for (const unit of exchange.units) {
    const row = find(unit);
    for (const language of languages) {
      const tokens = unit.sides[language] && joinedTexts(unit.sides[language]);
      if (!tokens || digestOf(tokens) === unit.digests[language]) {
        if (tokens) same += 1;
        continue;
      }
      const judged = row ? judge(unit, row, language, tokens, rows) : missing(unit, language, tokens);
      if (judged === 'same') same += 1;
      else if ('edit' in judged) changes.push(judged);
      else messages.push(judged);
    }
  }
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

/** Finds the row of a unit: by its id, or, where the id has changed with the words, by what either side said. */
function finder(rows: readonly SegmentedRow[]): (unit: Unit) => SegmentedRow | undefined {
  const byId = new Map(rows.map((row) => [row.row.id, row]));
  const byDigest = new Map<string, SegmentedRow[]>();
  for (const row of rows) {
    for (const language of languages) {
      const segment = row.segments[language];
      if (!segment) continue;
      const key = `${language} ${digestOf(segment.tokens)}`;
      byDigest.set(key, [...(byDigest.get(key) ?? []), row]);
    }
  }
  return (unit) => {
    const named = byId.get(unit.id);
    if (named) return named;
    const found = languages.map((language) => byDigest.get(`${language} ${unit.digests[language] ?? ''}`) ?? []);
    // The same words twice in a publication do not say which row is meant.
    return found.find((list) => list.length === 1)?.[0];
  };
}

function judge(
  unit: Unit,
  row: SegmentedRow,
  language: Language,
  tokens: readonly Token[],
  rows: readonly SegmentedRow[],
): Change | Message | 'same' {
  const current = row.segments[language];
  const other = row.segments[language === 'ja' ? 'en' : 'ja'];
  if (current && digestOf(current.tokens) === digestOf(tokens)) return 'same';
  const { id } = unit;
  const places = placesOf(row);
  if (isNewer(unit, row)) {
    const ours = current ? shown(current.tokens) : '';
    return message('exchange-conflict', places, { id, language, theirs: shown(tokens), ours });
  }
  const patterns = [current?.tokens, other?.tokens, other && withoutRuby(other.tokens)];
  if (!patterns.some((pattern) => hasMarksOf(tokens, pattern))) {
    const codes = differingMarks(tokens, (current ?? other)?.tokens ?? []);
    return message('exchange-codes', places, { id, language, codes, text: shown(tokens) });
  }
  if (current) {
    const text = renderSegment(tokens, current.tokens);
    return { row, language, tokens, edit: { start: current.start, end: current.end, text } };
  }
  if (!other) return missing(unit, language, tokens);
  return { row, language, tokens, edit: insertion(row, language, tokens, other, rows) };
}

/** Whether a side of the row has changed since the export. A file without digests cannot know, so a text that is there wins. */
function isNewer({ digests, sides }: Unit, { segments }: SegmentedRow): boolean {
  const known = languages.some((language) => digests[language] !== undefined);
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
  const end = previous?.row[language].at(-1)?.position?.end.offset;
  if (end !== undefined) return { start: end, end, text: `\n\n${text}` };
  const first = row.chapter[language].blocks[0]?.position?.start.offset;
  const { source } = row.chapter[language];
  if (first !== undefined) return { start: first, end: first, text: `${text}\n\n` };
  return { start: source.length, end: source.length, text: `${source.endsWith('\n') ? '\n' : '\n\n'}${text}\n` };
}

function missing({ id }: Unit, language: Language, tokens: readonly Token[]): Message {
  return message('exchange-row-missing', {}, { id, language, text: shown(tokens) });
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
    .map(({ row, tokens }) => message('exchange-structure', placesOf(row), { id: row.row.id, text: shown(tokens) }));
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
  for (const change of changes) for (const block of change.row.row[change.language]) replaced.set(block, change);
  const inserted = changes.filter(({ row, language }) => row.row[language].length === 0);
  const insertedAt = (offset: number, isStart: boolean): Expected[] =>
    inserted
      .filter(({ edit }) => edit.start === offset && edit.text.startsWith('\n') !== isStart)
      .flatMap(({ row, language, tokens }) =>
        row.row[language === 'ja' ? 'en' : 'ja'].map(({ type }, index) => ({
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

function placesOf({ row, chapter }: SegmentedRow) {
  const place = (language: Language): Place | undefined => {
    const start = row[language][0]?.position?.start;
    return start && { file: chapter[language].file, line: start.line, column: start.column };
  };
  const [ja, en] = [place('ja'), place('en')];
  return { ...(ja && sidePlace('ja', ja)), ...(en && sidePlace('en', en)) };
}
