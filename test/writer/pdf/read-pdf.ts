/** What a PDF really holds, for tests: text as code points, tags, languages, links, fonts, boxes, metadata. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A tag with the text under it. */
export interface StructureNode {
  /** The structure type as written, before the RoleMap: `P`, `Em`, `NonStruct`. */
  readonly role: string;
  readonly language?: string;
  readonly alt?: string;
  /** The text of this node and of all below it, in structure order. */
  readonly text: string;
  readonly children: readonly StructureNode[];
  /** Text and elements in reading order. */
  readonly pieces: readonly (string | StructureNode)[];
}

export interface ReadFont {
  /** Without the subset prefix. */
  readonly name: string;
  /** `CIDFontType2` (TrueType), `CIDFontType0` (CFF), `Type3`, `TrueType`, `Type1`. */
  readonly subtype: string;
  /** The font program is in the file; a Type 3 font always carries its own drawings. */
  readonly embedded: boolean;
  /** There is a map from glyphs to text. */
  readonly hasUnicode: boolean;
}

export interface OutlineEntry {
  readonly title: string;
  readonly depth: number;
}

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The size of the type. */
  readonly size: number;
}

export interface ReadPage {
  /** In pt. */
  readonly width: number;
  readonly height: number;
  /** Corners in pt: left, bottom, right, top. */
  readonly boxes: Readonly<Record<'MediaBox' | 'CropBox' | 'BleedBox' | 'TrimBox', readonly number[] | undefined>>;
  /** In the order of the content stream, code points untouched, with `\n` at line ends and spaces where pdf.js sees gaps. */
  readonly text: string;
  /** The pieces of text with their place in pt from the lower left. */
  readonly items: readonly PlacedText[];
  /** What links lead to: an address, or `#` and the name of a destination. */
  readonly links: readonly string[];
  /** Undefined for an untagged page. */
  readonly structure: StructureNode | undefined;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** The text of all pages. */
  readonly text: string;
  readonly language: string | undefined;
  readonly isTagged: boolean;
  readonly info: Readonly<Record<string, string>>;
  readonly xmp: string;
  readonly outline: readonly OutlineEntry[];
  readonly pageLabels: readonly string[] | undefined;
  readonly roleMap: Readonly<Record<string, string>>;
  readonly fonts: readonly ReadFont[];
}

/** Reads a PDF with pdf.js (text, tags, links) and pdf-lib (objects). */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const objects = await PDFDocument.load(bytes, { updateMetadata: false });
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const document = await task.promise;
  try {
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      // Without this, pdf.js would hide the very mistakes that tests look for (compatibility characters, ligatures).
      const content = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true });
      const view = page.getViewport({ scale: 1 });
      const tree = await page.getStructTree();
      const annotations = await page.getAnnotations();
      const pieces = content.items.filter((item) => 'str' in item);
      pages.push({
        width: view.width,
        height: view.height,
        boxes: boxesOf(objects, number - 1),
        text: pieces.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''),
        items: pieces.map((item) => ({
          text: item.str,
          x: item.transform[4],
          y: item.transform[5],
          width: item.width,
          size: Math.hypot(Number(item.transform[2]), Number(item.transform[3])),
        })),
        links: annotations.flatMap((note) => linkOf(note)),
        structure: tree ? structureOf(tree, textOfMarks(content.items)) : undefined,
      });
    }
    const info = await document.getMetadata();
    const labels = await document.getPageLabels();
    return {
      pages,
      text: pages.map((page) => page.text).join('\n'),
      language: objects.catalog
        .lookup(PDFName.of('Lang'))
        ?.toString()
        .replace(/^\(|\)$/g, ''),
      isTagged: (await document.getMarkInfo())?.Marked === true,
      info: strings(info.info),
      xmp: xmpOf(objects),
      outline: outlineOf((await document.getOutline()) ?? [], 1),
      pageLabels: labels ?? undefined,
      roleMap: roleMapOf(objects),
      fonts: fontsOf(objects),
    };
  } finally {
    await task.destroy();
  }
}

/** All nodes of a role, in document order. */
export function nodesOf(root: StructureNode | undefined, role: string): StructureNode[] {
  if (root === undefined) return [];
  return [...(root.role === role ? [root] : []), ...root.children.flatMap((child) => nodesOf(child, role))];
}

/**
 * Kangxi radicals and supplementary radicals (U+2E80 to U+2FDF), which full Noto fonts put where 一 and 人 should be: they
 * look right and can't be searched or read aloud.
 */
export function radicals(text: string): string[] {
  return [...text].filter((character) => /[\u2E80-\u2FDF]/.test(character));
}

