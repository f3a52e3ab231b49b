/** The structure types of PDF (ISO 32000-1, 14.8.4) and what they may stand for. */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** The standard structure types of PDF 1.7. */
export const standardTypes = names(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form',
);

/** What the types that came with PDF 2.0 (ISO 32000-2, 14.8.4) mean to a reader of PDF 1.7. */
export const roleOf: Readonly<Record<string, string>> = {
  Aside: 'Sect',
  DocumentFragment: 'Part',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

/** Types that stand inside a line of text. */
export const inlineTypes = names(
  'Span Em Strong Sub Code Link Ruby Quote Reference BibEntry Annot Formula Figure Form',
);

/** Types that hold a line of text, so that whatever stands in them stands in the line. */
export const paragraphTypes = names(
  'P H H1 H2 H3 H4 H5 H6 Span Em Strong Sub Code Link Quote Reference BibEntry Annot RB RT RP Lbl Title',
);

/** Types that group blocks; text that stands in them directly is a paragraph without its tag. */
export const groupingTypes = names('Document Part Art Sect Div BlockQuote Aside DocumentFragment');

export function isHeading(type: string): boolean {
  return /^H[1-6]?$/.test(type);
}
