/** Stage: the check for characters that no font has, without composing or printing anything. */
import type { Message } from '../message/message.ts';
import { isPrinted } from '../publication/editions.ts';
import { missingRareGlyphs } from './epub-fonts.ts';
import { cutFor, missingGlyphs } from './fonts.ts';
import type { PreparedPublication } from './publication.ts';

/**
 * Looks at the text of all chapters and at the settings. Where nothing of the text is printed, readers have typefaces of
 * their own: then only the cover must be drawn, and rare characters are looked at.
 */
export async function checkGlyphs(prepared: PreparedPublication): Promise<readonly Message[]> {
  const { input, placeOf } = prepared;
  const { publication, document, texts } = input;
  if (!isPrinted(publication)) {
    const { missing } = await cutFor([{ type: 'text', value: JSON.stringify(publication) }]);
    return [...missingGlyphs(missing, document, placeOf('title')), ...(await missingRareGlyphs(prepared))];
  }
  const titles = document.chapters
    .flatMap(({ ja, en }) => [ja.frontMatter, en.frontMatter])
    .flatMap(({ title, short }) => [title, short ?? '']);
  const frame = { type: 'text', value: `${JSON.stringify(publication)}${titles.join('')}` } as const;
  const { missing } = await cutFor([{ type: 'root', children: [...texts.values()].flat() }, frame]);
  return missingGlyphs(missing, document, placeOf('title'));
}
