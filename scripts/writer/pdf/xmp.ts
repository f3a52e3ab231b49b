/** The XMP packet of a publication (ISO 16684-1; ISO 32000-1, 14.3.2), with Dublin Core in both languages. */
import type { Language } from '../../message/message.ts';

/** A text in both languages, or one that is the same in both. */
export type Localized = string | { readonly ja: string; readonly en: string };

export interface XmpFacts {
  readonly title: Localized;
  readonly subject: Localized;
  readonly author: Localized;
  readonly keywords: readonly string[];
  /** The leading language, which becomes `x-default`. */
  readonly language: Language;
  /** The languages of the text, the leading one first. */
  readonly languages: readonly Language[];
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly identifier: string;
  readonly rights: Localized;
  readonly licenceUrl: string;
  readonly producer: string;
}

/** The text in one language. */
export function inLanguage(text: Localized, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

/** The instant that stands for a date without a time: its beginning, UTC. */
export function xmpDate(date: string): string {
  return `${date}T00:00:00Z`;
}

/**
 * The packet as text, to be stored uncompressed as UTF-8, so that tools which know no PDF find it.
 *
 * @param facts what is known of the publication; nothing else goes in, no clock, no machine
 * @param conforms whether the document claims to be PDF/UA-1 (ISO 14289-1, 5)
 */
export function xmpPacket(facts: XmpFacts, conforms = false): string {
  const { language } = facts;
  const date = xmpDate(facts.date);
  const properties = [
    element('dc:format', 'application/pdf'),
    element('dc:identifier', facts.identifier),
    alternatives('dc:title', facts.title, language),
    alternatives('dc:description', facts.subject, language),
    alternatives('dc:rights', facts.rights, language),
    list('dc:creator', 'Seq', [inLanguage(facts.author, language)]),
    list('dc:subject', 'Bag', facts.keywords),
    list('dc:language', 'Bag', facts.languages),
    list('dc:date', 'Seq', [date]),
    element('pdf:Keywords', facts.keywords.join(', ')),
    element('pdf:Producer', facts.producer),
    element('xmp:CreatorTool', facts.producer),
    element('xmp:CreateDate', date),
    element('xmp:ModifyDate', date),
    element('xmp:MetadataDate', date),
    element('xmpRights:Marked', 'True'),
    element('xmpRights:WebStatement', facts.licenceUrl),
    conforms ? element('pdfuaid:part', '1') : '',
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ` xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"${conforms ? '' : '>'}`,
    ...(conforms ? [' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'] : []),
    ...properties.filter((property) => property !== ''),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escaped(text)}</${name}>`;
}

function list(name: string, container: 'Bag' | 'Seq', texts: readonly string[]): string {
  const items = texts.filter((text) => text !== '').map((text) => `<rdf:li>${escaped(text)}</rdf:li>`);
  return items.length === 0 ? '' : `<${name}><rdf:${container}>${items.join('')}</rdf:${container}></${name}>`;
}

/** An rdf:Alt, whose first item is `x-default` (ISO 16684-1, 8.2.2.4). */
function alternatives(name: string, text: Localized, language: Language): string {
  if (text === '') return '';
  const item = (tag: string, value: string) => `<rdf:li xml:lang="${tag}">${escaped(value)}</rdf:li>`;
  const items = [item('x-default', inLanguage(text, language))];
  if (typeof text !== 'string') items.push(item('ja', text.ja), item('en', text.en));
  return `<${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes markup and drops what XML 1.0 (2.2) has no way to write: control characters and lone surrogates. */
function escaped(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (character) => entities[character] ?? '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
  );
}
