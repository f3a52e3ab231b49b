/** The part of subset-font 2.9 that is used here; the package has no types of its own. */
declare module 'subset-font' {
  interface Options {
    /** The format of the result; that of the font where absent. */
    readonly targetFormat?: 'truetype' | 'woff' | 'woff2';
    /** OpenType feature tags; all features where absent. */
    readonly keepFeatures?: readonly string[];
    readonly noHinting?: boolean;
    /** Keeps every glyph; the text must then be undefined. */
    readonly keepAllGlyphs?: boolean;
  }
  export default function subsetFont(font: Buffer, text: string | undefined, options?: Options): Promise<Buffer>;
}