/** Characters that stand for nothing: replacement characters, private use, NUL. */
export function unreadable(text: string): string[] {
  return [...text].filter((character) => /[\uFFFD\0]|\p{Co}/u.test(character));
}

/** The decoded content streams of a page, as Latin-1. */
export async function contentOf(bytes: Uint8Array, page: number): Promise<string> {
  const { decodedStream, contentStreams, joined } = await import('../../../scripts/writer/pdf/stream.ts');
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const contents = document.getPage(page - 1).node.get(PDFName.of('Contents'));
  const parts = contentStreams(document.context, contents).map((part) => decodedStream(part.stream));
  return Buffer.from(joined(parts)).toString('latin1');
}

type MarkedItem = Awaited<
  ReturnType<Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>['getTextContent']>
>['items'][number];

/** Marked-content id → its text. */
function textOfMarks(items: readonly MarkedItem[]): Map<string, string> {
  const result = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((candidate) => candidate !== undefined);
      if (id !== undefined) result.set(id, (result.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') {
      open.pop();
    } else {
      open.push(item.id);
    }
  }
  return result;
}

interface TreeNode {
  role?: string;
  lang?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: TreeNode[];
}

function structureOf(node: TreeNode, texts: ReadonlyMap<string, string>): StructureNode {
  const children = node.children ?? [];
  const nodes = children.map((child) =>
    child.role === undefined ? (texts.get(child.id ?? '') ?? '') : structureOf(child, texts),
  );
  return {
    role: node.role ?? '',
    ...(node.lang && { language: node.lang }),
    ...(node.alt && { alt: node.alt }),
    text: nodes.map((child) => (typeof child === 'string' ? child : child.text)).join(''),
    children: nodes.filter((child) => typeof child !== 'string'),
    pieces: nodes,
  };
}

function linkOf(note: { subtype?: string; url?: string; dest?: unknown }): string[] {
  if (note.subtype !== 'Link') return [];
  return [note.url ?? (typeof note.dest === 'string' ? `#${note.dest}` : '#')];
}

function outlineOf(entries: readonly { title: string; items: unknown[] }[], depth: number): OutlineEntry[] {
  return entries.flatMap((entry) => [
    { title: entry.title, depth },
    ...outlineOf(entry.items as { title: string; items: unknown[] }[], depth + 1),
  ]);
}

function strings(info: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(info).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function boxesOf(document: PDFDocument, index: number): ReadPage['boxes'] {
  const { node } = document.getPage(index);
  const box = (name: string) => {
    const value = node.lookup(PDFName.of(name));
    if (!(value instanceof PDFArray)) return undefined;
    return value.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : Number.NaN));
  };
  return { MediaBox: box('MediaBox'), CropBox: box('CropBox'), BleedBox: box('BleedBox'), TrimBox: box('TrimBox') };
}

function xmpOf(document: PDFDocument): string {
  const stream = document.catalog.lookup(PDFName.of('Metadata'));
  return stream instanceof PDFRawStream ? new TextDecoder().decode(stream.getContents()) : '';
}

function roleMapOf(document: PDFDocument): Record<string, string> {
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const map = root?.lookupMaybe(PDFName.of('RoleMap'), PDFDict);
  return Object.fromEntries((map?.entries() ?? []).map(([key, value]) => [key.decodeText(), nameOf(value)]));
}

function fontsOf(document: PDFDocument): ReadFont[] {
  const fonts: ReadFont[] = [];
  for (const [, font] of document.context.enumerateIndirectObjects()) {
    if (!(font instanceof PDFDict) || font.get(PDFName.of('Type')) !== PDFName.of('Font')) continue;
    const subtype = nameOf(font.get(PDFName.of('Subtype')));
    if (subtype.startsWith('CIDFont')) continue;
    const descendant = font.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)?.lookup(0);
    const program = descendant instanceof PDFDict ? descendant : font;
    const descriptor = program.lookupMaybe(PDFName.of('FontDescriptor'), PDFDict);
    const name = nameOf(font.get(PDFName.of('BaseFont')) ?? descriptor?.get(PDFName.of('FontName')));
    fonts.push({
      name: name.replace(/^[A-Z]{6}\+/, ''),
      subtype: nameOf(program.get(PDFName.of('Subtype'))),
      embedded:
        subtype === 'Type3' ||
        ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(PDFName.of(key)) === true),
      hasUnicode: font.has(PDFName.of('ToUnicode')),
    });
  }
  return fonts;
}

function nameOf(value: unknown): string {
  return value instanceof PDFName ? value.decodeText() : '';
}
