/** hast → XHTML 5, the XML form of HTML that EPUB content documents are written in (EPUB 3.3, 6.1). */
import type { Element, ElementContent, Properties, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { epubType } from './structural-semantics.ts';
import { xmlText } from './xml-text.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

const engine = unified().use(rehypeStringify, { closeSelfClosing: true, closeEmptyElements: true }).freeze();

/** How addresses in a body become addresses in the book. */
export interface Addresses {
  readonly image: (src: string) => string;
  readonly target: (href: string) => string;
}

const asWritten: Addresses = { image: (src) => src, target: (href) => href };

/**
 * Writes content as well-formed XHTML: empty elements closed, every attribute quoted and named once, no character
 * reference but numeric ones and XML's own five, no character that XML forbids; `lang` with `xml:lang` beside it, SVG
 * and MathML in their name spaces, and the `epub:type` that belongs to each DPUB-ARIA role. The document around it binds
 * the prefixes `epub` and `xlink`.
 *
 * Scripts, style elements, event handlers and name space declarations are left out: they have no place in a text, and the
 * sanitizer has reported them by now. So are comments, and the brackets around readings: every reading system knows ruby
 * (EPUB 3.3, 6.1.3.2, discourages `rp`). An element whose name is no XML name is replaced by its content.
 *
 * @param content finished hast; not changed
 * @param addresses where images and link targets are in the book; as written where absent
 */
export function toXhtml(content: readonly ElementContent[], addresses: Addresses = asWritten): string {
  const tree: Root = { type: 'root', children: preparedAll(content, addresses) };
  return wellFormed(engine.stringify(tree));
}

const xmlName = /^[A-Za-z_][\w.-]*$/;
const propertyName = /^[A-Za-z_][\w.:-]*$/;
const leftOut = new Set(['script', 'style', 'template', 'rp']);

function preparedAll(nodes: readonly ElementContent[], addresses: Addresses): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type === 'text') result.push({ type: 'text', value: xmlText(node.value) });
    else if (node.type === 'element' && !leftOut.has(node.tagName.toLowerCase())) {
      const children = preparedAll(node.children, addresses);
      if (xmlName.test(node.tagName))
        result.push({
          type: 'element',
          tagName: node.tagName,
          properties: preparedProperties(node, addresses),
          children,
        });
      else result.push(...children);
    }
  }
  return result;
}

function preparedProperties(element: Element, addresses: Addresses): Properties {
  const properties: Properties = {};
  for (const [name, value] of Object.entries(element.properties)) {
    if (!propertyName.test(name) || /^(on|xmlns)/i.test(name)) continue;
    if (typeof value === 'string') properties[name] = xmlText(value);
    else if (Array.isArray(value))
      properties[name] = value.map((item) => (typeof item === 'string' ? xmlText(item) : item));
    else properties[name] = value;
  }

  const language = properties.lang ?? properties.xmlLang;
  if (typeof language === 'string') Object.assign(properties, { lang: language, xmlLang: language });

  if (element.tagName === 'svg') properties.xmlns = svgNamespace;
  if (element.tagName === 'math') properties.xmlns = mathNamespace;

  const { role, src, href } = properties;
  const roles = Array.isArray(role) ? role.map(String) : typeof role === 'string' ? role.split(/\s+/) : [];
  const type = epubType(roles);
  if (type !== undefined) properties['epub:type'] ??= type;

  if (typeof src === 'string') properties.src = addresses.image(src);
  if (typeof href === 'string' && element.tagName === 'a') properties.href = addressText(addresses.target(href));
  return properties;
}

/** The characters that no URL may contain as they are (WHATWG URL, 1.3 and 4.3), percent-encoded. */
function addressText(address: string): string {
  return address.trim().replace(/[\s<>"{}|\\^`]/g, encodeURIComponent);
}

const tag = /<([A-Za-z_][\w.-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)+)\s*(\/?)>/g;
const attribute = /([^\s"'<>/=]+)(?:="([^"]*)")?/g;
const attributeName = /^(?:(?:xml|xlink|epub):)?[A-Za-z_][\w.-]*$/;

/**
 * What HTML allows and XML does not, in the serializer's output: bare attributes, `<` in attribute values, names that
 * are no XML names or come twice, and `]]>` in text. The serializer has escaped every `<` of the text and every `"` of
 * the values, so that each `<` it leaves outside of quotes opens or closes a tag.
 */
function wellFormed(html: string): string {
  // Most tags of a book have the same few attributes.
  const known = new Map<string, string>();
  return html
    .replace(tag, (_, name: string, attributes: string, slash: string) => {
      const text = known.get(attributes) ?? (isWellFormed(attributes) ? attributes : wellFormedAttributes(attributes));
      known.set(attributes, text);
      return `<${name}${text}${slash && ' /'}>`;
    })
    .replaceAll(']]>', ']]&gt;');
}

/** Whether the names of attributes, values left out, are names in XML and come once: ` class= id=`. */
const knownNames = new Map<string, boolean>();

function isWellFormed(attributes: string): boolean {
  if (attributes.includes('<')) return false;
  const names = attributes.replace(/"[^"]*"/g, '');
  let known = knownNames.get(names);
  if (known === undefined) {
    const list = names.match(/[^ =]+/g) ?? [];
    known = /^(?: (?:(?:xml|xlink|epub):)?[A-Za-z_][\w.-]*=)+$/.test(names) && new Set(list).size === list.length;
    knownNames.set(names, known);
  }
  return known;
}

function wellFormedAttributes(attributes: string): string {
  const kept = new Map<string, string>();
  for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
    if (attributeName.test(key) && !kept.has(key)) kept.set(key, value.replaceAll('<', '&lt;'));
  }
  return Array.from(kept, ([key, value]) => ` ${key}="${value}"`).join('');
}
