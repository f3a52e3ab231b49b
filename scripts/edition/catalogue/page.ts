/** `dist/index.html`, the download page: the publications with their files, and how to open, follow and check them. */
import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../template/translate.ts';
import { both, runs } from '../bilingual.ts';
import { address, dateRuns } from '../colophon.ts';
import { htmlDocument } from '../document.ts';
import { atomType, opdsAtomType } from './atom.ts';
import { factsOf } from './describe.ts';
import { type CatalogueEntry, type CatalogueFile, type FileGroup, fileGroups } from './entry.ts';
import { followSection, openSection, verifySection } from './guide.ts';
import { label } from './label.ts';
import { opdsJsonType } from './opds-json.ts';

/** From how many publications on the page begins with a list of their titles. */
const many = 4;

/** Composes the page; the first publication decides which language leads in what belongs to none. */
export function cataloguePage(entries: readonly CatalogueEntry[], words: Words, css: string): Root {
  const order = entries[0]?.languages ?? ['ja', 'en'];
  const title = (key: 'frame.catalogue' | 'catalogue.opds1' | 'catalogue.opds2' | 'catalogue.feed'): string =>
    order.map((language) => words[language](key)).join(' — ');
  const head = {
    title: title('frame.catalogue'),
    css,
    extra: [
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('link', { rel: 'alternate', type: atomType, href: 'feed.xml', title: title('catalogue.feed') }),
      h('link', { rel: 'alternate', type: opdsJsonType, href: 'opds.json', title: title('catalogue.opds2') }),
      h('link', { rel: 'related', type: opdsAtomType, href: 'opds.xml', title: title('catalogue.opds1') }),
    ],
  };
  return htmlDocument(order, head, [
    h('header', [h('h1', [...label(words, 'frame.catalogue', order)])]),
    h('main', [
      ...(entries.length >= many ? [titles(entries, words)] : []),
      ...entries.map((entry) => article(entry, words)),
    ]),
    h('footer', [
      openSection(entries, order, words),
      followSection(order, words),
      verifySection(entries, order, words),
    ]),
  ]);
}

function titles(entries: readonly CatalogueEntry[], words: Words): Element {
  const order = entries[0]?.languages ?? ['ja', 'en'];
  const name = order.map((language) => words[language]('frame.contents')).join(' — ');
  return h('nav', { ariaLabel: name }, [
    h(
      'ul',
      entries.map(({ publication, about, languages }) =>
        h('li', [h('a', { href: `#${publication}` }, runs(about.title, 'span', languages))]),
      ),
    ),
  ]);
}

function article(entry: CatalogueEntry, words: Words): Element {
  const { about, languages, thumbnail, files } = entry;
  const web = files.find(({ group }) => group === 'web');
  const { width, height } = thumbnail ?? {};
  const title = runs(about.title, 'span', languages);
  const groups = fileGroups.filter((group) => files.some((file) => file.group === group));
  return h('article', { id: entry.publication, class: thumbnail ? undefined : 'without-cover' }, [
    ...(thumbnail ? [h('img', { class: 'cover', src: thumbnail.href, alt: '', width, height, loading: 'lazy' })] : []),
    h('div', { class: 'about' }, [
      h('h2', web ? [h('a', { href: web.href }, title)] : title),
      h('div', { class: 'both facts' }, facts(entry, words)),
    ]),
    h('div', { class: 'both description' }, runs(about.description, 'p', languages)),
    h('div', { class: 'files' }, [
      ...groups.map((group) => groupSection(group, entry, words)),
      ...(files.length > 0 ? [checksums(entry, words)] : []),
      h('p', { class: 'official' }, [...label(words, 'frame.officialText', languages), ' ', address(about.url)]),
    ]),
  ]);
}

/** Who says so, when, in which version: a line for each language. */
function facts({ about, languages, version }: CatalogueEntry, words: Words): Element[] {
  const dates = dateRuns({ publication: { ...about, languages: [...languages] } });
  return languages.map((language, index) =>
    h('p', { lang: language, class: language }, [
      h('span', about.issuer[language]),
      ' ',
      h('span', dates[index]?.children ?? []),
      ' ',
      h('span', words[language]('catalogue.version', { version })),
    ]),
  );
}

function groupSection(group: FileGroup, { files, languages }: CatalogueEntry, words: Words): Element {
  return h('section', [
    h('h3', [...label(words, `catalogue.${group}Group`, languages)]),
    h(
      'ul',
      files.filter((file) => file.group === group).map((file) => fileItem(file, languages, words)),
    ),
  ]);
}

/** One link for both languages, as large as a finger. */
function fileItem(file: CatalogueFile, languages: CatalogueEntry['languages'], words: Words): Element {
  const { href, mediaType, name, fileName } = file;
  const [only, second] = file.languages;
  const lines = both((language): ElementContent[] => [
    h('span', { class: 'name' }, name[language]),
    { type: 'text', value: ' ' },
    h('span', { class: 'size' }, factsOf(file, words[language]).join(words[language]('frame.listSeparator'))),
  ]);
  return h('li', [
    h(
      'a',
      {
        href,
        type: mediaType,
        hrefLang: second === undefined ? only : undefined,
        // A host that does not know the type would show an EPUB as text.
        download: mediaType === 'application/epub+zip' ? fileName : undefined,
      },
      runs(lines, 'span', languages),
    ),
  ]);
}

function checksums({ files, checksums: href, languages }: CatalogueEntry, words: Words): Element {
  return h('details', { class: 'checksums' }, [
    h('summary', [...label(words, 'catalogue.checksums', languages)]),
    h(
      'dl',
      files.flatMap(({ fileName, sha256 }) => [h('dt', fileName), h('dd', [h('code', sha256)])]),
    ),
    h('p', [...label(words, 'catalogue.checksumFile', languages), ' ', h('a', { href }, 'SHA256SUMS')]),
  ]);
}
