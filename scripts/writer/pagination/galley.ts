/**
 * A galley: the text of an edition set in one endless column, as the browser measured it, before it is made up into pages.
 *
 * All lengths are CSS px along the block axis, from the start of the flow: downwards in horizontal text, leftwards in
 * vertical text.
 */

/** What begins on a new page and is numbered through: the contents, a chapter, the colophon. */
export interface Flow {
  readonly units: readonly Unit[];
  /** The height of each note of the flow, with the space before it. */
  readonly notes: readonly number[];
  /** The notes that are so long that they may go on overleaf, by their index, each as a unit of its own. */
  readonly longNotes?: Readonly<Record<number, Unit>>;
}

/** What the reader sees as one thing: a row with its two sides, a heading, an entry of the contents. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** A heading: what follows it must begin on the same page. */
  readonly keepWithNext: boolean;
  /** Text that announces a list or a table: better not the last thing on a page. */
  readonly leadsIn: boolean;
  /** The sides stand below each other instead of beside each other. */
  readonly isStacked: boolean;
  /** The sides consist of items that stand beside each other wherever the unit is cut. */
  readonly isLinedUp?: boolean;
  /** The sides; one where the unit is not divided by language. */
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly lines: readonly Line[];
  /** How many of the lines are a remark on the text, which stands above it. */
  readonly remark?: number;
}

/** A line of text, or something that is never cut: a row of a table, an image. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The paragraph that it belongs to, a number inside the cell. */
  readonly block: number;
  /** The head of the table that is repeated above it where it is the first on a page, px. */
  readonly head?: number;
  /** The notes that are referred to in it, as indices of the flow's notes. */
  readonly notes: readonly number[];
}

/** A point at which the text can be cut: so many lines of each cell of a unit stand before it. All zero: before the unit. */
export interface Place {
  readonly unit: number;
  readonly taken: readonly number[];
}

/** A point in a note: so many lines of each of its cells stand before it. */
export interface NotePlace {
  readonly note: number;
  readonly taken: readonly number[];
}

/** The part of a flow that stands on one page. */
export interface Page {
  readonly from: Place;
  /** Up to here; past the last unit where `unit` is the number of units. */
  readonly to: Place;
  /** The factor for the space between units with which the page is filled. */
  readonly air: number;
  /** The notes that begin at its foot. */
  readonly notes: readonly number[];
  /** The note that began on a page before this one and goes on here, above the others. */
  readonly restOfNote?: NotePlace;
  /** Where the last note of the page is cut to go on overleaf. */
  readonly cutNote?: NotePlace;
  /** Something that cannot be cut is larger than the page. */
  readonly overflows: boolean;
}

/** What pages offer, in CSS px. */
export interface PageRoom {
  /** The text area along the block axis. */
  readonly height: number;
  /** What the rule above the notes of a page takes. */
  readonly noteRule: number;
}
