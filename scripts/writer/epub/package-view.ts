/** What the templates of `templates/epub` are filled with: an `EpubBook` as the values of its package document and nav. */
import type { ElementContent } from 'hast';
import { type AccessibilityMetadata, accessibilityMetadata, conformance } from './accessibility.ts';
import type { Bilingual, EpubBook, EpubChapter, EpubLicence, EpubWords } from './book.ts';
import { type EpubLayout, layouts, toRoot } from './layout.ts';
import { bookLinks, chapterPath, imageExtension, imagePath } from './links.ts';
import { contents, depth, type Entry } from './navigation.ts';
import { chapterSemantics } from './structural-semantics.ts';
import { elementsOf, hasRole, survey } from './survey.ts';
import { toXhtml } from './xhtml.ts';

/** The same words in each language of the book, the leading one first. */
export type Alternatives = readonly { readonly language: string; readonly text: string }[];

/** A content document: its place in the package and what its template needs. */
export interface ContentDocument {
  readonly filename: string;
  /** The id of its manifest item. */
  readonly item: string;
  /** Manifest properties, space separated; empty where there are none (EPUB 3.3, D.5). */
  readonly properties: string;
  readonly language: string;
  readonly title: string;
  /** The path of the style sheet from the document. */
  readonly stylesheet: string;
  /** The class of the root: how its lines run, by the names of the EBPAJ guide. */
  readonly lines: 'hltr' | 'vrtl';
  /** The class of the body: how many languages it holds. */
  readonly side: 'bilingual' | 'single';
  readonly division: string;
  readonly type: string;
  /** Whether it goes on with the chapter before, whose beginning alone is called one (EPUB 3.3, 6.1.2; DPUB-ARIA 1.1). */
  readonly continues: boolean;
  /** Empty where the body has the role already, or the document has none. */
  readonly role: string;
  /** Finished XHTML. */
  readonly body: string;
}

export interface NavigationEntry {
  readonly title: Alternatives;
  readonly href: string;
  readonly entries: readonly NavigationEntry[];
}

export interface Landmark {
  readonly type: string;
  readonly title: Alternatives;
  readonly href: string;
}

export interface PageEntry {
  readonly label: string;
  readonly href: string;
}

export interface ManifestImage {
  readonly item: string;
  readonly href: string;
  readonly mediaType: string;
}

/** A font and the path of its licence, which is linked from the metadata and so is in no manifest (EPUB 3.3, 5.5.6). */
export interface ManifestFont extends ManifestImage {
  readonly licence: string;
}

export interface PackageView {
  readonly language: string;
  readonly languages: readonly string[];
  readonly modified: string;
  readonly date: string;
  readonly version: string;
  readonly title: Alternatives;
  readonly subtitle: Alternatives;
  readonly description: Alternatives;
  readonly publisher: Alternatives;
  readonly creators: readonly { readonly name: Alternatives; readonly reading: string; readonly role: string }[];
  readonly rights: string;
  readonly licenceUrl: string;
  readonly source: string;
  readonly accessibility: Omit<AccessibilityMetadata, 'summary'> & { readonly summary: Alternatives };
  /** The claim, who makes it, and why they may; absent where nobody has evaluated the book. */
  readonly evaluation?: {
    readonly claim: string;
    readonly certifier: Alternatives;
    readonly credential: string;
    readonly report: string;
  };
  readonly vertical: boolean;
  readonly store: boolean;
  readonly layout: Pick<EpubLayout, 'nav' | 'stylesheet' | 'coverPage'>;
  readonly pageListTitle: Alternatives;
  /** Empty where there is no page list. */
  readonly pages: readonly PageEntry[];
  /** The marks of pages in the nav: those of the printed contents. */
  readonly contentsPages: readonly { readonly id: string; readonly name: string }[];
  readonly pageSource: string;
  readonly fonts: readonly ManifestFont[];
  /** The characters that the contents mark, a character with its selector before the character alone. */
  readonly rare: readonly string[];
  readonly contentsTitle: Alternatives;
  readonly landmarksTitle: Alternatives;
  readonly entries: readonly NavigationEntry[];
  readonly depth: number;
  readonly landmarks: readonly Landmark[];
  readonly cover: ManifestImage;
  readonly images: readonly ManifestImage[];
}

