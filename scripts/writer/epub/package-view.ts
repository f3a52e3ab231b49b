/** What the templates of `templates/epub` are filled with: an `EpubBook` as the values of its package document and nav. */
import { type AccessibilityMetadata, accessibilityMetadata } from './accessibility.ts';
import type { Bilingual, EpubBook, EpubChapter, EpubWords } from './book.ts';
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
  readonly division: string;
  readonly type: string;
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

export interface ManifestImage {
  readonly item: string;
  readonly href: string;
  readonly mediaType: string;
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
  const accessibility = accessibilityMetadata({ ...found, motion }, book.languages.length > 1, words.accessibility);
  const entries = contents(book.chapters);

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
    contentsTitle: inLanguages(words.contents),
    landmarksTitle: inLanguages(words.landmarks),
    entries: entries.map(navigation),
    depth: depth(entries),
    landmarks: landmarks(book.chapters, words).map((landmark) => ({ ...landmark, title: inLanguages(landmark.title) })),
    cover: { item: 'cover-image', href: coverPath(book), mediaType: book.cover.mediaType },
    images: book.images.map((image, index) => ({
      item: `image-${index + 1}`,
      href: imagePath(image, index),
      mediaType: image.mediaType,
    })),
  };
}

function landmarks(
  chapters: readonly EpubChapter[],
  words: EpubWords,
): (Omit<Landmark, 'title'> & { title: Bilingual })[] {
  const start = chapters.find(({ type = 'chapter' }) => chapterSemantics[type].division === 'bodymatter');
  return [
    { type: 'cover', title: words.cover, href: 'cover.xhtml' },
    { type: 'toc', title: words.contents, href: 'toc.xhtml#toc' },
    ...(start ? [{ type: 'bodymatter', title: words.start, href: chapterPath(start) }] : []),
  ];
}

/** The path of the cover image from the package document. */
export function coverPath({ cover }: Pick<EpubBook, 'cover'>): string {
  return `cover.${imageExtension(cover.mediaType)}`;
}

/** The cover page and the chapters, in reading order; the nav comes between the two. */
export function contentDocuments(book: EpubBook): ContentDocument[] {
  const [language] = book.languages;
  const links = bookLinks(book.chapters, book.images);
  const chapters = book.chapters.map((chapter): ContentDocument => {
    const { svg, math } = survey([chapter]);
    const { division, type, role = '' } = chapterSemantics[chapter.type ?? 'chapter'];
    const hasOwn = elementsOf(chapter.body).some((element) => hasRole(element, role));
    return {
      filename: chapterPath(chapter),
      item: `chapter-${chapter.name}`,
      properties: [...(math ? ['mathml'] : []), ...(svg ? ['svg'] : [])].join(' '),
      language,
      title: chapter.title[language],
      stylesheet: '../style.css',
      division,
      type,
      role: hasOwn ? '' : role,
      body: toXhtml(chapter.body, { image: links.image, target: (href) => links.target(href, chapter.name) }),
    };
  });
  return [coverPage(book), ...chapters];
}

function coverPage(book: EpubBook): ContentDocument {
  const { alt, width, height } = book.cover;
  const properties = { src: coverPath(book), alt, width, height, role: 'doc-cover' };
  return {
    filename: 'cover.xhtml',
    item: 'cover',
    properties: '',
    language: book.languages[0],
    title: book.words.cover[book.languages[0]],
    stylesheet: 'style.css',
    division: 'frontmatter',
    type: 'cover',
    role: '',
    body: toXhtml([{ type: 'element', tagName: 'img', properties, children: [] }]),
  };
}
