/** Anchors: what a block refers to. Code spans and blocks, links, addresses, images and notes are rarely translated. */
import type { Surface } from '../surface.ts';

/** Code, as `c:` (a span) or `b:` (a whole block), spaces made one. */
export function codeAnchors(surface: Surface): string[] {
  const found = surface.spans.map((span) => `c:${squeezed(span)}`);
  if (surface.code !== '') found.push(`b:${squeezed(surface.code)}`);
  return found;
}

/** Links and images, as `u:` and `i:`; the part of an address that names a language is left out. */
export function linkAnchors({ links, images, text }: Surface): string[] {
  const written = text.includes('://') ? (text.match(/\bhttps?:\/\/[^\s<>"'、。）」)]+/g) ?? []) : [];
  return [
    ...[...links, ...written].map((url) => `u:${withoutLanguage(url)}`),
    ...images.map((url) => `i:${withoutLanguage(url).split('/').at(-1)}`),
  ];
}

/** Notes: `f:` where one is referred to, `label:` where it stands. */
export function noteAnchors({ notes, label }: Surface): string[] {
  return [...notes.map((note) => `f:${note}`), ...(label === undefined ? [] : [`label:${label}`])];
}

function withoutLanguage(url: string): string {
  return url
    .replace(/[/.](?:ja|jp|en|us|ja-jp|en-us|ja_JP|en_US)(?=[/.]|$)/gi, '')
    .replace(/[/#.]+$/, '')
    .toLowerCase();
}

function squeezed(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}