/** The values of the package document, the nav and the NCX (EPUB 3.3, 5 and 7). */
export function packageView(book: EpubBook): PackageView {
  const { words } = book;
  const inLanguages = (text: Bilingual): Alternatives =>
    book.languages.map((language) => ({ language, text: text[language] }));
  const navigation = ({ title, href, entries }: Entry): NavigationEntry => ({
    title: inLanguages(title),
    href,
    entries: entries.map(navigation),
  });
  const found = survey(book.chapters);
  const motion = found.motion || book.images.some(({ mediaType }) => mediaType === 'image/gif');
  const layout = layouts[book.profile];
  const pages = pageEntries(book, layout);
  const traits = { bilingual: book.languages.length > 1, pages: pages.length > 0, vertical: book.vertical };
  const accessibility = accessibilityMetadata({ ...found, motion }, traits, words.accessibility);
  const entries = contents(book.chapters, layout);
  const claim = conformance(book.evaluation);

  return {
    language: book.languages[0],
    languages: book.languages,
    modified: `${book.date}T00:00:00Z`,
    date: book.date,
    version: book.version,
    title: inLanguages(book.title),
    subtitle: book.subtitle ? inLanguages(book.subtitle) : [],
    description: inLanguages(book.description),
    publisher: inLanguages(book.publisher),
    creators: book.creators.map(({ name, reading = '', role }) => ({ name: inLanguages(name), reading, role })),
    rights: book.rights,
    licenceUrl: book.licenceUrl,
    source: book.source,
    accessibility: { ...accessibility, summary: inLanguages(accessibility.summary) },
    ...(book.evaluation &&
      claim !== undefined && {
        evaluation: {
          claim,
          certifier: inLanguages(book.evaluation.certifier),
          credential: book.evaluation.credential ?? '',
          report: book.evaluation.report ?? '',
        },
      }),
    vertical: book.vertical,
    store: book.profile === 'store',
    layout: { nav: layout.nav, stylesheet: layout.stylesheet, coverPage: layout.coverPage },
    pageListTitle: inLanguages(words.pageList),
    pages,
    contentsPages: framePages(book, 'contents'),
    pageSource: book.pages?.source ?? '',
    fonts: book.fonts.map(({ path, licence }, index) => ({
      item: `font-${index + 1}`,
      href: path,
      mediaType: 'font/ttf',
      licence: licence.path,
    })),
    rare: (book.rare ?? []).toSorted((a, b) => b.length - a.length),
    contentsTitle: inLanguages(words.contents),
    landmarksTitle: inLanguages(words.landmarks),
    entries: entries.map(navigation),
    depth: depth(entries),
    landmarks: landmarks(book.chapters, words, layout).map((landmark) => ({
      ...landmark,
      title: inLanguages(landmark.title),
    })),
    cover: { item: 'cover-image', href: coverPath(book), mediaType: book.cover.mediaType },
    images: book.images.map((image, index) => ({
      item: `image-${index + 1}`,
      href: imagePath(image, index, layout),
      mediaType: image.mediaType,
    })),
  };
}

function landmarks(
  chapters: readonly EpubChapter[],
  words: EpubWords,
  layout: EpubLayout,
): (Omit<Landmark, 'title'> & { title: Bilingual })[] {
  const start = chapters.find(({ type = 'chapter' }) => chapterSemantics[type].division === 'bodymatter');
  return [
    { type: 'cover', title: words.cover, href: layout.coverPage },
    { type: 'toc', title: words.contents, href: `${layout.nav}#toc` },
    ...(start ? [{ type: 'bodymatter', title: words.start, href: chapterPath(start, layout) }] : []),
  ];
}

