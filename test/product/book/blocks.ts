/** The tags of a printed book as paragraphs with their lines: what stands where, in which language, inside of what. */
import type { Glyph } from '../../writer/pdf/read-ink.ts';
import { type Click, type Marked, markedIn, type Tag } from '../../writer/pdf/read-tags.ts';

/** A line of a paragraph without readings and the marks of notes. Lengths in pt from the lower left corner of the page. */
export interface Line {
  /** 1-based. */
  readonly page: number;
  readonly text: string;
  /** The largest type in it. */
  readonly size: number;
  /** Where it begins and ends along its direction: from left to right, or downwards in vertical lines. */
  readonly start: number;
  readonly end: number;
  /** How far down the page its baseline is, or how far to the left of the right edge its middle, in vertical lines. */
  readonly depth: number;
  readonly glyphs: readonly Glyph[];
  /** The same with the spaces that are written in it and behind it. */
  readonly written: string;
}

/** The mark of a note in running text, or its number at the foot of the page. */
export interface Mark {
  readonly number: string;
  readonly page: number;
  readonly depth: number;
}

/** A paragraph, a heading, the text of an item or of a cell. */
export interface Block {
  readonly role: string;
  /** The roles around it, from the outermost. */
  readonly within: readonly string[];
  readonly language: string;
  readonly lines: readonly Line[];
  /** The marks of notes in it. */
  readonly marks: readonly Mark[];
  readonly clicks: readonly Click[];
  /** In reading order, with readings and marks. */
  readonly text: string;
  /** Nothing but code. */
  readonly isCode: boolean;
}

/** How the lines of a page run, and how large the page is, in pt. */
export interface Setting {
  readonly isVertical: boolean;
  readonly width: number;
  readonly height: number;
}

const inline: ReadonlySet<string> = new Set('Span Em Strong Link Ruby RB RT RP Code Reference Quote'.split(' '));

/** All blocks below some elements, in reading order. */
export function blocksOf(tags: readonly Tag[], setting: Setting, within: readonly string[] = []): Block[] {
  return tags.flatMap((tag) => blocksIn(tag, setting, within));
}

function blocksIn(tag: Tag, setting: Setting, within: readonly string[]): Block[] {
  if (tag.role === 'Figure') return [];
  const around = [...within, tag.role];
  const blocks: Block[] = [];
  let run: (Tag | Marked | Click)[] = [];
  const flush = (): void => {
    if (run.length > 0) blocks.push(blockOf(tag, run, within, setting));
    run = [];
  };
  for (const kid of tag.kids) {
    if (kid.kind !== 'tag' || inline.has(kid.role)) run.push(kid);
    else {
      flush();
      blocks.push(...blocksIn(kid, setting, around));
    }
  }
  flush();
  return blocks.filter(({ text }) => text.trim() !== '');
}

interface Piece {
  readonly page: number;
  readonly glyphs: readonly Glyph[];
  readonly kind: 'text' | 'reading' | 'mark' | 'code';
}

function blockOf(tag: Tag, run: readonly (Tag | Marked | Click)[], within: readonly string[], setting: Setting): Block {
  const clicks: Click[] = [];
  const pieces: Piece[] = [];
  const visit = (kid: Tag | Marked | Click, kind: Piece['kind']): void => {
    if (kid.kind === 'click') clicks.push(kid);
    else if (kid.kind === 'marked') pieces.push({ page: kid.page, glyphs: kid.glyphs, kind });
    else {
      const own = kid.role === 'Code' ? 'code' : kid.role === 'RT' ? 'reading' : isNoteMark(kid) ? 'mark' : kind;
      for (const inner of kid.kids) visit(inner, own);
    }
  };
  for (const kid of run) visit(kid, tag.role === 'Code' ? 'code' : 'text');
  const marks = pieces
    .filter(({ kind }) => kind === 'mark')
    .map(({ page, glyphs }) => ({
      ...{ number: textOf(glyphs).trim(), page },
      depth: glyphs[0] ? depthOf(glyphs[0], setting) : Number.NaN,
    }));
  return {
    ...{ role: tag.role, within, language: tag.language, marks, clicks },
    lines: linesOf(
      pieces.filter(({ kind }) => kind === 'text' || kind === 'code'),
      setting,
    ),
    text: pieces.map(({ glyphs }) => textOf(glyphs)).join(''),
    isCode: pieces.every(({ kind, glyphs }) => kind === 'code' || textOf(glyphs).trim() === ''),
  };
}

/** A link that holds a number alone and leads to a note, or from it back. */
export function isNoteMark(link: Tag): boolean {
  if (link.role !== 'Link') return false;
  const isTo = link.kids.some((kid) => kid.kind === 'click' && /^(note|ref)-.*-(ja|en)(-\d+)?$/.test(kid.to));
  return isTo && /^\s*\d+\s*$/.test(textOf([...markedIn(link)].flatMap(({ glyphs }) => glyphs)));
}

export function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ text }) => text).join('');
}

/** How far down the page a letter stands; how far from the right edge the middle of its line is, in vertical lines. */
export function depthOf(glyph: Glyph, { isVertical, width, height }: Setting): number {
  if (!isVertical) return height - glyph.y;
  // A letter on its side stands with its baseline left of the middle; an upright one around it.
  return width - (glyph.isTurned ? glyph.x + glyph.size * 0.38 : glyph.x + glyph.advance / 2);
}

function linesOf(pieces: readonly Piece[], setting: Setting): Line[] {
  const groups: { page: number; glyphs: Glyph[]; depth: number; size: number; isSure: boolean; written: string }[] = [];
  // Of two figures side by side (縦中横), each stands beside the middle of its line.
  const isSure = (glyph: Glyph): boolean => !setting.isVertical || glyph.isTurned || glyph.advance > 0.8 * glyph.size;
  const near = setting.isVertical ? 0.75 : 0.55;
  for (const { page, glyphs } of pieces) {
    for (const glyph of glyphs) {
      const line = groups.at(-1);
      if (glyph.text.trim() === '' || glyph.size === 0) {
        if (line) line.written += ' ';
        continue;
      }
      const depth = depthOf(glyph, setting);
      const isSame = line?.page === page && Math.abs(depth - line.depth) < near * Math.max(line.size, glyph.size);
      if (line && isSame) {
        line.glyphs.push(glyph);
        line.written += glyph.text;
        line.size = Math.max(line.size, glyph.size);
        if (!line.isSure && isSure(glyph)) Object.assign(line, { depth, isSure: true });
      } else
        groups.push({ page, glyphs: [glyph], depth, size: glyph.size, isSure: isSure(glyph), written: glyph.text });
    }
  }
  return groups.map(({ page, glyphs, depth, size, written }) => {
    const { isVertical, height } = setting;
    const from = (glyph: Glyph): number => (isVertical ? topOf(glyph, height) : glyph.x);
    const long = (glyph: Glyph): number => (isVertical && !glyph.isTurned ? glyph.size : glyph.advance);
    const start = Math.min(...glyphs.map(from));
    const end = Math.max(...glyphs.map((glyph) => from(glyph) + long(glyph)));
    return { page, text: textOf(glyphs), size, start, end, depth, glyphs, written };
  });
}

/** Where a letter of a vertical line begins, from the top of the page. */
function topOf(glyph: Glyph, height: number): number {
  return height - (glyph.isTurned ? glyph.y : glyph.y + glyph.size * 0.88);
}
