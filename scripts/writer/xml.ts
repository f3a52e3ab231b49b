/** xast → the bytes of an XML file. */
import type { Root } from 'xast';
import { toXml } from 'xast-util-to-xml';

/** XML 1.0, 2.2: what no XML file may hold, not even as a reference. */
const forbidden = /[^\t\n\r\u0020-\u{d7ff}\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The document as UTF-8, empty elements closed in themselves, with a line end at the end. */
export function xmlBytes(root: Root): Uint8Array {
  const text = toXml(root, { closeEmptyElements: true })
    .toWellFormed()
    .replace(forbidden, '')
    // XML 1.0, 2.4: not in text; no CDATA section is written that could end with it.
    .replaceAll(']]>', ']]&gt;');
  return new TextEncoder().encode(`${text}\n`);
}