/** Where each page begins; a mark that no chapter has is left out. */
function pageEntries({ pages, chapters, images }: EpubBook, layout: EpubLayout): PageEntry[] {
  if (!pages) return [];
  const { home } = bookLinks(chapters, images, layout);
  return pages.list.flatMap(({ label, id, frame: part }): PageEntry[] => {
    if (part) return [{ label, href: `${part === 'cover' ? layout.coverPage : layout.nav}#${id}` }];
    const name = home(id);
    return name === undefined ? [] : [{ label, href: `${chapterPath({ name }, layout)}#${id}` }];
  });
}

/** The pages whose marks are in a part of the frame. */
function framePages({ pages }: EpubBook, part: 'cover' | 'contents'): { readonly id: string; readonly name: string }[] {
  return (pages?.list ?? []).flatMap(({ id, name, frame: own }) => (own === part ? [{ id, name }] : []));
}

/** The licences of fonts, each once. */
export function licences(fonts: EpubBook['fonts']): readonly EpubLicence[] {
  return [...new Map(fonts.map(({ licence }) => [licence.path, licence])).values()];
}

/** The path of the cover image from the package document. */
export function coverPath({ cover, profile }: Pick<EpubBook, 'cover' | 'profile'>): string {
  return `${layouts[profile].coverImage}.${imageExtension(cover.mediaType)}`;
}

/** The cover page and the chapters, in reading order; the nav comes between the two. */
export function contentDocuments(book: EpubBook): ContentDocument[] {
  const [language] = book.languages;
  const layout = layouts[book.profile];
  const links = bookLinks(book.chapters, book.images, layout);
  const chapters = book.chapters.map((chapter): ContentDocument => {
    const { svg, math } = survey([chapter]);
    const { division, type, role = '' } = chapterSemantics[chapter.type ?? 'chapter'];
    const hasOwn = role !== '' && elementsOf(chapter.body).some((element) => hasRole(element, role));
    const filename = chapterPath(chapter, layout);
    const { continues = false } = chapter;
    return {
      filename,
      ...frame(book, filename),
      item: `chapter-${chapter.name}`,
      properties: [...(math ? ['mathml'] : []), ...(svg ? ['svg'] : [])].join(' '),
      language,
      title: chapter.title[language],
      division,
      type,
      continues,
      role: hasOwn || continues ? '' : role,
      body: toXhtml(chapter.body, { image: links.image, target: (href) => links.target(href, chapter.name) }),
    };
  });
  return [coverPage(book), ...chapters];
}

/** What all documents say of the book. */
function frame(book: EpubBook, filename: string): Pick<ContentDocument, 'stylesheet' | 'lines' | 'side'> {
  return {
    stylesheet: `${toRoot(filename)}${layouts[book.profile].stylesheet}`,
    lines: book.vertical ? 'vrtl' : 'hltr',
    side: book.languages.length > 1 ? 'bilingual' : 'single',
  };
}

function coverPage(book: EpubBook): ContentDocument {
  const { alt, width, height } = book.cover;
  const filename = layouts[book.profile].coverPage;
  // The style is for reading systems that leave out our style sheet: they would show the corner of a large picture.
  const style = 'max-width:100%;height:auto';
  const properties = { src: `${toRoot(filename)}${coverPath(book)}`, alt, width, height, style, role: 'doc-cover' };
  return {
    filename,
    ...frame(book, filename),
    // A picture has no lines: in a vertical book too it stands in the middle of its page (EBPAJ guide, cover page).
    lines: 'hltr',
    item: 'cover',
    properties: '',
    language: book.languages[0],
    title: book.words.cover[book.languages[0]],
    division: 'frontmatter',
    type: 'cover',
    continues: false,
    role: '',
    body: toXhtml([
      ...framePages(book, 'cover').map(({ id, name }): ElementContent => {
        const mark = { id, className: ['page-break'], role: 'doc-pagebreak', ariaLabel: name };
        return { type: 'element', tagName: 'span', properties: mark, children: [] };
      }),
      { type: 'element', tagName: 'img', properties, children: [] },
    ]),
  };
}
