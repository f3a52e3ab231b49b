/** Rows whose two sides show the same picture. */
import type { ElementContent } from 'hast';

/** Whether both sides are the same picture, with or without a caption, and nothing else. */
export function isOnePicture(one: readonly ElementContent[], other: readonly ElementContent[]): boolean {
  const source = pictureIn(one);
  return source !== undefined && source === pictureIn(other);
}

/** The address of the picture that is all that some nodes show; its caption may be in a `figcaption`. */
function pictureIn(nodes: readonly ElementContent[]): string | undefined {
  const [frame, ...others] = shown(nodes);
  if (frame?.type !== 'element' || others.length > 0 || !/^(p|figure)$/.test(frame.tagName)) return undefined;
  const [image, ...rest] = shown(frame.children).filter((node) => !isCaption(node));
  if (image?.type !== 'element' || image.tagName !== 'img' || rest.length > 0) return undefined;
  const { src } = image.properties;
  return typeof src === 'string' ? src : undefined;
}

function shown(nodes: readonly ElementContent[]): readonly ElementContent[] {
  return nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '');
}

function isCaption(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'figcaption';
}
