/** TMX 1.4 → units. */
import type { Language } from '../../message/message.ts';
import type { Token } from './segment.ts';
import type { Unit } from './units.ts';
import { languageOf, type ReadExchange } from './xliff-reader.ts';
import { elementsOf, textOf, type XmlElement } from './xml.ts';

/**
 * Reads the tree of a TMX file of any version. Programs leave out our ids and properties when they write their own memory;
 * such units have an empty id.
 */
export function readTmx(root: XmlElement): ReadExchange {
  const [header] = elementsOf(root, 'header');
  const [body] = elementsOf(root, 'body');
  if (root.name !== 'tmx') return { cause: 'kind', reason: `<${root.name}>`, line: root.line };
  if (!header || !body) return { reason: '<tmx>: <header>, <body>?', line: root.line };
  const units = elementsOf(body, 'tu').map(readUnit);
  const seen = new Set<string>();
  const twice = units.find(({ id }) => id !== '' && (seen.has(id) || !seen.add(id)));
  if (twice) return { reason: `<tu tuid="${twice.id}"> × 2`, line: root.line };
  const from = languageOf(header.attributes.srclang) ?? 'ja';
  return {
    exchange: {
      publication: propOf(header, 'x-publication') ?? '',
      from,
      units: units.filter(({ sides }) => sides.ja || sides.en),
    },
  };
}

function readUnit(unit: XmlElement): Unit {
  const sides: Partial<Record<Language, Token[]>> = {};
  for (const variant of elementsOf(unit, 'tuv')) {
    const language = languageOf(variant.attributes['xml:lang'] ?? variant.attributes.lang);
    const [seg] = elementsOf(variant, 'seg');
    const tokens = seg ? tokensIn(seg) : [];
    if (language && tokens.length > 0) sides[language] = tokens;
  }
  const ja = propOf(unit, 'x-digest-ja');
  const en = propOf(unit, 'x-digest-en');
  return {
    id: unit.attributes.tuid ?? '',
    chapter: propOf(unit, 'x-chapter') ?? '',
    sides,
    digests: { ...(ja !== undefined && { ja }), ...(en !== undefined && { en }) },
  };
}

function propOf(element: XmlElement, type: string): string | undefined {
  const prop = elementsOf(element, 'prop').find(({ attributes }) => attributes.type === type);
  return prop && textOf(prop).trim();
}

function tokensIn(element: XmlElement): Token[] {
  return element.children.flatMap((child): Token[] => {
    if (typeof child === 'string') return [{ kind: 'text', text: child }];
    switch (child.name) {
      case 'bpt':
        return [{ kind: 'open', data: textOf(child) }];
      case 'ept':
        return [{ kind: 'close', data: textOf(child) }];
      case 'ph':
      case 'it':
      case 'ut':
        return [{ kind: 'mark', data: textOf(child) }];
      // `hi` marks text for people.
      case 'hi':
        return tokensIn(child);
      // A tag that was typed into the text is no part of TMX: it is a mark that the row does not know.
      default:
        return [
          { kind: 'open', data: `<${child.name}>` },
          ...tokensIn(child),
          { kind: 'close', data: `</${child.name}>` },
        ];
    }
  });
}
