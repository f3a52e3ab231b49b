/** The page of a reading edition: margins, measure and leading from the paper and the size of the type (kihon-hanmen). */
import { type PaperSize, paperSize } from '../../publication/paper.ts';
import type { PagedEdition, PagedLayout } from '../../publication/schema.ts';
import { evenLineHeight, kihonHanmen, linesPerPage, mostCharacters } from './kihon-hanmen.ts';

/** All lengths in mm but `size`, which is in pt; leadings are factors of the size. */
export interface PageGeometry {
  readonly page: PaperSize;
  readonly text: PaperSize;
  readonly top: number;
  readonly bottom: number;
  readonly inner: number;
  readonly outer: number;
  readonly size: number;
  readonly leading: { readonly ja: number; readonly en: number };
}

/** The type size where the settings name none, in pt. */
const usualSizes: Readonly<Record<PagedLayout, number>> = {
  columns: 8.5,
  facing: 9,
  interleaved: 9,
  sequential: 9,
  ja: 9,
  en: 9.5,
  'ja-vertical': 10,
};

const millimetresPerPoint = 25.4 / 72;

/**
 * @param settings the edition
 * @param size the size of the type in pt; that of the settings, or the usual one of the layout, where absent
 */
export function pageGeometry(
  settings: PagedEdition,
  size = settings.size ?? usualSizes[settings.layout],
): PageGeometry {
  const page = paperSize(settings.paper);
  const scale = Math.min(1.5, Math.max(0.62, Math.min(page.width, page.height) / 148));
  const isBound = settings.layout !== 'columns' && settings.layout !== 'interleaved';
  const isVertical = settings.layout === 'ja-vertical';
  const em = size * millimetresPerPoint;
  const top = (isVertical ? 18 : 16) * scale;
  const least = { inner: (isBound ? 16 : 12) * scale, outer: (isBound ? 13 : 12) * scale, bottom: 14 * scale };
  const room = { width: page.width - least.inner - least.outer, height: page.height - top - least.bottom };
  if (isVertical) {
    const { measure, lineHeight: leading } = kihonHanmen(room.height, size, mostCharacters.vertical);
    const lines = linesPerPage(room.width, size, leading - 1);
    // The first and the last line have half of their leading outside: the text area is a whole number of lines.
    const text = { width: lines * leading * em, height: measure };
    const rest = page.width - text.width;
    const inner = Math.max(least.inner - ((leading - 1) * em) / 2, rest * 0.53);
    return {
      page,
      text,
      top: top + (room.height - text.height) / 2,
      bottom: page.height - text.height - top - (room.height - text.height) / 2,
      inner,
      outer: rest - inner,
      size,
      leading: { ja: leading, en: leading },
    };
  }
  const isOneMeasure = settings.layout !== 'columns' && settings.layout !== 'en';
  const whole = kihonHanmen(room.width, size, mostCharacters.horizontal);
  const width = isOneMeasure ? whole.measure : room.width;
  const rest = room.width - width;
  // Of two columns, the Japanese one is a little narrower than half; how much, the writer finds out.
  const { lineHeight: ja } = settings.layout === 'columns' ? kihonHanmen(room.width * 0.46, size) : whole;
  const english = evenLineHeight(settings.layout === 'columns' ? 1.42 : 1.5, size);
  return {
    page,
    text: { width, height: room.height },
    top,
    bottom: least.bottom,
    inner: least.inner + rest / 2,
    outer: least.outer + rest / 2,
    size,
    // Facing pages have one grid of lines, so that a line of one page meets a line of the other.
    leading: { ja, en: settings.layout === 'facing' ? ja : english },
  };
}
