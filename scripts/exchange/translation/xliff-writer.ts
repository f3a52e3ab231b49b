/** Units → XLIFF 2.1 (OASIS Standard, 13 February 2018), core with the metadata module. */
import type { Language } from '../../message/message.ts';
import type { Token } from './segment.ts';
import type { Exchange, Unit } from './units.ts';
import { xmlText } from './xml.ts';

/** A file for each chapter, a unit for each row; marks are `<pc>` and `<ph>` with their Markdown as original data. */
export function xliffText({ publication, from, units }: Exchange): string {
  const to = from === 'ja' ? 'en' : 'ja';
  const chapters = [...new Set(units.map(({ chapter }) => chapter))];
  const files = chapters.map((chapter) => {
    const inside = units.filter((unit) => unit.chapter === chapter).map((unit) => unitText(unit, from, to));
    const original = xmlText(`${publication}/${from}/${chapter}.md`);
    return ` <file id="${xmlText(chapter)}" original="${original}">\n${inside.join('')} </file>\n`;
  });
  const namespaces = 'xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff ${namespaces} version="2.1" srcLang="${from}" trgLang="${to}">\n${files.join('')}</xliff>\n`;
}

function unitText({ id, sides, digests }: Unit, from: Language, to: Language): string {
  const data = new Map<string, string>();
  const source = inlineText(sides[from] ?? [], data, []);
  const target = sides[to] && inlineText(sides[to], data, source.codes);
  const meta = (['ja', 'en'] as const)
    .filter((language) => digests[language] !== undefined)
    .map((language) => `<mda:meta type="${language}">${digests[language]}</mda:meta>`);
  const originals = [...data].map(([value, name]) => `    <data id="${name}">${xmlText(value)}</data>\n`);
  return [
    `  <unit id="${xmlText(id)}">\n`,
    `   <mda:metadata><mda:metaGroup category="digest">${meta.join('')}</mda:metaGroup></mda:metadata>\n`,
    originals.length > 0 ? `   <originalData>\n${originals.join('')}   </originalData>\n` : '',
    `   <segment state="${target ? 'translated' : 'initial'}">\n`,
    `    <source xml:space="preserve">${source.text}</source>\n`,
    target ? `    <target xml:space="preserve">${target.text}</target>\n` : '',
    '   </segment>\n  </unit>\n',
  ].join('');
}

/** A mark with its id in the unit. */
interface Code {
  readonly id: string;
  readonly key: string;
}

/**
 * Inline content. A mark of the target that has the same Markdown as one of the source gets its id, as the standard asks
 * of counterparts; others get ids that the source does not use.
 */
function inlineText(tokens: readonly Token[], data: Map<string, string>, counterparts: readonly Code[]) {
  const codes: Code[] = [];
  const free = [...counterparts];
  const taken = new Set(counterparts.map(({ id }) => id));
  const named = (value: string): string => {
    const name = data.get(value) ?? `d${data.size + 1}`;
    data.set(value, name);
    return name;
  };
  const code = (key: string): string => {
    const same = free.findIndex((one) => one.key === key);
    const id = same === -1 ? nextId(taken) : (free.splice(same, 1)[0]?.id ?? nextId(taken));
    taken.add(id);
    codes.push({ id, key });
    return id;
  };
  const ends = closings(tokens);
  const text = tokens.map((token, index) => {
    switch (token.kind) {
      case 'text':
        return xmlText(token.text);
      case 'mark':
        return `<ph id="${code(`mark ${token.data}`)}" dataRef="${named(token.data)}" canCopy="no" canDelete="no"/>`;
      case 'open': {
        const close = ends.get(index) ?? '';
        const id = code(`pair ${token.data} ${close}`);
        return `<pc id="${id}" dataRefStart="${named(token.data)}" dataRefEnd="${named(close)}" canCopy="no" canDelete="no">`;
      }
      case 'close':
        return '</pc>';
    }
    return '';
  });
  return { text: text.join(''), codes };
}

function nextId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
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
