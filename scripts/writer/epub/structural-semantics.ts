import type { ChapterType } from './book.ts';

/**
 * The DPUB-ARIA 1.1 roles whose `epub:type` (EPUB Structural Semantics Vocabulary 1.1) has the same name without `doc-`.
 * `doc-cover` is not among them: the role belongs to the image, the type to the page.
 */
const sameName = new Set(
  `abstract acknowledgments afterword appendix backlink bibliography biblioref chapter colophon conclusion credit credits
  dedication endnotes epigraph epilogue errata footnote foreword glossary glossref index introduction noteref notice
  pagebreak part preface prologue pullquote qna subtitle tip toc`.split(/\s+/),
);

/** The `epub:type` that belongs to a list of ARIA roles, or undefined where none does. */
export function epubType(roles: readonly string[]): string | undefined {
  if (roles.length === 0) return undefined;
  const types = roles.flatMap((role) => {
    if (role === 'doc-pagelist') return ['page-list'];
    const name = role.startsWith('doc-') ? role.slice('doc-'.length) : '';
    return sameName.has(name) ? [name] : [];
  });
  return types.length > 0 ? types.join(' ') : undefined;
}

/** The part of the book that a document is in, and what the document itself is. */
export interface DocumentSemantics {
  readonly division: 'frontmatter' | 'bodymatter' | 'backmatter';
  readonly type: string;
  readonly role?: string;
}

export const chapterSemantics: { readonly [Type in ChapterType]: DocumentSemantics } = {
  titlepage: { division: 'frontmatter', type: 'titlepage' },
  chapter: { division: 'bodymatter', type: 'chapter', role: 'doc-chapter' },
  colophon: { division: 'backmatter', type: 'colophon', role: 'doc-colophon' },
};
