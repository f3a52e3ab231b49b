/** Imposition as data: which page stands where on which side of which sheet. All lengths are mm. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle on the sheet; x and y are its lower left corner, measured from the sheet's. */
export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** A page on a side of a sheet. */
export interface Placement {
  /** 1-based. */
  readonly page: number;
  /** The lower left corner of the page's bounding box on the sheet, after turning and scaling. */
  readonly x: number;
  readonly y: number;
  /** Counter-clockwise, in degrees. */
  readonly rotate: 0 | 90 | 180 | 270;
  readonly scale: number;
  /** The part of the sheet that the page may paint on: what creep moves across the fold is cut off there. */
  readonly clip: Rectangle;
}

/** A straight line in black, printed on both sides of the sheet. */
export interface Mark {
  readonly kind: 'cut' | 'crop' | 'fold';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Line width. */
  readonly width: number;
  /** Dash and gap; a solid line where absent. */
  readonly dash?: readonly [number, number];
}

export interface Sheet extends Size {
  readonly front: readonly Placement[];
  /** As seen when the sheet lies with its back up. */
  readonly back: readonly Placement[];
  readonly marks: readonly Mark[];
}

/** The edge that stays in place when the printer turns the sheet: the setting of the print dialog. */
export type Flip = 'short-edge' | 'long-edge';

export interface ImpositionPlan {
  /** The size of a page, unscaled. */
  readonly page: Size;
  readonly sheets: readonly Sheet[];
  readonly flip: Flip;
}

/** What every layout needs to know. */
export interface ImpositionInput {
  readonly pageCount: number;
  /** The size of all pages, or of the largest. */
  readonly page: Size;
  /** The paper, in either orientation. */
  readonly paper: Size;
  /** How the printer will turn the sheet; the one that needs no turned page where absent. */
  readonly flip?: Flip;
}

/** The size that a page takes on the sheet. */
export function placedSize(placement: Placement, page: Size): Size {
  const width = page.width * placement.scale;
  const height = page.height * placement.scale;
  return placement.rotate % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * The edge on which a sheet must be turned so that a page on its back stands head up when the sheet is turned sideways,
 * like the leaf of a book: the left or right edge, which is the short one of a landscape sheet.
 */
export function sidewaysFlip(sheet: Size): Flip {
  return sheet.width > sheet.height ? 'short-edge' : 'long-edge';
}

/** The same side turned by 180°, for a printer that turns the sheet on the other edge. */
export function upsideDown(placements: readonly Placement[], sheet: Size, page: Size): Placement[] {
  return placements.map((placement) => {
    const size = placedSize(placement, page);
    const { clip } = placement;
    return {
      ...placement,
      x: sheet.width - placement.x - size.width,
      y: sheet.height - placement.y - size.height,
      rotate: ((placement.rotate + 180) % 360) as Placement['rotate'],
      clip: { ...clip, x: sheet.width - clip.x - clip.width, y: sheet.height - clip.y - clip.height },
    };
  });
}
