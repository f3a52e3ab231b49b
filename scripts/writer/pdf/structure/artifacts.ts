/**
 * Artifacts: what stands on a page and is no part of what it says (ISO 32000-1, 14.8.2.2; ISO 14289-1, 7.1). Chromium
 * leaves running heads and page numbers without any mark, and puts rules and backgrounds into the structure.
 */
import type { Edit } from '../content/edits.ts';
import type { Mark, TextBlock } from '../content/marks.ts';
import type { PageContent } from '../content/pages.ts';
import type { Content, Kid, StructureElement } from './tree.ts';

const pagination = '/Artifact <</Type /Pagination >>BDC';
const layout = '/Artifact <</Type /Layout >>BDC';

/** Sesame, dots, circles and triangles, filled and open: what `text-emphasis-style` draws beside letters. */
const emphasis = /^[\uFE45\uFE46\u2022\u25E6\u25CF\u25CB\u25C9\u25CE\u25B2\u25B3]+$/u;

/**
 * Marks as artifacts: what is painted outside of the structure (text there is a running head or a page number), rules and
 * backgrounds, emphasis marks, and the given content.
 *
 * @param roots changed in place: content that is an artifact is taken out
 * @param pages get the edits
 * @param dropped content that is not read any more
 */
export function markArtifacts(
  roots: readonly StructureElement[],
  pages: readonly PageContent[],
  dropped: readonly Content[],
): void {
  for (const { edits, loose } of pages) {
    for (const { start, end, isText } of loose) edits.push(...around(start, end, isText ? pagination : layout));
  }
  for (const content of dropped) dissolve(content, pages, pagination);
  for (const root of roots) keepContent(root, pages);
}

function keepContent(element: StructureElement, pages: readonly PageContent[]): void {
  const isPicture = element.type === 'Figure' || element.type === 'Lbl' || element.type === 'Formula';
  element.kids = element.kids.flatMap((kid): Kid[] => {
    if (kid.kind === 'element') {
      keepContent(kid, pages);
      return [kid];
    }
    if (kid.kind === 'annotation') return [kid];
    const page = pages[kid.page];
    const mark = page?.marks.get(kid.mark);
    if (!page || !mark) return [];
    if (isPicture ? mark.hasPaint : mark.hasContent) return [kid, ...withoutEmphasis(kid, mark, page)];
    dissolve(kid, pages, layout);
    return [];
  });
}

/** Makes an artifact of marked content. */
function dissolve({ page, mark }: Content, pages: readonly PageContent[], artifact: string): void {
  const found = pages[page]?.marks.get(mark);
  if (found) pages[page]?.edits.push({ ...found.begin, text: artifact });
}

function around(start: number, end: number, artifact: string): Edit[] {
  return [
    { start, end: start, text: `${artifact}\n` },
    { start: end, end, text: '\nEMC' },
  ];
}

/**
 * Takes the emphasis marks out of a text, which Chromium writes behind each line as letters in half the size. The text
 * between them becomes marked content of its own, since an artifact may not stand inside of one.
 *
 * @returns the new content
 */
function withoutEmphasis(content: Content, mark: Mark, page: PageContent): Content[] {
  const blocks = mark.small.filter((block) => isEmphasis(block, page));
  return blocks.flatMap((block, index): Content[] => {
    page.edits.push({ start: block.start, end: block.start, text: `EMC\n${layout}\n` });
    const isLast = index === blocks.length - 1;
    // The end of the text now ends the artifact.
    if (isLast && !mark.paintsAfterSmall && block === mark.small.at(-1)) return [];
    const id = nextId(page);
    page.edits.push({ start: block.end, end: block.end, text: `\nEMC\n/Span <</MCID ${id} >>BDC` });
    return [{ ...content, mark: id }];
  });
}

function isEmphasis({ shows }: TextBlock, page: PageContent): boolean {
  return emphasis.test(shows.map((show) => page.textOf(show)).join(''));
}

const lastIds = new WeakMap<PageContent, number>();

function nextId(page: PageContent): number {
  const id = (lastIds.get(page) ?? Math.max(...page.marks.keys())) + 1;
  lastIds.set(page, id);
  return id;
}
