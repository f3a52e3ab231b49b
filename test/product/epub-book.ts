/** An EPUB as its reader gets it, and what is wrong with it that validators do not see. */
import type { Element, Root } from 'hast';
import type { Language } from '../../scripts/message/message.ts';
import { unpack } from '../writer/epub/unpack.ts';
import { classesOf, elementsOf, find, languageText, parseXml, textOf, wrongLanguages } from './markup.ts';
import { squeeze } from './manuscript-text.ts';

export interface ReadDocument {
  readonly path: string;
  readonly source: string;
  readonly tree: Root;
}

export interface ReadBook {
  readonly paths: readonly string[];
  /** Bytes of the whole file. */
  readonly size: number;
  /** The package document. */
  readonly opf: string;
  readonly identifier: string;
  /** In reading order. */
  readonly documents: readonly ReadDocument[];
  /** The bodies of the chapters, in reading order; one that has several documents is put together again. */
  readonly chapters: readonly Element[];
  /** The page list; `before` and `following` are the text around the mark, without white space, empty for the frame. */
  readonly pages: readonly { readonly label: string; readonly before: string; readonly following: string }[];
}

/** Reads a book; `change` may spoil the text of a file on the way. */
export function readBook(
  bytes: Uint8Array,
  change: (path: string, text: string) => string = (_, text) => text,
): ReadBook {
  const entries = unpack(bytes);
  const text = (path: string): string => {
    const entry = entries.find(({ name }) => name === path);
    if (!entry) throw new Error(`no ${path}`);
    return change(path, entry.bytes.toString('utf8'));
  };
  const container = parseXml(text('META-INF/container.xml'));
  const opfPath = String(find(container, ({ tagName }) => tagName === 'rootfile').properties['full-path']);
  const folder = opfPath.replace(/[^/]*$/, '');
  const opf = text(opfPath);
  const tree = parseXml(opf);
  const items = elementsOf(tree).filter(({ tagName }) => tagName === 'item');
  const documents = elementsOf(tree)
    .filter(({ tagName }) => tagName === 'itemref')
    .map(({ properties }): ReadDocument => {
      const item = items.find((one) => one.properties.id === properties.idref);
      const path = `${folder}${item?.properties.href}`;
      const source = text(path);
      return { path, source, tree: parseXml(source) };
    });
  return {
    paths: entries.map(({ name }) => name),
    size: bytes.length,
    opf,
    identifier: textOf(find(tree, ({ tagName }) => tagName === 'dc:identifier')),
    documents,
    chapters: chaptersOf(documents),
    pages: pagesOf(documents, folder),
  };
}

/** Whether a document is a chapter or goes on with one. */
function isChapter({ source }: ReadDocument): boolean {
  return /<section class="chapter"/.test(source);
}

function chaptersOf(documents: readonly ReadDocument[]): Element[] {
  const chapters: Element[] = [];
  for (const document of documents.filter(isChapter)) {
    const body = find(document.tree, ({ tagName }) => tagName === 'body');
    const before = chapters.at(-1);
    if (document.source.includes('epub:type="chapter"') || !before) chapters.push(body);
    else chapters.splice(-1, 1, { ...before, children: [...before.children, ...body.children] });
  }
  return chapters;
}

function pagesOf(documents: readonly ReadDocument[], folder: string): ReadBook['pages'] {
  const nav = documents
    .flatMap(({ tree }) => elementsOf(tree))
    .find(({ properties }) => properties['epub:type'] === 'page-list');
  if (!nav) return [];
  return elementsOf(nav)
    .filter(({ tagName }) => tagName === 'a')
    .map((link) => {
      const [path, id] = String(link.properties.href).split('#');
      const document = documents.find((one) => one.path === `${folder}${path}`);
      if (!document) throw new Error(`page in no document: ${path}`);
      const [before = '', after] = document.source.split(`id="${id}"`);
      if (id !== undefined && after === undefined) throw new Error(`no mark of page ${id}`);
      const words = (after ?? '').slice((after ?? '').indexOf('>') + 1);
      const [block = ''] = words.slice(0, 3000).split(/(?<=[^>\s])<\/(?:h\d|p|li|td|th)>/);
      const isText = isChapter(document);
      return {
        label: textOf(link),
        before: isText ? printedText(before.replace(/^[^]*<\/head>|<[^<>]*$/g, '').slice(-3000)) : '',
        following: isText ? printedText(block).replace(/^\d+(?=\D)/, '') : '',
      };
    });
}

/** The text of markup as print has it: readings stand above their words there, and there are no links between the sides. */
function printedText(markup: string): string {
  const text = markup.replace(/<r[pt]>.*?<\/r[pt]>|<a class="counterpart".*?<\/a>/g, '').replace(/<[^>]*>/g, '');
  return squeeze(text);
}

/** The rows of a chapter in one language: id and text, notes left out. */
export function rowsOf(body: Element, language: Language): (readonly [id: string, text: string])[] {
  return elementsOf(body)
    .filter((element) => {
      const classes = classesOf(element);
      return classes.includes('row') && !classes.includes('note-row') && !classes.includes('chapter-title');
    })
    .map((row) => [String(row.properties.id), withoutUntranslated(row, language)] as const);
}

/** The notes of a chapter in one language, each behind its number; nothing for one that this language lacks. */
export function notesOf(body: Element, language: Language): string[] {
  return elementsOf(body)
    .filter((element) => classesOf(element).includes('note-row'))
    .map((row) => withoutUntranslated(row, language))
    .filter((text) => text !== '');
}

/**
 * Links into the book that lead to nothing, and notes that stand in a later document than a reference to them or apart
 * from the first, to which they lead back; nothing where all is well.
 */
