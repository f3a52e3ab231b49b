/** Word documents → HTML and their pictures. The only file that knows mammoth. */
import { createHash } from 'node:crypto';
import mammoth from 'mammoth';

export interface WordDocument {
  readonly html: string;
  /** Pictures by name: eight digits of their SHA-256 and the ending of their kind. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** Where the HTML says that a picture is. */
export const imageFolder = '../images/';

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Where a document has a title, its headings stand below it. */
const belowTitle = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='heading ${level}'] => h${level + 1}:fresh`),
];

/**
 * Reads a .docx. Nothing outside the file is looked at, whatever it names.
 *
 * @throws where the file is not a Word document or is damaged
 */
export async function readWordDocument(bytes: Uint8Array): Promise<WordDocument> {
  const images = new Map<string, Uint8Array>();
  const convertImage = mammoth.images.imgElement(async (image) => {
    const picture = new Uint8Array(await image.readAsArrayBuffer());
    const digest = createHash('sha256').update(picture).digest('hex').slice(0, 8);
    const name = `${digest}.${endings[image.contentType] ?? image.contentType.replace(/^.*\W/, '')}`;
    images.set(name, picture);
    return { src: `${imageFolder}${name}` };
  });
  const convert = async (styleMap: string[]): Promise<string> => {
    const input = { buffer: Buffer.from(bytes) };
    return (await mammoth.convertToHtml(input, { convertImage, externalFileAccess: false, idPrefix: '', styleMap }))
      .value;
  };
  const html = await convert(belowTitle);
  // Without a title the highest headings are titles, of chapters perhaps.
  return { html: html.includes('<h1>') ? html : await convert([]), images };
}
