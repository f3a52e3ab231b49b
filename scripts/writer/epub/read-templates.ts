import { readFile } from 'node:fs/promises';
import type { EpubTemplates } from './archive.ts';

/** The folder of the templates that come with the program. */
export const epubTemplatesFolder = new URL('../../../templates/epub/', import.meta.url);

/** Reads the templates and the style sheet of the EPUB. Throws where the folder lacks one of them. */
export async function readEpubTemplates(folder: URL): Promise<{ templates: EpubTemplates; stylesheet: string }> {
  const read = (name: string) => readFile(new URL(name, folder), 'utf8');
  const [contentOPF, chapterXHTML, tocXHTML, tocNCX, stylesheet] = await Promise.all([
    read('content.opf.ejs'),
    read('chapter.xhtml.ejs'),
    read('toc.xhtml.ejs'),
    read('toc.ncx.ejs'),
    read('epub.css'),
  ]);
  return { templates: { contentOPF, chapterXHTML, tocXHTML, tocNCX }, stylesheet };
}
