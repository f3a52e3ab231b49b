/** Rules of Atom (RFC 4287) and OPDS 1.2 about a whole document, which no grammar can say. */
import assert from 'node:assert/strict';
import { elementsOf, readXml, textOf, type XmlElement } from '../../../scripts/exchange/translation/xml.ts';

/** What is wrong with a feed or a catalogue, in words; nothing where all is well. */
export function atomFaults(text: string): string[] {
  const read = readXml(text);
  assert.ok('root' in read, 'reason' in read ? read.reason : '');
  const { root } = read;
  const entries = elementsOf(root, 'entry');
  const isCatalogue = text.includes('profile=opds-catalog');
  return [
    ...duplicates(entries.map((one) => textIn(one, 'id'))).map((id) => `4.1.1: the entry ${id} is there twice`),
    ...(entries.some((one) => textIn(one, 'id') === textIn(root, 'id'))
      ? ['4.2.6: an entry has the id of the feed']
      : []),
    ...[root, ...entries].flatMap(linkFaults),
    ...(elementsOf(root, 'author').length > 0 || entries.every((one) => elementsOf(one, 'author').length > 0)
      ? []
      : ['4.1.1: neither the feed nor every entry has an author']),
    ...(entries.some((one) => textIn(one, 'updated') > textIn(root, 'updated')) ? ['4.2.15: an entry is newer'] : []),
    ...entries.flatMap((one) =>
      elementsOf(one, 'link').some(({ attributes }) => attributes.rel === 'alternate') ||
      elementsOf(one, 'content').length === 1
        ? []
        : ['4.1.2: an entry without content and alternate'],
    ),
    ...(isCatalogue ? catalogueFaults(root, entries) : []),
  ];
}

function linkFaults(node: XmlElement): string[] {
  const links = elementsOf(node, 'link').map(({ attributes }) => attributes);
  const alternates = links.filter(({ rel }) => rel === 'alternate').map(({ type, hreflang }) => `${type} ${hreflang}`);
  const selves = links.filter(({ rel }) => rel === 'self');
  return [
    ...duplicates(alternates).map((kind) => `4.1.1: two alternates of the kind ${kind}`),
    ...(selves.length > 1 ? ['4.1.1: more than one self'] : []),
  ];
}

const catalogueType = 'application/atom+xml;profile=opds-catalog;kind=acquisition';

/** OPDS 1.2: 2.1 (start), 2.6 (self), 5.1.1 (elements that Atom has already), 5.4 (acquisition), 7.1.3 (media type). */
function catalogueFaults(root: XmlElement, entries: readonly XmlElement[]): string[] {
  const links = elementsOf(root, 'link').map(({ attributes }) => attributes);
  const typed = (rel: string) => links.filter((link) => link.rel === rel && link.type === catalogueType).length === 1;
  const doubled = ['title', 'creator', 'subject', 'rights', 'description', 'abstract'];
  return [
    ...['self', 'start'].filter((rel) => !typed(rel)).map((rel) => `2.1, 2.6, 7.1.3: ${rel}`),
    ...entries.flatMap((entry) => [
      ...doubled.flatMap((name) => {
        // Names are read without their prefix: Atom's own may come once.
        const most = ['title', 'rights'].includes(name) ? 1 : 0;
        return elementsOf(entry, name).length > most ? [`5.1.1: dc:${name}`] : [];
      }),
      ...(elementsOf(entry, 'link').some(({ attributes }) =>
        attributes.rel?.startsWith('http://opds-spec.org/acquisition'),
      )
        ? []
        : ['5.4: nothing to acquire']),
    ]),
  ];
}

function textIn(node: XmlElement, name: string): string {
  return elementsOf(node, name).map(textOf).join('');
}

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
