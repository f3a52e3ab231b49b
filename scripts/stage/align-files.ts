/** Stage: two Markdown files → their alignment, as lines of both files. Needs no publication and no front matter. */
import type { Block, Manuscript } from '../manuscript/manuscript.ts';
import { parseManuscript } from '../manuscript/parse.ts';
import { type Language, type Message, type MessageCode, message } from '../message/message.ts';
import { assemble } from '../parallel/assemble.ts';
import type { Row } from '../parallel/document.ts';
import { rowsOf } from '../parallel/notes.ts';
import { uniqueIds } from '../parallel/row-id.ts';

export interface TextFile {
  /** As the user typed it. */
  readonly file: string;
  /** Absent where it could not be read; then `reason` says why. */
  readonly bytes?: Uint8Array;
  readonly reason?: string;
}

/** First and last line, 1-based. */
export type Lines = readonly [number, number];

/** A row as lines of the two files. */
export interface AlignedLines {
  readonly id: string;
  readonly kind: Row['kind'];
  readonly ja: Lines | null;
  readonly en: Lines | null;
  /** 0 to 1; 1 where a mark says so, or where a side has no text at all. */
  readonly confidence: number;
}

export interface AlignedFiles {
  /** In the order of both files. Every line that is not blank is in exactly one row. */
  readonly rows: readonly AlignedLines[];
  /** The texts as lines, decoded. */
  readonly lines: Readonly<Record<Language, readonly string[]>>;
  readonly messages: readonly Message[];
}

/** What is wrong about a file for a publication, but nothing to its alignment. */
const beside: ReadonlySet<MessageCode> = new Set<MessageCode>([
  ...(['front-matter-title', 'front-matter-key', 'front-matter-text', 'front-matter-syntax'] as const),
  ...(['html-removed', 'html-unclosed', 'link-protocol', 'ruby-empty', 'image-alt', 'chapter-empty'] as const),
  ...(['footnote-undefined', 'footnote-unused', 'table-cells'] as const),
]);

/**
 * Aligns two files. Messages: those about reading the files and about the alignment; what only matters for publishing is
 * left out.
 */
export function alignFiles(ja: TextFile, en: TextFile): AlignedFiles {
  const messages: Message[] = [];
  const texts = { ja: read(ja, 'ja', messages), en: read(en, 'en', messages) };
  if (!texts.ja || !texts.en) return { rows: [], lines: { ja: [], en: [] }, messages: messages.filter(isAboutThis) };
  const { document, messages: found } = assemble([{ ja: texts.ja, en: texts.en }]);
  messages.push(...found);
  const rows = document.chapters.flatMap(({ sections }) => rowsOf(sections));
  return {
    rows: withLines(rows, texts.ja, texts.en),
    lines: { ja: texts.ja.source.split('\n'), en: texts.en.source.split('\n') },
    messages: messages.filter(isAboutThis),
  };
}

function isAboutThis({ code }: Message): boolean {
  return !beside.has(code);
}

function read({ file, bytes, reason }: TextFile, language: Language, messages: Message[]): Manuscript | undefined {
  const place = { file, line: 1, column: 1 };
  if (!bytes) {
    messages.push(
      message('file-unreadable', language === 'ja' ? { ja: place } : { en: place }, { reason: reason ?? '' }),
    );
    return undefined;
  }
  const parsed = parseManuscript({ language, file, name: '01-text', bytes });
  messages.push(...parsed.messages);
  return parsed.manuscript;
}

/** Lines that hold no block (comments, link definitions) count with the block below them, those at the end by themselves. */
function withLines(rows: readonly Row[], ja: Manuscript, en: Manuscript): AlignedLines[] {
  const lines = { ja: ja.source.split('\n'), en: en.source.split('\n') };
  const next = { ja: 1, en: 1 };
  const front = { ja: frontMatter(ja), en: frontMatter(en) };
  const aligned: AlignedLines[] = [];
  const unique = uniqueIds(rows.map(({ id }) => id));
  const add = (id: string, jaLines: Lines | null, enLines: Lines | null, sure = 1): void => {
    if (!jaLines && !enLines) return;
    const kind = jaLines && enLines ? 'pair' : jaLines ? 'jaOnly' : 'enOnly';
    aligned.push({ id, kind, ja: jaLines, en: enLines, confidence: kind === 'pair' ? Number(sure.toFixed(3)) : 1 });
  };
  if (front.ja || front.en) add(unique('front-matter'), front.ja, front.en);
  if (front.ja) next.ja = front.ja[1] + 1;
  if (front.en) next.en = front.en[1] + 1;
  const take = (blocks: readonly Block[], language: Language): Lines | null => {
    const [first] = blocks;
    if (!first) return null;
    const end = Math.max(...blocks.map((block) => block.position?.end.line ?? 1));
    // A note inside a list is a row of its own in a document, but its lines are lines of the list.
    if (end < next[language]) return null;
    const start = contentFrom(lines[language], next[language]);
    next[language] = Math.max(next[language], end + 1);
    return [start, end];
  };
  for (const row of rows) {
    add(row.id, take(row.ja, 'ja'), take(row.en, 'en'), row.kind === 'pair' ? row.confidence : 1);
  }
  const tail = { ja: tailFrom(lines.ja, next.ja), en: tailFrom(lines.en, next.en) };
  if (tail.ja || tail.en) add(unique('end'), tail.ja, tail.en);
  return aligned;
}

function frontMatter({ source }: Manuscript): Lines | null {
  const front = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(source)?.[0];
  return front === undefined ? null : [1, front.replace(/\n$/, '').split('\n').length];
}

/** The first line from a line on that is not blank. */
function contentFrom(lines: readonly string[], line: number): number {
  let at = line;
  while (at <= lines.length && lines[at - 1]?.trim() === '') at += 1;
  return at;
}

function tailFrom(lines: readonly string[], line: number): Lines | null {
  const from = contentFrom(lines, line);
  let to = lines.length;
  while (to >= from && lines[to - 1]?.trim() === '') to -= 1;
  return to >= from ? [from, to] : null;
}
