/** Which rows of the manuscripts a unit of an exchange file stands for. */
import type { Language } from '../../message/message.ts';
import { digestOf, type Token, wordsOf } from './segment.ts';
import type { Exchange, SegmentedRow, Unit } from './units.ts';

/** What was found. No row where the unit is of none. */
export interface Found {
  readonly rows: readonly SegmentedRow[];
  /** The language whose words led there, where neither an id nor a digest did. */
  readonly by?: Language;
}

const languages = ['ja', 'en'] as const;

/**
 * Finds the rows of units: by the id; where the id has changed with the words, by what either side said at export; and in
 * files that keep neither, such as the memories of translation programs, by the words of the original. These may stand in
 * several rows, all of which are meant then.
 */
export function rowFinder(rows: readonly SegmentedRow[], { from }: Exchange): (unit: Unit) => Found {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byDigest = index(rows, digestOf);
  const byWords = index(rows, wordsOf);
  const read = from === 'ja' ? languages : languages.toReversed();
  return (unit) => {
    const named = byId.get(unit.id);
    if (named) return { rows: [named] };
    if (hasDigests(unit)) {
      const found = languages.map((language) => byDigest.get(`${language} ${unit.digests[language] ?? ''}`) ?? []);
      // The same words twice in a publication do not say which row is meant.
      return { rows: found.find((list) => list.length === 1) ?? [] };
    }
    for (const by of read) {
      const tokens = unit.sides[by];
      const found = tokens && wordsOf(tokens) !== '' ? byWords.get(`${by} ${wordsOf(tokens)}`) : undefined;
      if (found) return { rows: found, by };
    }
    return { rows: [] };
  };
}

/** Whether the file says what the sides of this unit read at export. */
export function hasDigests({ digests }: Pick<Unit, 'digests'>): boolean {
  return languages.some((language) => digests[language] !== undefined);
}

function index(
  rows: readonly SegmentedRow[],
  key: (tokens: readonly Token[]) => string,
): ReadonlyMap<string, readonly SegmentedRow[]> {
  const map = new Map<string, SegmentedRow[]>();
  for (const row of rows) {
    for (const language of languages) {
      const segment = row.segments[language];
      if (!segment) continue;
      const name = `${language} ${key(segment.tokens)}`;
      const list = map.get(name);
      if (list) list.push(row);
      else map.set(name, [row]);
    }
  }
  return map;
}
