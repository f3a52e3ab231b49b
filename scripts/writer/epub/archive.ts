/** The only place that knows epub-gen-memory: template data and files in, the bytes of the zip file out. */
import { EPub } from 'epub-gen-memory';
import { type EpubLayout, layouts } from './layout.ts';
import type { ContentDocument, PackageView } from './package-view.ts';
import { xmlData } from './xml-text.ts';

/** The texts of `templates/epub`, in EJS. */
export interface EpubTemplates {
  readonly contentOPF: string;
  readonly chapterXHTML: string;
  readonly tocXHTML: string;
  readonly tocNCX: string;
}

export interface PackedFile {
  /** From the package document. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Archive {
  readonly layout: EpubLayout;
  readonly identifier: string;
  readonly view: PackageView;
  readonly documents: readonly ContentDocument[];
  readonly stylesheet: string;
  readonly files: readonly PackedFile[];
}

/** The first day that a zip file can name: one date for every entry of every book. */
const zipEpoch = new Date(Date.UTC(1980, 0, 1));

/**
 * The packager with its own ideas switched off: it makes up no identifier and parses no HTML, fetches nothing, and leaves
 * no clock time in the zip file.
 */
class Packager extends EPub {
  readonly #files: readonly PackedFile[];
  readonly #layout: EpubLayout;

  constructor(archive: Archive, templates: EpubTemplates) {
    super({ title: '', date: archive.view.date, css: archive.stylesheet, version: 3, ...templates }, []);
    this.uuid = archive.identifier;
    const documents = xmlData(archive.documents);
    this.options = { ...this.options, view: xmlData(archive.view), documents };
    this.content = documents.map((document) => ({ filename: document.filename, document }));
    this.#files = archive.files;
    this.#layout = archive.layout;
  }

  /** Nothing is fetched. */
  protected override downloadAllFonts(): Promise<void> {
    return Promise.resolve();
  }

  /** The cover is one of the files. */
  protected override makeCover(): Promise<void> {
    return Promise.resolve();
  }

  /** Images are compressed already: they are stored. */
  protected override async downloadAllImages(): Promise<void> {
    for (const { path, bytes } of this.#files) this.zip.file(`OEBPS/${path}`, bytes, { compression: 'STORE' });
  }

  /** The zip file. `mimetype` comes first, stored (EPUB 3.3 OCF, 4.2.2): the base class writes it so. */
  async bytes(): Promise<Uint8Array> {
    await this.render();
    for (const [name, entry] of Object.entries(this.zip.files)) {
      Reflect.deleteProperty(this.zip.files, name);
      if (entry.dir) continue;
      if (/\.(?:xhtml|css)$/.test(name)) {
        // As bytes, a long document is packed faster than as a string.
        const bytes = new TextEncoder().encode(await entry.async('text'));
        this.zip.file(placed(name, this.#layout), bytes, { date: zipEpoch, createFolders: false });
        continue;
      }
      entry.date = zipEpoch;
      entry.name = placed(name, this.#layout);
      this.zip.files[entry.name] = entry;
    }
    const container = this.zip.file('META-INF/container.xml');
    const text = (await container?.async('text')) ?? '';
    this.zip.file(
      'META-INF/container.xml',
      text.replace('OEBPS/content.opf', placed('OEBPS/content.opf', this.#layout)),
      {
        date: zipEpoch,
        createFolders: false,
      },
    );
    // Level 9 searches half as long again and finds nothing more in such texts.
    return this.zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 8 } });
  }
}

/** The name that the layout gives to a file of the base class, which knows one layout only. */
function placed(name: string, layout: EpubLayout): string {
  const { standard } = layouts;
  if (!name.startsWith(`${standard.root}/`)) return name;
  const path = name.slice(standard.root.length + 1);
  for (const key of ['packageDocument', 'nav', 'stylesheet'] as const) {
    if (path === standard[key]) return `${layout.root}/${layout[key]}`;
  }
  return `${layout.root}/${path}`;
}

/** Fills the templates and packs the book: the same archive gives the same bytes on every machine. */
export function packed(archive: Archive, templates: EpubTemplates): Promise<Uint8Array> {
  return new Packager(archive, templates).bytes();
}
