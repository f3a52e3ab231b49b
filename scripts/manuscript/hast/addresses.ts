/** The addresses of links and images in hast. */
import type { Element, ElementContent } from 'hast';
import { type Message, message, type Places } from '../../message/message.ts';
import { linkProtocols } from '../html.ts';

/**
 * Takes away what a publication must not follow: the addresses of links with other protocols than http, https and mailto
 * (`link-protocol`), and images that are not files of the publication (`image-remote`), whose alternative text stays in
 * their place. An address without protocol that
 * begins with `//` counts as foreign too: opened from a file it leads nowhere.
 */
export function checkAddresses(
  nodes: readonly ElementContent[],
  at: (element: Element) => Places,
): { nodes: ElementContent[]; messages: Message[] } {
  const messages: Message[] = [];
  const checked = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const children = node.children.map(checked);
    const { href, src } = node.properties;
    if (node.tagName === 'a' && typeof href === 'string' && !isLink(href)) {
      messages.push(message('link-protocol', at(node), { url: href, known: linkProtocols.join(', ') }));
      const { href: _, ...others } = node.properties;
      return { ...node, properties: others, children };
    }
    if (node.tagName === 'img' && typeof src === 'string' && !isLocal(src)) {
      messages.push(message('image-remote', at(node), { url: beginning(src) }));
      return { type: 'text', value: String(node.properties.alt ?? '') };
    }
    return { ...node, children };
  };
  return { nodes: nodes.map(checked), messages };
}

/** An address as far as a message shows it: an image that is written into the text may have a million letters. */
function beginning(address: string): string {
  return address.length > 100 ? `${address.slice(0, 99)}…` : address;
}

/** What stands before the first colon, if that comes before the path, the query and the fragment (RFC 3986, 3.1). */
function protocolOf(address: string): string | undefined {
  return /^[^/?#:]*(?=:)/.exec(address)?.[0];
}

function isLink(address: string): boolean {
  const protocol = protocolOf(address);
  return protocol === undefined
    ? !isForeignHost(address)
    : (linkProtocols as readonly string[]).includes(protocol.toLowerCase());
}

function isLocal(address: string): boolean {
  return protocolOf(address) === undefined && !isForeignHost(address);
}

/** Browsers read a backslash as a slash, and drop tabs and line ends (URL Living Standard, 4.4). */
function isForeignHost(address: string): boolean {
  return /^\s*[\\/]\s*[\\/]/.test(address);
}
