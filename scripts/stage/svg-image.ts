/** What a drawing may not hold: SVG is XML that can run programs and load files, in readers' apps as in browsers. */
import { SaxesParser } from 'saxes';

export type SvgFault =
  | { readonly code: 'image-svg-broken'; readonly line: number; readonly reason: string }
  | { readonly code: 'image-svg-script' }
  | { readonly code: 'image-svg-outside'; readonly url: string };

const namespace = 'http://www.w3.org/2000/svg';

/**
 * The first fault of a drawing: that it is no well-formed XML or no SVG (SVG 2, 5.1), that it has a script, or that it needs
 * a file which is not in it (EPUB 3.3, 3.6). Links that readers follow may lead to the web.
 */
export function svgFault(bytes: Uint8Array): SvgFault | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let found: SvgFault | undefined;
  let depth = 0;
  let css = '';
  const loads = (url: string | undefined): void => {
    if (url !== undefined) found ??= { code: 'image-svg-outside', url };
  };
  const broken = (reason: string): void => {
    found ??= { code: 'image-svg-broken', line: parser.line, reason };
  };
  parser.on('error', ({ message }) => broken(message.replace(/^\d+:\d+: /, '')));
  parser.on('processinginstruction', ({ target, body }) => {
    if (target === 'xml-stylesheet') loads(/href=["']([^"']*)/.exec(body)?.[1]);
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth += 1;
    if (depth === 1 && uri !== namespace) broken(`no xmlns="${namespace}"`);
    css = '';
    if (local === 'script') found ??= { code: 'image-svg-script' };
    for (const attribute of Object.values(attributes)) {
      if (/^on/i.test(attribute.local)) found ??= { code: 'image-svg-script' };
      if (attribute.prefix !== 'xmlns') loads(outside(attribute.local, attribute.value, local));
    }
  });
  const collect = (text: string): void => {
    css += text;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', ({ local }) => {
    if (local === 'style') loads(outsideOfCss(css));
    css = '';
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return found;
}

/** The address in an attribute, if what is there is not in the drawing. */
function outside(attribute: string, value: string, element: string): string | undefined {
  if (attribute !== 'href' && attribute !== 'src') return outsideOfCss(value);
  const url = value.trim();
  const isInside = url === '' || /^(#|data:)/i.test(url);
  const isLink = element === 'a' && /^(https?|mailto):/i.test(url);
  return isInside || isLink ? undefined : url;
}

function outsideOfCss(css: string): string | undefined {
  const [, imported] = /@import\s+(?:url\(\s*)?["']?([^"')\s;]+)/i.exec(css) ?? [];
  const [, url] = /url\(\s*["']?(?!["'\s]|#|data:)([^"')]+)/i.exec(css) ?? [];
  return imported ?? url;
}
