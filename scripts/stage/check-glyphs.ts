/** Stage: the check for characters that no font has, without composing or printing anything. */
import type { Message } from '../message/message.ts';
import { cutFor, missingGlyphs } from './fonts.ts';
import type { PreparedPublication } from './publication.ts';

/** Looks at the text of all chapters and at the settings. */
export async function checkGlyphs({ input, placeOf }: PreparedPublication): Promise<readonly Message[]> {
  const { publication, document, texts } = input;
  const titles = document.chapters
    .flatMap(({ ja, en }) => [ja.frontMatter, en.frontMatter])
    .flatMap(({ title, short }) => [title, short ?? '']);
  const frame = { type: 'text', value: `${JSON.stringify(publication)}${titles.join('')}` } as const;
  const { missing } = await cutFor([{ type: 'root', children: [...texts.values()].flat() }, frame]);
  return missingGlyphs(missing, document, placeOf('title'));
}
