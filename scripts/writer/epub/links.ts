/** Where things are once the book is cut into files: images by the `src` that names them, ids by the file that has them. */
import type { ElementContent } from 'hast';
import type { EpubChapter, EpubImage, ImageType } from './book.ts';
import { type EpubLayout, layouts } from './layout.ts';
import { elementsOf } from './survey.ts';

const extensions: { readonly [Type in ImageType]: string } = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** The file ending of an image type, without the dot. */
export function imageExtension(mediaType: ImageType): string {
  return extensions[mediaType];
}

/** The path of the n-th image (from 0) from the package document: numbered, so that any name is safe in a zip file. */
export function imagePath(image: EpubImage, index: number, layout: EpubLayout = layouts.standard): string {
  return `${layout.image(index + 1)}.${imageExtension(image.mediaType)}`;
}

/** The path of a chapter from the package document; in a folder, where no name meets one of the frame's own files. */
export function chapterPath(chapter: Pick<EpubChapter, 'name'>, layout: EpubLayout = layouts.standard): string {
  return `${layout.chapters}/${chapter.name}.xhtml`;
}

export interface Links {
  /** The address of an image from inside a chapter; the `src` as it was where the book has no such image. */
  readonly image: (src: string) => string;
  /** The address of a link from inside the named chapter: `#id` gains the file name where another chapter has the id. */
  readonly target: (href: string, chapter: string) => string;
  /** The name of the chapter that holds an id. */
  readonly home: (id: string) => string | undefined;
}

/**
 * Resolves the links of the chapters. The bodies are written as if the book were one page: `#id` may be in any chapter.
 */
export function bookLinks(
  chapters: readonly EpubChapter[],
  images: readonly EpubImage[],
  layout: EpubLayout = layouts.standard,
): Links {
  const imagePaths = new Map(images.map((image, index) => [image.path, `../${imagePath(image, index, layout)}`]));
  const idsOf = new Map(chapters.map((chapter) => [chapter.name, new Set(bodyIds(chapter.body))]));
  const homes = new Map<string, string>();
  for (const [name, ids] of idsOf) for (const id of ids) if (!homes.has(id)) homes.set(id, name);

  return {
    home: (id) => homes.get(id),
    image: (src) => imagePaths.get(src) ?? imagePaths.get(decoded(src)) ?? src,
    target(href, chapter) {
      if (!href.startsWith('#')) return href;
      const id = decoded(href.slice(1));
      if (idsOf.get(chapter)?.has(id)) return href;
      const home = homes.get(id);
      return home === undefined ? href : `${home}.xhtml${href}`;
    },
  };
}

function bodyIds(nodes: readonly ElementContent[]): string[] {
  const ids: string[] = [];
  for (const { properties } of elementsOf(nodes)) if (typeof properties.id === 'string') ids.push(properties.id);
  return ids;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
