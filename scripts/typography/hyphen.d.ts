/** The part of hyphen 1.14 that is used here; the package has no types of its own. */
declare module 'hyphen/en-gb/index.js' {
  interface Patterns {
    /** The word with `hyphenChar` at every place where the patterns allow a division. */
    hyphenateSync(word: string, options?: { readonly hyphenChar?: string; readonly minWordLength?: number }): string;
  }
  const patterns: Patterns;
  export default patterns;
}
declare module 'hyphen/en-us/index.js' {
  export { default } from 'hyphen/en-gb/index.js';
}
