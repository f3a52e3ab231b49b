/** Stage: the images that the text names → their bytes, checked; each `src` becomes the path in the publication's folder. */
import type { Element, ElementContent } from 'hast';
import { type Message, message, type Places, sidePlace } from '../message/message.ts';
import type { Chapter } from '../parallel/document.ts';
import { type PublicationSources, readOther } from '../publication/sources.ts';

export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';

export interface Image {
  /** Relative to the publication's folder. */
  readonly path: string;
  readonly mediaType: ImageType;
  readonly bytes: Uint8Array;
  /** Where the text shows it first. */
  readonly places: Places;
}

/** Rewrites the images of one block and collects what is used. */
export function resolveImages(
  nodes: readonly ElementContent[],
  sources: PublicationSources,
  from: { chapter: Chapter; language: 'ja' | 'en' },
): { nodes: ElementContent[]; used: Map<string, Places>; messages: Message[] } {
  const messages: Message[] = [];
  const used = new Map<string, Places>();
  const resolve = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const children = node.children.map(resolve);
    if (node.tagName !== 'img') return { ...node, children };
    const src = String(node.properties.src ?? '');
    const start = node.position?.start;
    const places = sidePlace(from.language, {
      file: from.chapter[from.language].file,
      line: start?.line ?? 1,
      column: start?.column ?? 1,
    });
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) {
      messages.push(message('image-remote', places, { url: src }));
      return node;
    }
    const path = pathInFolder(src, from.language);
    if (path === undefined) {
      messages.push(message('image-outside', places, { path: src }));
      return node;
    }
    if (isUndescribed(node, from)) messages.push(message('image-alt', places, { path: src }));
    if (!sources.others.has(path)) {
      messages.push(message('image-missing', places, { path: `${sources.folder}/${path}` }));
      return node;
    }
    if (!used.has(path)) used.set(path, places);
    return { ...node, children, properties: { ...node.properties, src: path } };
  };
  return { nodes: nodes.map(resolve), used, messages };
}

/**
 * Whether an image tells nothing to readers who cannot see it: no `alt`, or empty brackets in Markdown. An empty `alt` in
 * HTML says on purpose that there is nothing to tell (HTML Living Standard, 4.8.4.4.2).
 */
function isUndescribed(image: Element, { chapter, language }: { chapter: Chapter; language: 'ja' | 'en' }): boolean {
  const { alt } = image.properties;
  const offset = image.position?.start.offset;
  return alt === undefined || (alt === '' && offset !== undefined && chapter[language].source.startsWith('![', offset));
}

/** A path written in a chapter file, from the publication's folder; nothing when it leaves that folder. */
export function pathInFolder(src: string, language: 'ja' | 'en'): string | undefined {
  const steps: string[] = [language];
  for (const step of decoded(src)
    .replace(/[?#].*$/, '')
    .split('/')) {
    if (step === '..') {
      if (steps.length === 0) return undefined;
      steps.pop();
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return src.startsWith('/') ? undefined : steps.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Reads the images; one that is none of the known formats, whatever its name says, or that cannot be read brings its
 * message.
 *
 * @param used the paths in the publication's folder, each with the place that names it first
 */
export async function readImages(
  used: ReadonlyMap<string, Places>,
  sources: PublicationSources,
): Promise<{ images: readonly Image[]; messages: readonly Message[] }> {
  const messages: Message[] = [];
  const read = await Promise.all(
    [...used].map(async ([path, places]) => {
      const bytes = await readOther(sources, path).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        messages.push(message('file-unreadable', places, { reason }));
      });
      return bytes ? [{ path, places, bytes }] : [];
    }),
  );
  const images = read.flat().flatMap(({ path, places, bytes }): Image[] => {
    const mediaType = imageType(bytes);
    if (mediaType) return [{ path, mediaType, bytes, places }];
    messages.push(message('image-format', places, { path: `${sources.folder}/${path}` }));
    return [];
  });
  return { images: images.toSorted((a, b) => (a.path < b.path ? -1 : 1)), messages };
}

/** The format by the first bytes (PNG, JPEG, GIF, WebP) or by the root element (SVG). */
export function imageType(bytes: Uint8Array): ImageType | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF....WEBP/s.test(head)) return 'image/webp';
  const text = new TextDecoder().decode(bytes.subarray(0, 4096));
  return /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(text)
    ? 'image/svg+xml'
    : undefined;
}

/** An image as a `data:` URL, for the page that has no files beside it. */
export function dataUrl(image: Image): string {
  return `data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}`;
}

/** Replaces each `src` by a `data:` URL. */
export function withInlineImages<Node extends { type: string }>(node: Node, images: ReadonlyMap<string, Image>): Node {
  const element = node as unknown as {
    type: string;
    tagName?: string;
    properties?: Record<string, unknown>;
    children?: { type: string }[];
  };
  const children = element.children?.map((child) => withInlineImages(child, images));
  const image = element.tagName === 'img' ? images.get(String(element.properties?.src)) : undefined;
  return {
    ...node,
    ...(children && { children }),
    ...(image && { properties: { ...element.properties, src: dataUrl(image) } }),
  };
}
