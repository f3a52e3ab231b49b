/** Stage: links inside the publication, from any chapter to any row, checked and turned into `#id`. */
import type { ElementContent } from 'hast';
import { type Message, message, sidePlace } from '../message/message.ts';
import type { Chapter, ParallelDocument } from '../parallel/document.ts';
import { rowsOf } from '../parallel/notes.ts';

/** What `#id` and `02-background.md#id` may lead to. */
export interface LinkTargets {
  readonly ids: ReadonlySet<string>;
  /** Chapter id by file name without `.md`. */
  readonly chapters: ReadonlyMap<string, string>;
}

export function linkTargets(document: ParallelDocument): LinkTargets {
  // Notes are shown under ids of their own, because each language has one.
  const ids = document.chapters.flatMap((chapter) => [
    chapter.id,
    ...rowsOf(chapter.sections)
      .filter((row) => (row.ja[0] ?? row.en[0])?.type !== 'footnoteDefinition')
      .map((row) => row.id),
  ]);
  return { ids: new Set(ids), chapters: new Map(document.chapters.map((chapter) => [chapter.name, chapter.id])) };
}

/**
 * Resolves the links of one block in place of the originals; addresses with a scheme are left alone.
 *
 * @param nodes the block's hast
 */
export function resolveLinks(
  nodes: readonly ElementContent[],
  targets: LinkTargets,
  from: { chapter: Chapter; language: 'ja' | 'en' },
): { nodes: ElementContent[]; messages: Message[] } {
  const messages: Message[] = [];
  const resolve = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const children = node.children.map(resolve);
    const { href } = node.properties;
    if (
      node.tagName !== 'a' ||
      typeof href !== 'string' ||
      node.properties.role !== undefined ||
      /^[a-z][a-z0-9+.-]*:/i.test(href)
    ) {
      return { ...node, children };
    }
    const target = targetOf(href, targets);
    if (target !== undefined) return { ...node, children, properties: { ...node.properties, href: target } };
    const start = node.position?.start;
    const place = { file: from.chapter[from.language].file, line: start?.line ?? 1, column: start?.column ?? 1 };
    messages.push(message('link-target', sidePlace(from.language, place), { target: decode(href) }));
    return { ...node, children };
  };
  return { nodes: nodes.map(resolve), messages };
}

function targetOf(href: string, { ids, chapters }: LinkTargets): string | undefined {
  const [, path = '', fragment] = /^(?:\.\/)?([^#]*)(?:#(.*))?$/.exec(href) ?? [];
  const chapter = path === '' ? undefined : chapters.get(path.replace(/\.md$/, ''));
  if (path !== '' && chapter === undefined) return undefined;
  const id = fragment === undefined || fragment === '' ? chapter : decode(fragment);
  return id !== undefined && ids.has(id) ? `#${id}` : undefined;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
