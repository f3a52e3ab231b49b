/** Images that stand alone and have a caption become numbered figures: `![description](path "caption")`. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Block } from '../manuscript/manuscript.ts';
import type { Language } from '../message/message.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { rowsOf } from '../parallel/notes.ts';
import type { Words } from '../template/translate.ts';

/**
 * Numbers the captioned images of a publication through, one number for both sides of a row.
 *
 * @param texts the finished hast of every block; not changed
 * @returns the same with `figure` elements in place of these images
 */
export function withCaptions(
  texts: ReadonlyMap<Block, readonly ElementContent[]>,
  document: ParallelDocument,
  words: Words,
): ReadonlyMap<Block, readonly ElementContent[]> {
  const result = new Map(texts);
  let number = 0;
  for (const row of document.chapters.flatMap((chapter) => rowsOf(chapter.sections))) {
    const sides = (['ja', 'en'] as const).flatMap((language) => row[language].map((block) => ({ block, language })));
    const captioned = sides.flatMap(({ block, language }) => {
      const image = captionedImage(texts.get(block) ?? []);
      return image ? [{ block, language, image }] : [];
    });
    if (captioned.length === 0) continue;
    number += 1;
    for (const { block, language, image } of captioned) result.set(block, [figure(image, number, language, words)]);
  }
  return result;
}

/** The image of a paragraph that holds nothing else, if it has a title. */
function captionedImage(nodes: readonly ElementContent[]): Element | undefined {
  const elements = nodes.filter((node) => node.type === 'element');
  const [paragraph] = elements;
  if (elements.length !== 1 || paragraph?.tagName !== 'p') return undefined;
  const [image, ...others] = paragraph.children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  if (others.length > 0 || image?.type !== 'element' || image.tagName !== 'img') return undefined;
  return typeof image.properties.title === 'string' && image.properties.title !== '' ? image : undefined;
}

function figure(image: Element, number: number, language: Language, words: Words): Element {
  const { title, ...properties } = image.properties;
  const label = words[language]('frame.figure', { number });
  return h('figure', { class: 'figure' }, [
    { ...image, properties },
    h('figcaption', [h('span', { class: 'figure-number' }, label), String(title)]),
  ]);
}
