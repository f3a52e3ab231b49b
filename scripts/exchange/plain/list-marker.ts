/** What a list item of a plain text begins with. */

export interface Marker {
  /** Equal for the items of one list. */
  readonly style: string;
  /** The number of an ordered item. */
  readonly number?: number;
  /** Characters of the marker and the white space after it. */
  readonly length: number;
}

const kanjiDigits = '〇一二三四五六七八九';

const ordered: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['(1)', /^[(（]([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})[)）][ \t\u3000]*(?=\S)/u],
  ['1.', /^([0-9０-９]{1,3})[.．](?:[ \t\u3000]+(?=\S)|(?=[^0-9０-９\s.．]))/u],
  ['1)', /^([0-9０-９]{1,3})[)）、](?:[ \t\u3000]+(?=\S)|(?=[^0-9０-９\s]))/u],
  ['一、', /^([一二三四五六七八九十]{1,3})[、．.][ \t\u3000]*(?=\S)/u],
  ['①', /^([①-⑳])[ \t\u3000]*(?=\S)/u],
];
const bullets = /^(?:([・･•‣▪▫◦●○■□◆◇▲△▼▽★☆])[ \t\u3000]*|([-*+–＊])[ \t\u3000]+)(?=\S)/u;

/** The marker at the start of a text, if there is one. */
export function markerOf(text: string): Marker | undefined {
  for (const [style, pattern] of ordered) {
    const match = pattern.exec(text);
    const number = match?.[1] === undefined ? undefined : numberOf(match[1]);
    if (match && number !== undefined) return { style, number, length: match[0].length };
  }
  const match = bullets.exec(text);
  return match ? { style: match[1] ?? match[2] ?? '', length: match[0].length } : undefined;
}

/** Whether a marker is the next one of a list. */
export function follows(marker: Marker | undefined, previous: Marker): marker is Marker {
  if (marker?.style !== previous.style) return false;
  return previous.number === undefined || marker.number === previous.number + 1;
}

/** 0 to 999 in half-width, full-width or circled digits, 1 to 99 in kanji. */
function numberOf(digits: string): number | undefined {
  const value = Number(digits.normalize('NFKC'));
  if (!Number.isNaN(value)) return value;
  const [, tens, ten, ones] = /^([二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(digits) ?? [];
  if (ten === undefined || (ten === '' && tens !== '' && ones !== '')) return undefined;
  const digit = (character: string | undefined): number => (character ? kanjiDigits.indexOf(character) : 0);
  return ten ? (digit(tens) || 1) * 10 + digit(ones) : digit(tens) + digit(ones);
}