export function linkDifferences({ documents }: ReadBook): string[] {
  const idsOf = new Map(
    documents.map(({ path, tree }) => [path, new Set(elementsOf(tree).map(({ properties: { id } }) => id))]),
  );
  const cited = new Map<string, string>();
  return documents.flatMap(({ path, tree }) =>
    elementsOf(tree).flatMap(({ tagName, properties: { href, role } }) => {
      if (tagName !== 'a' || /^[a-z]+:/.test(String(href))) return [];
      const target = new URL(String(href), `http://book/${path}`);
      const [home, id] = [target.pathname.slice(1), decodeURIComponent(target.hash.slice(1))];
      const ids = idsOf.get(home);
      if (!ids || (id !== '' && !ids.has(id))) return [`${path}: nothing at ${href}`];
      if (role === 'doc-backlink' && home !== path) return [`${path}: ${href} leads back to another document`];
      if (role !== 'doc-noteref') return [];
      const first = cited.get(id) ?? path;
      cited.set(id, first);
      return home === first ? [] : [`${path}: the note ${id} is not in ${first}`];
    }),
  );
}

/** A side that says only that it is not translated says nothing of the manuscripts. */
function withoutUntranslated(row: Element, language: Language): string {
  const isGap = (element: Element): boolean =>
    classesOf(element).includes('cell') &&
    element.properties.lang === language &&
    elementsOf(element).some((one) => classesOf(one).includes('untranslated'));
  return row.children.some((child) => child.type === 'element' && isGap(child)) ? '' : languageText(row, language);
}

const claim = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA';

/**
 * What is wrong, in words; nothing where all is well.
 *
 * @param languages what the book is to be in, the leading one first
 * @param evaluated whether it is to claim conformance
 */
export function bookDifferences(book: ReadBook, languages: readonly Language[], evaluated: boolean): string[] {
  const metadata = elementsOf(parseXml(book.opf));
  const all = (test: (element: Element) => boolean): string[] => metadata.filter(test).map(textOf);
  const declared = all(({ tagName }) => tagName === 'dc:language');
  const claims = all(({ properties }) => properties.property === 'dcterms:conformsTo');
  const certifiers = all(({ properties }) => properties.property === 'a11y:certifiedBy');
  return [
    ...(declared.join() === languages.join() ? [] : [`declares ${declared.join()}`]),
    ...(claims.join() === (evaluated ? claim : '') ? [] : [`claims ${claims.join()}`]),
    ...(certifiers.length === (evaluated ? 1 : 0) ? [] : ['certifier']),
    ...book.documents.flatMap((document) => documentDifferences(document, languages)),
  ];
}

function documentDifferences({ path, tree }: ReadDocument, languages: readonly Language[]): string[] {
  const elements = elementsOf(tree);
  const found = [...wrongLanguages(tree)];
  for (const element of elements) {
    const { properties, tagName } = element;
    const classes = classesOf(element);
    if (properties.lang !== properties['xml:lang'])
      found.push(`${tagName}: lang ${properties.lang}, xml:lang ${properties['xml:lang']}`);
    // A quotation may be in another language; what holds the text may not.
    const isFrame = tagName === 'html' || ['cell', 'ja', 'en'].some((name) => classes.includes(name));
    if (isFrame && !(languages as readonly string[]).includes(String(properties.lang)))
      found.push(`${properties.lang} in a book in ${languages.join()}`);
  }
  found.push(...unnamedNotes(tree));
  if (languages.length > 1) found.push(...rows(elements).flatMap((row) => counterpartDifferences(row, elements)));
  else if (elements.some((element) => classesOf(element).includes('counterpart')))
    found.push('a link to a language that is not there');
  return found.map((what) => `${path}: ${what}`);
}

/** References to notes that are not called “Note 1” in the language of their sentence. */
function unnamedNotes(node: Root | Element, language = ''): string[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const { lang, role, ariaLabel, 'aria-label': label = ariaLabel } = child.properties;
    const own = typeof lang === 'string' ? lang : language;
    const name = `${own === 'ja' ? '注' : 'Note '}${textOf(child)}`;
    return role === 'doc-noteref' && label !== name ? [`${name} is called ${label}`] : unnamedNotes(child, own);
  });
}

function rows(elements: readonly Element[]): Element[] {
  return elements.filter((element) => classesOf(element).includes('row') && !classesOf(element).includes('heading'));
}

/** Each side of a row leads to the other, and the other back. */
function counterpartDifferences(row: Element, all: readonly Element[]): string[] {
  const cells = row.children.filter(
    (child) => child.type === 'element' && classesOf(child).includes('cell'),
  ) as Element[];
  const isWhole =
    cells.length === 2 &&
    !cells.some((cell) => elementsOf(cell).some((one) => classesOf(one).includes('untranslated')));
  const isColophon = elementsOf(row).some(({ tagName }) => tagName === 'dl') && row.properties.id === undefined;
  // Of a picture that stands once, both captions follow it.
  if (!isWhole || isColophon || classesOf(row).includes('one-picture')) return [];
  const name = String(row.properties.id ?? textOf(row).slice(0, 20));
  return cells.flatMap((cell, index) => {
    const links = elementsOf(cell).filter((one) => classesOf(one).includes('counterpart'));
    const [link] = links;
    if (!link || links.length !== 1) return [`${name}: ${links.length} links to the counterpart`];
    const other = cells[1 - index];
    const target = String(link.properties.href).slice(1);
    const home = all.filter((one) => one.properties.id === target);
    if (home.length !== 1) return [`${name}: ${home.length} targets`];
    const isThere = other !== undefined && (other === home[0] || elementsOf(other).some((one) => one === home[0]));
    return isThere && link.properties.lang === other.properties.lang ? [] : [`${name}: the link leads elsewhere`];
  });
}
