/** What there is to say about how a leaflet fits its sides. */
import { type Message, message } from '../message/message.ts';
import type { Row } from '../parallel/document.ts';
import { placeOf } from '../parallel/place.ts';
import type { LeafletEdition } from '../publication/schema.ts';
import type { Fit, PerLanguage, RowSaving } from '../writer/pdf/fit-result.ts';
import type { PreparedPublication } from './publication.ts';

/** From how much emptiness on a side is worth a word; less is white space. */
const loose = 0.18;

/** How many rows are named that would save most, and how many that would save a line most cheaply. */
const named = 3;

/** Where more lines are too many, single lines are no help. */
const fewLines = 12;

/** The size, leading, column and fill that were found, for the line that says that the file is ready. */
export function fitInFigures({ size, characters, share, sides }: Fit): Record<string, string | number> {
  const range = (values: readonly number[]): string => {
    const [least = 0, most = 0] = [Math.min(...values), Math.max(...values)];
    return most - least < 0.005 ? least.toFixed(2) : `${least.toFixed(2)}–${most.toFixed(2)}`;
  };
  const leading = (language: keyof PerLanguage): string => range(sides.map((side) => side.leading[language]));
  return {
    size,
    characters,
    percent: Math.round(share * 100),
    ja: leading('ja'),
    en: leading('en'),
    fill: sides.map(({ fill, empty }) => `${Math.round(fill > 1 ? fill * 100 : (1 - empty) * 100)} %`).join(' · '),
  };
}

/** Text that stands over, with the rows that would save most, and sides that stay empty. */
export function fitMessages(fit: Fit, prepared: PreparedPublication, settings: LeafletEdition): Message[] {
  const place = { settings: prepared.placeOf('editions', 'leaflet') };
  const rows = new Map(rowsById(prepared));
  return fit.sides.flatMap((side, index): Message[] => {
    const common = { edition: 'leaflet', side: index + 1, size: fit.size };
    const { ja: jaCharacters, en: enCharacters } = side.characters;
    if (side.overLines > 0) {
      const rowOf = (id: string): PlacedRow | undefined => rows.get(id.replace(/-(ja|en)$/, '')) ?? rows.get(id);
      const wholes = side.rows.slice(0, named).flatMap(({ id, lines }): Message[] => {
        const row = rowOf(id);
        return row ? [message('fit-row', row.places, { ...common, row: row.id, lines, over: side.overLines })] : [];
      });
      const cuts = side.overLines > fewLines ? [] : cheapestCuts(side.rows);
      const lines = cuts.flatMap(({ id, cut }): Message[] => {
        const row = rowOf(id);
        const characters = { jaCharacters: cut.ja, enCharacters: cut.en };
        return row ? [message('fit-cut', row.places, { ...common, row: row.id, ...characters })] : [];
      });
      const values = { ...common, sides: settings.sides, lines: side.overLines, jaCharacters, enCharacters };
      return [message('fit-overflow', place, values), ...lines, ...wholes];
    }
    if (side.empty <= loose) return [];
    const values = { ...common, percent: Math.round(side.empty * 100), jaCharacters, enCharacters };
    // Below the largest size, it is another side that decides; rows that flow are spread as well as they can be.
    if (fit.size < settings.type.to && settings.sides > 2) return [];
    return [message(fit.size < settings.type.to ? 'fit-uneven' : 'fit-loose', place, values)];
  });
}

/** The rows that are a line shorter when least is cut. */
function cheapestCuts(rows: readonly RowSaving[]): readonly { readonly id: string; readonly cut: PerLanguage }[] {
  // An English letter takes about 0.45 of the room of a Japanese character.
  const weight = ({ ja, en }: PerLanguage): number => ja + en * 0.45;
  return rows
    .flatMap(({ id, cut }) => (cut ? [{ id, cut }] : []))
    .toSorted((a, b) => weight(a.cut) - weight(b.cut))
    .slice(0, named);
}

interface PlacedRow {
  readonly id: string;
  readonly places: Pick<Message, 'ja' | 'en'>;
}

function rowsById({ input }: PreparedPublication): [string, PlacedRow][] {
  return input.document.chapters.flatMap(({ ja, en, sections }) =>
    sections
      .flatMap(({ heading, rows }) => [...(heading ? [heading] : []), ...rows])
      .map((row: Row): [string, PlacedRow] => [
        row.id,
        {
          id: row.id,
          places: {
            ...(row.ja[0] && { ja: placeOf(row.ja[0], ja.file) }),
            ...(row.en[0] && { en: placeOf(row.en[0], en.file) }),
          },
        },
      ]),
  );
}
