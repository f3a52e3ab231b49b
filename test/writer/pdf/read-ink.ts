/** Where everything stands on the pages of a PDF: letters, rules, areas, pictures, with their colours. For tests. */
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { outlinesOf } from './outlines.ts';

/** A box in pt from the lower left corner of the page. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A letter as it is shown. Lengths in pt from the lower left corner of the page. */
export interface Glyph {
  readonly text: string;
  /** Its origin: on the baseline, at its beginning. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** How far the pen goes, along the baseline. */
  readonly advance: number;
  /** The baseline runs downwards: a letter that lies on its side in vertical text. */
  readonly isTurned: boolean;
  /** `#rrggbb` */
  readonly colour: string;
  /** The number of its marked content; none for running heads and other artifacts. */
  readonly mark: number | undefined;
  /** Its number in the font, and the font. */
  readonly code: number;
  readonly font: string;
}

/** Something painted that is no letter. */
export interface Shape extends Box {
  readonly kind: 'area' | 'rule' | 'picture';
  readonly colour: string;
  /** How many letters of the page are painted before it. */
  readonly after: number;
}

export interface InkPage {
  /** In pt. */
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly shapes: readonly Shape[];
  /** How far the ink of a letter reaches, in em from its origin; nothing where it has none. */
  readonly outlineOf: (glyph: Glyph) => Box | undefined;
}

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  readonly matrix: Matrix;
  readonly fill: string;
  readonly stroke: string;
  readonly lineWidth: number;
  readonly font: string;
  readonly size: number;
  readonly clip: Box;
}

/** Reads the pages with pdf.js, operator by operator. */
export async function readInk(bytes: Uint8Array): Promise<InkPage[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  try {
    const pages: InkPage[] = [];
    const outlines = new Map<string, ReturnType<typeof outlinesOf>>();
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { fnArray, argsArray } = await page.getOperatorList();
      const ink = painted(fnArray, argsArray as unknown[][], { width, height });
      for (const font of new Set(ink.glyphs.map((glyph) => glyph.font))) {
        const { data } = page.commonObjs.get(font) as { readonly data?: Uint8Array };
        if (data && !outlines.has(font)) outlines.set(font, outlinesOf(data));
      }
      pages.push({ width, height, ...ink, outlineOf: ({ font, code }) => outlines.get(font)?.(code) });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

/** What pdf.js says of a letter: widths in thousandths of the size. */
interface Shown {
  readonly originalCharCode: number;
  readonly unicode: string;
  readonly width: number;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function painted(
  operators: readonly number[],
  operands: readonly (readonly unknown[] | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): Pick<InkPage, 'glyphs' | 'shapes'> {
  const glyphs: Glyph[] = [];
  const shapes: Shape[] = [];
  const saved: State[] = [];
  const marks: (number | undefined)[] = [];
  const paper = { left: 0, bottom: 0, right: width, top: height };
  let state: State = {
    ...{ matrix: identity, fill: '#000000', stroke: '#000000', lineWidth: 1 },
    ...noFont,
    clip: paper,
  };
  let [line, text]: [Matrix, Matrix] = [identity, identity];
  let isClip = false;

  const show = (pieces: readonly (Shown | number)[]): void => {
    for (const piece of pieces) {
      if (typeof piece === 'number') {
        text = times([1, 0, 0, 1, (-piece / 1000) * state.size, 0], text);
        continue;
      }
      const [a, b, c, d, x, y] = times(text, state.matrix);
      const advance = (piece.width / 1000) * state.size;
      glyphs.push({
        ...{ text: piece.unicode, x, y, size: Math.hypot(c, d) * state.size, advance: advance * Math.hypot(a, b) },
        ...{
          isTurned: Math.abs(b) > Math.abs(a),
          colour: state.fill,
          mark: marks.findLast((mark) => mark !== undefined),
        },
        ...{ code: piece.originalCharCode, font: state.font },
      });
      text = times([1, 0, 0, 1, advance, 0], text);
    }
  };
  const paint = (kind: Shape['kind'], box: Box, colour: string): void => {
    const { clip } = state;
    const seen = {
      ...{ left: Math.max(box.left, clip.left), bottom: Math.max(box.bottom, clip.bottom) },
      ...{ right: Math.min(box.right, clip.right), top: Math.min(box.top, clip.top) },
    };
    if (seen.left < seen.right + 1e-6 && seen.bottom < seen.top + 1e-6)
      shapes.push({ ...seen, kind, colour, after: glyphs.length });
  };

  for (const [index, operator] of operators.entries()) {
    const given = operands[index] ?? [];
    switch (operator) {
      case OPS.save:
        saved.push(state);
        break;
      case OPS.restore:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        state = { ...state, matrix: times(given as unknown as Matrix, state.matrix) };
        break;
      case OPS.setFillRGBColor:
        state = { ...state, fill: String(given[0]) };
        break;
      case OPS.setStrokeRGBColor:
        state = { ...state, stroke: String(given[0]) };
        break;
      case OPS.setLineWidth:
        state = { ...state, lineWidth: Number(given[0]) };
        break;
      case OPS.setFont:
        state = { ...state, font: String(given[0]), size: Number(given[1]) };
        break;
      case OPS.beginMarkedContentProps:
        marks.push(typeof given[1] === 'number' ? given[1] : undefined);
        break;
      case OPS.beginMarkedContent:
        marks.push(undefined);
        break;
      case OPS.endMarkedContent:
        marks.pop();
        break;
      case OPS.beginText:
        [line, text] = [identity, identity];
        break;
      case OPS.setTextMatrix:
        line = [...(given[0] as number[])] as unknown as Matrix;
        text = line;
        break;
      case OPS.moveText:
        line = times([1, 0, 0, 1, Number(given[0]), Number(given[1])], line);
        text = line;
        break;
      case OPS.showText:
        show(given[0] as (Shown | number)[]);
        break;
      case OPS.clip:
      case OPS.eoClip:
        isClip = true;
        break;
      case OPS.constructPath: {
        const [how, , extent] = given as [number, unknown, ArrayLike<number> | null];
        if (!extent) break;
        const box = boxUnder(Array.from(extent), state.matrix);
        if (isClip) state = { ...state, clip: box };
        isClip = false;
        const isStroke = how === OPS.stroke || how === OPS.closeStroke;
        if (how === OPS.endPath) break;
        const half = isStroke ? (state.lineWidth * Math.hypot(state.matrix[0], state.matrix[1])) / 2 : 0;
        const grown = {
          left: box.left - half,
          bottom: box.bottom - half,
          right: box.right + half,
          top: box.top + half,
        };
        const isThin = Math.min(grown.right - grown.left, grown.top - grown.bottom) < 3;
        paint(isStroke || isThin ? 'rule' : 'area', grown, isStroke ? state.stroke : state.fill);
        break;
      }
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
        paint('picture', boxUnder([0, 0, 1, 1], state.matrix), '');
        break;
      default:
    }
  }
  return { glyphs, shapes };
}

const noFont = { font: '', size: 0 } as const;

/** First one, then the other (ISO 32000-1, 8.3.4). */
function times(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [g, h, i, j, k, l] = then;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

/** The box around a box of other coordinates: left, bottom, right, top. */
function boxUnder([left = 0, bottom = 0, right = 0, top = 0]: readonly number[], matrix: Matrix): Box {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ].map(([x = 0, y = 0]) => times([1, 0, 0, 1, x, y], matrix));
  const [xs, ys] = [corners.map((corner) => corner[4]), corners.map((corner) => corner[5])];
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}
