/** XLIFF 2 → units. Reads what translation programs make of our files: more segments, other spellings of marks. */
import type { Language } from '../../message/message.ts';
import type { Token } from './segment.ts';
import type { Exchange, Unit } from './units.ts';
import { elementsOf, textOf, type XmlElement } from './xml.ts';

export type ReadExchange = { readonly exchange: Exchange } | Unreadable;

/** Why a file was not read, and the line. */
export interface Unreadable {
  /** `kind`: it is another kind of file. `marks`: what the marks of a unit stand for is gone. Else the reason says it. */
  readonly cause?: 'kind' | 'marks';
  /** The first tag, the unit's id, or what is wrong. */
  readonly reason: string;
  readonly line: number;
}

/** Reads the tree of an XLIFF 2.0 or 2.1 file between Japanese and English. */
export function readXliff(root: XmlElement): ReadExchange {
  const version = root.attributes.version ?? '';
  if (root.name !== 'xliff' || !version.startsWith('2.'))
    return { cause: 'kind', reason: `<${root.name} version="${version}">`, line: root.line };
  const from = languageOf(root.attributes.srcLang);
  const to = languageOf(root.attributes.trgLang);
  if (!from || !to || from === to) {
    return {
      reason: `srcLang="${root.attributes.srcLang ?? ''}" trgLang="${root.attributes.trgLang ?? ''}"`,
      line: root.line,
    };
  }
  const files = elementsOf(root, 'file');
  const publication = files[0]?.attributes.original?.split('/')[0] ?? '';
  for (const unit of files.flatMap(unitsIn)) {
    const dangling = danglingReference(unit);
    if (dangling) return dangling;
  }
  const units = files.flatMap((file) =>
    unitsIn(file).map((unit) => readUnit(unit, file.attributes.id ?? '', from, to)),
  );
  const seen = new Set<string>();
  const twice = units.find(({ id }) => seen.has(id) || !seen.add(id));
  if (twice) return { reason: `<unit id="${twice.id}"> × 2`, line: root.line };
  return { exchange: { publication, from, units } };
}

/** `ja`, `ja-JP`, `en-GB` and the like. */
export function languageOf(tag: string | undefined): Language | undefined {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  return language === 'ja' || language === 'en' ? language : undefined;
}

function unitsIn(parent: XmlElement): readonly XmlElement[] {
  return elementsOf(parent).flatMap((child) =>
    child.name === 'unit' ? [child] : child.name === 'group' ? unitsIn(child) : [],
  );
}

/** Programs that drop the original data leave marks that stand for nothing. */
function danglingReference(unit: XmlElement): Unreadable | undefined {
  const known = new Set(
    elementsOf(unit, 'originalData').flatMap((list) => elementsOf(list, 'data').map(({ attributes }) => attributes.id)),
  );
  const search = (element: XmlElement): Unreadable | undefined => {
    for (const key of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
      const id = element.attributes[key];
      if (id === undefined || known.has(id)) continue;
      return { cause: 'marks', reason: unit.attributes.id ?? '', line: element.line };
    }
    for (const child of elementsOf(element)) {
      const found = search(child);
      if (found) return found;
    }
    return undefined;
  };
  return search(unit);
}

function readUnit(unit: XmlElement, chapter: string, from: Language, to: Language): Unit {
  const data = new Map(
    elementsOf(unit, 'originalData').flatMap((list) =>
      elementsOf(list, 'data').map((one) => [one.attributes.id ?? '', withCodePoints(one)] as const),
    ),
  );
  const parts = elementsOf(unit).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const sources = parts.flatMap((part) => elementsOf(part, 'source'));
  const hasTarget = parts.some((part) => elementsOf(part, 'target').length > 0);
  // What lies between segments has no target of its own and is the same in both.
  const targets = parts.flatMap((part) => {
    const target = elementsOf(part, 'target');
    return target.length > 0 || part.name === 'segment' ? target : elementsOf(part, 'source');
  });
  const source = sources.flatMap((one) => tokensIn(one, data));
  const target = targets.flatMap((one) => tokensIn(one, data));
  return {
    id: unit.attributes.id ?? '',
    chapter,
    sides: {
      ...(source.length > 0 && { [from]: source }),
      ...(hasTarget && target.length > 0 && { [to]: target }),
    },
    digests: digestsOf(unit),
  };
}

function digestsOf(unit: XmlElement): Unit['digests'] {
  const metas = elementsOf(unit, 'metadata').flatMap((list) =>
    elementsOf(list, 'metaGroup')
      .filter(({ attributes }) => attributes.category === 'digest')
      .flatMap((group) => elementsOf(group, 'meta')),
  );
  return Object.fromEntries(metas.map((meta) => [meta.attributes.type ?? '', textOf(meta).trim()]));
}

function tokensIn(element: XmlElement, data: ReadonlyMap<string, string>): Token[] {
  const at = (reference: string | undefined): string => data.get(reference ?? '') ?? '';
  // The second half of a pair that is written as `<sc/>` and `<ec/>` may leave its data to the first.
  return element.children.flatMap((child): Token[] => {
    if (typeof child === 'string') return [{ kind: 'text', text: child }];
    const { attributes } = child;
    switch (child.name) {
      case 'pc':
        return [
          { kind: 'open', data: at(attributes.dataRefStart) },
          ...tokensIn(child, data),
          { kind: 'close', data: at(attributes.dataRefEnd) },
        ];
      case 'ph':
        return [{ kind: 'mark', data: at(attributes.dataRef) }];
      case 'sc':
        return [{ kind: 'open', data: at(attributes.dataRef) }];
      case 'ec':
        return [{ kind: 'close', data: at(attributes.dataRef) }];
      case 'cp':
        return [{ kind: 'text', text: String.fromCodePoint(Number.parseInt(attributes.hex ?? 'FFFD', 16)) }];
      // Annotations mark text for people; `sm` and `em` are empty.
      case 'mrk':
      case 'sm':
      case 'em':
        return tokensIn(child, data);
      // A tag that was typed into the text is no part of XLIFF: it is a mark that the row does not know.
      default:
        return [
          { kind: 'open', data: `<${child.name}>` },
          ...tokensIn(child, data),
          { kind: 'close', data: `</${child.name}>` },
        ];
    }
  });
}

function withCodePoints(data: XmlElement): string {
  return tokensIn(data, new Map())
    .map((token) => (token.kind === 'text' ? token.text : ''))
    .join('');
}
