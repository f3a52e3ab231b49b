/** The Markdown dialect of manuscripts: CommonMark with front matter, GFM tables and notes, ruby and CJK emphasis. */

import type { Root } from 'mdast';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { undefinedFootnote, undefinedFootnoteFromMarkdown } from './footnote/undefined-syntax.ts';
import { rubyFromMarkdown } from './ruby/from-markdown.ts';
import { ruby } from './ruby/syntax.ts';
import { tableWithRuby } from './ruby/table.ts';

/** A place in the text of a manuscript, 1-based. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** What the parser notices but leaves as text. */
export interface Notices {
  rubyEmpty(source: string, point: Point): void;
  footnoteUndefined(label: string, point: Point): void;
}

/** Parses a text to mdast. Never throws: every text is Markdown. */
export function parseMarkdown(text: string, notices: Notices): Root {
  return unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml'])
    .use(function (this: Processor) {
      const data = this.data();
      data.micromarkExtensions = [
        ...(data.micromarkExtensions ?? []),
        cjkFriendlyExtension(),
        tableWithRuby(text),
        undefinedFootnote(),
        gfmFootnote(),
        ruby(),
      ];
      data.fromMarkdownExtensions = [
        ...(data.fromMarkdownExtensions ?? []),
        gfmTableFromMarkdown(),
        gfmFootnoteFromMarkdown(),
        undefinedFootnoteFromMarkdown(notices.footnoteUndefined),
        rubyFromMarkdown(notices.rubyEmpty),
      ];
    })
    .parse(text);
}
