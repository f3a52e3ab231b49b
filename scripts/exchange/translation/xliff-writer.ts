/** Units → XLIFF 2.1 (OASIS Standard, 13 February 2018), core with the metadata module. */
import type { Language } from '../../message/message.ts';
import { isRuby } from './render.ts';
import type { Token } from './segment.ts';
import type { Exchange, Unit } from './units.ts';
import { xmlText } from './xml.ts';

/** What is written is the same in both; some programs refuse a file that says 2.1. */
export type XliffVersion = '2.0' | '2.1';

/** A file for each chapter, a unit for each row; marks are `<pc>` and `<ph>` with their Markdown as original data. */
export function xliffText({ publication, from, units }: Exchange, version: XliffVersion = '2.1'): string {
  const to = from === 'ja' ? 'en' : 'ja';
  const chapters = [...new Set(units.map(({ chapter }) => chapter))];
  const files = chapters.map((chapter) => {
    const inside = units.filter((unit) => unit.chapter === chapter).map((unit) => unitText(unit, from, to));
    const original = xmlText(`${publication}/${from}/${chapter}.md`);
    return ` <file id="${xmlText(chapter)}" original="${original}">\n${inside.join('')} </file>\n`;
  });
  const namespaces = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff ${namespaces} version="${version}" srcLang="${from}" trgLang="${to}">\n${files.join('')}</xliff>\n`;
}

function unitText({ id, sides, digests }: Unit, from: Language, to: Language): string {
  const original = sides[from] ?? [];
  const sourceCodes = numbered(original, []);
  const targetCodes = sides[to] && numbered(sides[to], sourceCodes);
  const data = new Map<string, string>();
  const source = inlineText(original, sourceCodes, data, deletable(sourceCodes, targetCodes));
  const target = sides[to] && inlineText(sides[to], targetCodes ?? [], data, new Set());
  const meta = (['ja', 'en'] as const)
    .filter((language) => digests[language] !== undefined)
    .map((language) => `<mda:meta type="${language}">${digests[language]}</mda:meta>`);
  const originals = [...data].map(([value, name]) => `    <data id="${name}">${xmlText(value)}</data>\n`);
  return [
    `  <unit id="${xmlText(id)}">\n`,
    `   <mda:metadata><mda:metaGroup category="digest">${meta.join('')}</mda:metaGroup></mda:metadata>\n`,
    originals.length > 0 ? `   <originalData>\n${originals.join('')}   </originalData>\n` : '',
    `   <segment state="${target === undefined ? 'initial' : 'translated'}">\n`,
    `    <source xml:space="preserve">${source}</source>\n`,
    target === undefined ? '' : `    <target xml:space="preserve">${target}</target>\n`,
    '   </segment>\n  </unit>\n',
  ].join('');
}

/** A mark, or a pair of them, with its id in the unit. */
interface Code {
  readonly id: string;
  /** The index of its token, of the opening one in a pair. */
  readonly index: number;
  readonly start: string;
  /** Of a pair. */
  readonly end?: string;
}

/**
 * Gives the marks of a side their ids. A mark of the target that has the same Markdown as one of the source gets its id, as
 * the standard asks of counterparts; others get ids that the source does not use.
 */
function numbered(tokens: readonly Token[], counterparts: readonly Code[]): readonly Code[] {
  const ends = closings(tokens);
  const free = [...counterparts];
  const taken = new Set(counterparts.map(({ id }) => id));
  let next = 1;
  const unused = (): string => {
    while (taken.has(String(next))) next += 1;
    return String(next);
  };
  return tokens.flatMap((token, index): Code[] => {
    if (token.kind !== 'mark' && token.kind !== 'open') return [];
    const end = token.kind === 'open' ? (ends.get(index) ?? '') : undefined;
    const same = free.findIndex((one) => one.start === token.data && one.end === end);
    const id = (same === -1 ? undefined : free.splice(same, 1)[0]?.id) ?? unused();
    taken.add(id);
    return [{ id, index, start: token.data, ...(end !== undefined && { end }) }];
  });
}

/**
 * The ids of the source's marks that a translation may lack: those that the present translation does without, and where
 * there is none yet, readings. All others must not be deleted, so that programs say where one is missing.
 */
function deletable(source: readonly Code[], target: readonly Code[] | undefined): ReadonlySet<string> {
  const kept = new Set(target?.map(({ id }) => id));
  const without = source.filter(({ id, start, end }) => (target ? !kept.has(id) : isRuby(start, end ?? '')));
  return new Set(without.map(({ id }) => id));
}

function inlineText(
  tokens: readonly Token[],
  codes: readonly Code[],
  data: Map<string, string>,
  free: ReadonlySet<string>,
): string {
  const named = (value: string): string => {
    const name = data.get(value) ?? `d${data.size + 1}`;
    data.set(value, name);
    return name;
  };
  const byIndex = new Map(codes.map((code) => [code.index, code]));
  return tokens
    .map((token, index) => {
      if (token.kind === 'text') return xmlText(token.text);
      if (token.kind === 'close') return '</pc>';
      const code = byIndex.get(index);
      const id = code?.id ?? '';
      const editing = `canCopy="no" canDelete="${free.has(id) ? 'yes' : 'no'}"`;
      if (token.kind === 'mark') return `<ph id="${id}" dataRef="${named(token.data)}" ${editing}/>`;
      return `<pc id="${id}" dataRefStart="${named(token.data)}" dataRefEnd="${named(code?.end ?? '')}" ${editing}>`;
    })
    .join('');
}

/** The Markdown that closes each opening token, by the index of the opening one. */
export function closings(tokens: readonly Token[]): ReadonlyMap<number, string> {
  const ends = new Map<number, string>();
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind === 'open') open.push(index);
    if (token.kind === 'close') ends.set(open.pop() ?? -1, token.data);
  });
  return ends;
}
