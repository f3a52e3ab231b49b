/**
 * The marked content of a page: which part of the stream belongs to which element of the structure, and what belongs to
 * none (ISO 32000-1, 14.6 and 14.7.4).
 */
import { latin1, type Operator, operatorCode } from './operators.ts';

/** One marked-content sequence with an identifier. Offsets into the decoded stream. */
export interface Mark {
  readonly id: number;
  /** The operands of `BDC` and the operator. */
  readonly begin: Span;
  /** `EMC`. */
  readonly end: Span;
  /** Whether text, an image or a form is painted, rather than rules and backgrounds alone. */
  readonly hasContent: boolean;
  /** Whether anything is painted at all. */
  readonly hasPaint: boolean;
  /** Blocks of text (`BT` to `ET`) in half the size, rounded to whole px, of the text before them: emphasis marks, if their letters say so. */
  readonly small: readonly TextBlock[];
  /** What is painted behind the last of those blocks. */
  readonly paintsAfterSmall: boolean;
  /** Empty unless it was asked for. */
  readonly shows: readonly Show[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TextBlock extends Span {
  readonly shows: readonly Show[];
}

/** An operator that shows text. */
export interface Show {
  /** The name of the font among the page's resources. */
  readonly font: string;
  /** The operands: a string, or an array of strings and numbers. */
  readonly operands: Span;
  /** Whether it stands on another line than the text shown before. */
  readonly isNewLine: boolean;
}

/** Something painted outside of all marked content. */
export interface Loose extends Span {
  readonly isText: boolean;
}

export interface PageMarks {
  readonly marks: ReadonlyMap<number, Mark>;
  readonly loose: readonly Loose[];
  readonly faults: readonly Fault[];
  /** The codes that are shown in each font, by its name among the page's resources. */
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
}

/** What may not be: an artifact inside of the structure's content or the reverse, identifiers twice, no end. */
export interface Fault {
  readonly kind: 'artifact-in-mark' | 'mark-in-artifact' | 'broken';
}

const operators = (list: string): ReadonlySet<number> => new Set(list.split(' ').map(operatorCode));
const is = {
  BDC: operatorCode('BDC'),
  BMC: operatorCode('BMC'),
  BT: operatorCode('BT'),
  Do: operatorCode('Do'),
  EMC: operatorCode('EMC'),
  ET: operatorCode('ET'),
  Tf: operatorCode('Tf'),
  Tm: operatorCode('Tm'),
  n: operatorCode('n'),
} as const;
const shows = operators('Tj TJ \' "');
const paths = operators('m re');
const paints = operators('f F f* S s B B* b b* sh');
const images = operators('Do EI ID');

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenMark = Omit<Mutable<Mark>, 'small' | 'shows' | 'end'> & { small: TextBlock[]; shows: Show[] };

/**
 * Collects the marks of a page while its operators are scanned.
 *
 * @param content the decoded stream
 * @param wantsText for which identifiers the places of all text are needed
 * @param known the codes of the page where they are known already
 */
export function markCollector(content: Uint8Array, wantsText: (id: number) => boolean, known?: PageMarks['codes']) {
  const marks = new Map<number, Mark>();
  const loose: Loose[] = [];
  const faults: Fault[] = [];
  const codes = new Map<string, Set<number>>();
  let shown = new Set<number>();
  /** What is open: a mark, an artifact, or something without a meaning for the structure. */
  const open: (OpenMark | 'artifact' | 'other')[] = [];
  let mark: OpenMark | undefined;
  let isArtifact = false;
  let pathStart = -1;
  let block = { start: -1, shows: [] as Show[], isSmall: false };
  let font = '';
  let size = 0;
  let line = { x: 0, y: 0, isNew: false };

  const painted = (isContent: boolean): void => {
    if (mark === undefined) return;
    mark.hasPaint = true;
    if (isContent) mark.hasContent = true;
    if (mark.small.length > 0) mark.paintsAfterSmall = true;
  };

  const begin = (operator: Operator): void => {
    const operands = latin1(content, operator.from, operator.start);
    const id = /\/MCID\s+(\d+)/.exec(operands)?.[1];
    if (operands.startsWith('/Artifact')) {
      if (mark !== undefined) faults.push({ kind: 'artifact-in-mark' });
      open.push('artifact');
    } else if (id === undefined) open.push('other');
    else {
      if (isArtifact) faults.push({ kind: 'mark-in-artifact' });
      if (marks.has(Number(id)) || mark !== undefined) faults.push({ kind: 'broken' });
      open.push({
        id: Number(id),
        begin: { start: operator.from, end: operator.end },
        hasContent: false,
        hasPaint: false,
        small: [],
        paintsAfterSmall: false,
        shows: [],
      });
    }
    settle();
  };

  const settle = (): void => {
    mark = open.findLast((item) => typeof item === 'object');
    isArtifact = open.includes('artifact');
  };

  const endBlock = (operator: Operator): void => {
    if (mark !== undefined && block.isSmall) {
      mark.small.push({ start: block.start, end: operator.end, shows: block.shows });
      mark.paintsAfterSmall = false;
    } else if (mark === undefined && !isArtifact && block.start >= 0) {
      loose.push({ start: block.start, end: operator.end, isText: true });
    }
    block = { start: -1, shows: [], isSmall: false };
  };

  const visit = (operator: Operator): void => {
    const { code: letters, from, start, end } = operator;
    if (letters === is.BDC || letters === is.BMC) begin(operator);
    else if (letters === is.EMC) {
      const closed = open.pop();
      if (closed === undefined) faults.push({ kind: 'broken' });
      if (typeof closed === 'object') marks.set(closed.id, { ...closed, end: { start, end } });
      settle();
    } else if (letters === is.BT) block = { start, shows: [], isSmall: false };
    else if (letters === is.ET) endBlock(operator);
    else if (letters === is.Tf) {
      const [name = '', value = ''] = latin1(content, from + 1, start).split(/\s+/);
      const before = size;
      font = name;
      if (!known) {
        shown = codes.get(name) ?? new Set();
        codes.set(name, shown);
      }
      size = Number(value);
      block.isSmall = block.shows.length === 0 && mark?.hasContent === true && Math.abs(size * 2 - before) < 2.01;
      if (block.isSmall) size = before;
    } else if (letters === is.Tm) {
      const [a = 1, b = 0, , , x = 0, y = 0] = latin1(content, from, start).trim().split(/\s+/).map(Number);
      const across = Math.abs((y - line.y) * a - (x - line.x) * b) / (Math.hypot(a, b) || 1);
      line = { x, y, isNew: across > size / 2 };
    } else if (shows.has(letters)) {
      if (!known) addCodes(content, from, start, shown);
      if (mark !== undefined) {
        if (!block.isSmall) painted(true);
        if (block.isSmall || wantsText(mark.id)) {
          const show = { font, operands: { start: from, end: start }, isNewLine: line.isNew };
          if (block.isSmall) block.shows.push(show);
          else mark.shows.push(show);
        }
      }
      line.isNew = false;
    } else if (paths.has(letters)) {
      if (pathStart < 0) pathStart = from;
    } else if (letters === is.n) pathStart = -1;
    else if (paints.has(letters)) {
      painted(false);
      if (mark === undefined && !isArtifact) {
        loose.push({ start: pathStart < 0 ? from : pathStart, end, isText: false });
      }
      pathStart = -1;
    } else if (images.has(letters)) {
      painted(true);
      if (mark === undefined && !isArtifact && letters === is.Do) loose.push({ start: from, end, isText: false });
    }
  };

  const finish = (): PageMarks => {
    if (open.length > 0) faults.push({ kind: 'broken' });
    return { marks, loose, faults, codes: known ?? codes };
  };
  return { visit, finish };
}

/**
 * Collects the codes of hexadecimal strings, taken in pairs of bytes: Chromium writes nothing else for composite fonts,
 * and one byte for the others. There are half a million of them in a book, so they are read where they stand.
 */
function addCodes(content: Uint8Array, from: number, start: number, codes: Set<number>): void {
  let value = 0;
  let digits = 0;
  let isOpen = false;
  for (let at = from; at < start; at += 1) {
    const byte = content[at] as number;
    if (byte === 0x3c) isOpen = true;
    else if (byte === 0x3e) {
      if (digits === 2) codes.add(value);
      isOpen = false;
      value = 0;
      digits = 0;
    } else if (isOpen) {
      const digit = byte <= 0x39 ? byte - 0x30 : (byte & 0xdf) - 0x37;
      if (digit < 0 || digit > 15) continue;
      value = value * 16 + digit;
      digits += 1;
      if (digits === 4) {
        codes.add(value);
        value = 0;
        digits = 0;
      }
    }
  }
}
