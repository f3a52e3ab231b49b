/** What the EPUB writer is given: pure data, with every word that a reader will see already chosen. */
import type { ElementContent } from 'hast';
import type { Language } from '../../message/message.ts';

/** The same thing in both languages. */
export type Bilingual = { readonly [Side in Language]: string };

/** The EPUB 3.3 core image types (3.2, Core media types). */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';

/** MARC relator codes: author, issuing body, editor, translator. */
export type Role = 'aut' | 'isb' | 'edt' | 'trl';

export interface Creator {
  readonly name: Bilingual;
  /** The reading in kana, by which Japanese shelves sort. */
  readonly reading?: string;
  readonly role: Role;
}

/** A heading below the chapter title, as the contents list it. */
export interface EpubSection {
  /** The id of the heading, or of the section that holds it, in the body of the chapter. */
  readonly id: string;
  readonly title: Bilingual;
  /** 2 to 6. */
  readonly depth: number;
}

/** `store`: the folders, names and classes of the EBPAJ guide 1.1.3, which Japanese stores expect. */
export type EpubProfile = 'standard' | 'store';

/** What a content document is; a chapter where absent. */
export type ChapterType = 'titlepage' | 'chapter' | 'colophon';

export interface EpubChapter {
  /** The file name without extension: lower-case letters, digits and hyphens, unique in the book. */
  readonly name: string;
  readonly title: Bilingual;
  /** The whole text with its `h1`, cleaned of scripts, each language marked with `lang`; no `section` around it. */
  readonly body: readonly ElementContent[];
  /** In reading order. */
  readonly sections: readonly EpubSection[];
  readonly type?: ChapterType;
  /** Whether it goes on with the chapter before it, which was too long for one document. It is no chapter of its own then. */
  readonly continues?: boolean;
}

export interface EpubImage {
  /** The `src` by which the bodies name it. */
  readonly path: string;
  readonly mediaType: ImageType;
  readonly bytes: Uint8Array;
}

export interface EpubCover {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  readonly alt: string;
}

/** The sentences from which the accessibility summary is put together; each is used only where it is true. */
export interface AccessibilityWords {
  /** Always: text, order and navigation. */
  readonly text: Bilingual;
  /** Where rows stand in both languages. */
  readonly parallel: Bilingual;
  readonly imagesDescribed: Bilingual;
  readonly imagesNotDescribed: Bilingual;
  readonly tables: Bilingual;
  readonly ruby: Bilingual;
  readonly notes: Bilingual;
  /** Where the two sides of a row are linked. */
  readonly counterparts: Bilingual;
  /** Where there is a page list. */
  readonly pages: Bilingual;
  readonly vertical: Bilingual;
}

/** The words of the frame around the text. */
export interface EpubWords {
  readonly contents: Bilingual;
  readonly landmarks: Bilingual;
  readonly cover: Bilingual;
  readonly start: Bilingual;
  readonly pageList: Bilingual;
  readonly accessibility: AccessibilityWords;
}

/** The pages of a printed edition in the text (EPUB 3.3, 7.4.3; EPUB Accessibility 1.1, 4.1). */
export interface EpubPages {
  /** What identifies the printed edition. */
  readonly source: string;
  /** In reading order; each with the id of its mark, and the part of the frame that the mark belongs in, if it is not in the text. */
  readonly list: readonly {
    readonly label: string;
    /** As it is read out. */
    readonly name: string;
    readonly id: string;
    readonly frame?: 'cover' | 'contents';
  }[];
}

/** Who found that the book conforms (EPUB Accessibility 1.1, 4.3 and 4.4). */
export interface EpubEvaluation {
  readonly certifier: Bilingual;
  readonly level: 'A' | 'AA' | 'AAA';
  readonly credential?: string;
  /** The address of the report. */
  readonly report?: string;
}

/** A TrueType font that the style sheet names. */
export interface EpubFont {
  /** From the package document. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly licence: EpubLicence;
}

/** The text of a licence; fonts of one licence share it. */
export interface EpubLicence {
  /** From the package document. */
  readonly path: string;
  /** Plain text. */
  readonly bytes: Uint8Array;
}

export interface EpubBook {
  /** `urn:uuid:…`, see `epubIdentifier`. */
  readonly identifier: string;
  readonly version: string;
  /** YYYY-MM-DD: the date of the text, and the date of the last change (EPUB 3.3, 5.5.5). */
  readonly date: string;
  /** One or two languages, the leading one first: the order of `dc:language` and of every pair of titles. */
  readonly languages: readonly [Language, ...Language[]];
  readonly title: Bilingual;
  readonly subtitle?: Bilingual;
  readonly description: Bilingual;
  readonly creators: readonly Creator[];
  readonly publisher: Bilingual;
  readonly rights: string;
  readonly licenceUrl: string;
  /** The address of the official text. */
  readonly source: string;
  readonly words: EpubWords;
  readonly cover: EpubCover;
  /** Whether lines run from top to bottom and pages from right to left. */
  readonly vertical: boolean;
  readonly pages?: EpubPages;
  readonly evaluation?: EpubEvaluation;
  readonly profile: EpubProfile;
  readonly fonts: readonly EpubFont[];
  /** Characters that have the class `rare` in the bodies, because a font is there for them. */
  readonly rare?: readonly string[];
  /** In reading order. */
  readonly chapters: readonly EpubChapter[];
  readonly images: readonly EpubImage[];
  /** CSS, written as it is. */
  readonly stylesheet: string;
}
