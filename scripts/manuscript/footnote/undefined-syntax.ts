/**
 * `[^label]` without a definition. GFM leaves it as text, so that a mistyped label would be printed; this construct, tried
 * after GFM's own, keeps the text but makes it known.
 */
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Extension, State, Token, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    undefinedFootnote: 'undefinedFootnote';
  }
}

const openBracket = 0x5b;
const closeBracket = 0x5d;
const openParenthesis = 0x28;
const caret = 0x5e;
const backslash = 0x5c;
/** The longest label that CommonMark and GFM accept, in characters. */
const longest = 999;

/** Must come before the extension of GFM footnotes in the list, so that defined labels are theirs. */
export function undefinedFootnote(): Extension {
  return { text: { [openBracket]: { name: 'undefinedFootnote', tokenize } } };
}

/** Tells the label and the start of every reference without definition. */
export function undefinedFootnoteFromMarkdown(
  found: (label: string, start: Token['start']) => void,
): FromMarkdownExtension {
  return {
    enter: {
      undefinedFootnote(token) {
        found(this.sliceSerialize(token).slice('[^'.length, -']'.length), token.start);
      },
    },
  };
}

const tokenize: Tokenizer = (effects, ok, nok) => {
  let size = 0;
  return open;

  function open(code: Code): State | undefined {
    effects.enter('undefinedFootnote');
    effects.enter('data');
    effects.consume(code);
    return marker;
  }

  function marker(code: Code): State | undefined {
    if (code !== caret) return nok(code);
    effects.consume(code);
    return label;
  }

  function label(code: Code): State | undefined {
    if (code === null || code < 0 || code === 0x20 || code === openBracket || size > longest) return nok(code);
    if (code === closeBracket) return size === 0 ? nok(code) : close(code);
    size += 1;
    effects.consume(code);
    return code === backslash ? labelEscape : label;
  }

  function labelEscape(code: Code): State | undefined {
    if (code !== openBracket && code !== backslash && code !== closeBracket) return label(code);
    size += 1;
    effects.consume(code);
    return label;
  }

  function close(code: Code): State | undefined {
    effects.consume(code);
    effects.exit('data');
    effects.exit('undefinedFootnote');
    return after;
  }

  /** `[^label](address)` is an ordinary link. */
  function after(code: Code): State | undefined {
    return code === openParenthesis ? nok(code) : ok(code);
  }
};
