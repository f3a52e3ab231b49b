/** `dist/index.html`: the list of publications with their files. */
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Publication } from '../publication/schema.ts';
import type { Words } from '../template/translate.ts';
import { type Both, inBoth, runs } from './bilingual.ts';
import { dateRuns } from './colophon.ts';
import { htmlDocument } from './document.ts';

/** A file that a reader can take home. */
export interface CatalogueFile {
  /** Relative to the list. */
  readonly href: string;
  readonly name: Both<string>;
  /** In bytes. */
  readonly bytes: number;
  readonly pages?: number;
}

export interface CatalogueEntry {
  readonly publication: Publication;
  readonly files: readonly CatalogueFile[];
  /** The cover picture, relative to the list. */
  readonly cover?: string;
}

/** Composes the list. */
export function catalogue(entries: readonly CatalogueEntry[], words: Words, css: string): Root {
  const languages = entries[0]?.publication.languages ?? ['ja', 'en'];
  const head = {
    title: languages.map((language) => words[language]('frame.catalogue')).join(' — '),
    css,
    extra: [
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
    ],
  };
  return htmlDocument(languages, head, [
    h('main', { class: 'catalogue' }, [
      h('h1', runs(inBoth(words, 'frame.catalogue'), 'span', languages)),
      ...entries.map((entry) => article(entry, words)),
    ]),
  ]);
}

function article({ publication, files, cover }: CatalogueEntry, words: Words): Element {
  const { languages } = publication;
  return h('article', { id: publication.id }, [
    ...(cover ? [h('img', { class: 'cover', src: cover, alt: '', width: 400, height: 600, loading: 'lazy' })] : []),
    h('div', [
      h('h2', [h('a', { href: `${publication.id}/index.html` }, runs(publication.title, 'span', languages))]),
      h('p', { class: 'date' }, [...runs(publication.issuer, 'span', languages), ...dateRuns({ publication })]),
      ...runs(publication.description, 'p', languages),
      h(
        'ul',
        files.map((file) => fileItem(file, publication, words)),
      ),
    ]),
  ]);
}

function fileItem(file: CatalogueFile, { languages }: Publication, words: Words): Element {
  const { pages } = file;
  const size = `${Math.max(1, Math.round(file.bytes / 1000))} kB`;
  return h('li', [
    h('a', { href: file.href }, runs(file.name, 'span', languages)),
    ' ',
    h('small', [
      size,
      ...(pages === undefined ? [] : runs(inBoth(words, 'frame.pages', { count: pages }), 'span', languages)),
    ]),
  ]);
}
