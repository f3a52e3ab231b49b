/** The micromark side of ruby: `{漢字|かんじ}` as a construct of text content. */
import type { Code, Construct, Extension, ParseContext, State, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    ruby: 'ruby';
    rubyMarker: 'rubyMarker';
    rubyBase: 'rubyBase';
    rubyDivider: 'rubyDivider';
    rubyReading: 'rubyReading';
  }
  interface ParseContext {
    /** The lines, 1-based, that are rows of tables: there a bar may be escaped and still divide. */
    tableLines?: Set<number>;
  }
}

export const openBrace = 0x7b;
export const bar = 0x7c;
export const backslash = 0x5c;
const closeBrace = 0x7d;
const backtick = 0x60;

/** The construct that a micromark parser needs to know `{base|reading}`; also with several readings. */
export function ruby(): Extension {
  const construct: Construct = { name: 'ruby', tokenize: tokenizeRuby };
  return { text: { [openBrace]: construct } };
}

/** The table rows of the file that is being parsed. */
export function tableLinesOf(parser: ParseContext): Set<number> {
  parser.tableLines ??= new Set();
  return parser.tableLines;
}

/**
 * Tokenizes one ruby: `{`, a base, and at least one `|` with what may be a reading after it, `}`, all on one line. The
 * base is text content of its own, so that emphasis or a link in it works; a code span in it hides bars and braces. The
 * readings are plain strings with escapes and character references. A `{` inside makes it no ruby: ruby does not nest,
 * and every search ends at the next brace, which keeps parsing linear.
 */
export const tokenizeRuby: Tokenizer = function (effects, ok, nok) {
  const inTable = tableLinesOf(this.parser).has(this.now().line);
  const escapedBar: Construct = {
    partial: true,
    tokenize: (lookahead, isBar, isNone) => (code) => {
      lookahead.enter('rubyDivider');
      lookahead.consume(code);
      return (next) => {
        if (next !== bar) return isNone(next);
        lookahead.consume(next);
        lookahead.exit('rubyDivider');
        return isBar;
      };
    },
  };
  let ticks = 0;
  let closingTicks = 0;

  return open;

  function open(code: Code): State | undefined {
    effects.enter('ruby');
    effects.enter('rubyMarker');
    effects.consume(code);
    effects.exit('rubyMarker');
    return beforeBase;
  }

  function beforeBase(code: Code): State | undefined {
    if (code === backslash && inTable) return effects.attempt(escapedBar, afterDivider, enterBase)(code);
    return code === bar ? divider(code) : enterBase(code);
  }

  function enterBase(code: Code): State | undefined {
    if (endsRuby(code)) return nok(code);
    effects.enter('rubyBase');
    effects.enter('chunkText', { contentType: 'text' });
    return base(code);
  }

  function base(code: Code): State | undefined {
    if (endsRuby(code)) return nok(code);
    if (code === bar) return exitBase(code);
    if (code === backslash && inTable) return effects.check(escapedBar, exitBase, consumeBaseEscape)(code);
    if (code === backslash) return consumeBaseEscape(code);
    if (code === backtick) {
      ticks = 0;
      return openCode(code);
    }
    effects.consume(code);
    return base;
  }

  function exitBase(code: Code): State | undefined {
    effects.exit('chunkText');
    effects.exit('rubyBase');
    return inTable && code === backslash ? effects.attempt(escapedBar, afterDivider, nok)(code) : divider(code);
  }

  function consumeBaseEscape(code: Code): State | undefined {
    effects.consume(code);
    return baseEscape;
  }

  function baseEscape(code: Code): State | undefined {
    if (!isEscapable(code)) return base(code);
    effects.consume(code);
    return base;
  }

  function openCode(code: Code): State | undefined {
    if (code !== backtick) return insideCode(code);
    ticks += 1;
    effects.consume(code);
    return openCode;
  }

  function insideCode(code: Code): State | undefined {
    if (endsLine(code)) return nok(code);
    closingTicks = 0;
    if (code === backtick) return closeCode(code);
    effects.consume(code);
    return insideCode;
  }

  function closeCode(code: Code): State | undefined {
    if (code !== backtick) return closingTicks === ticks ? base(code) : insideCode(code);
    closingTicks += 1;
    effects.consume(code);
    return closeCode;
  }

  function divider(code: Code): State | undefined {
    effects.enter('rubyDivider');
    effects.consume(code);
    effects.exit('rubyDivider');
    return afterDivider;
  }

  function afterDivider(code: Code): State | undefined {
    if (code === closeBrace) return close(code);
    if (code === bar) return divider(code);
    if (code === backslash && inTable) return effects.attempt(escapedBar, afterDivider, enterReading)(code);
    return enterReading(code);
  }

  function enterReading(code: Code): State | undefined {
    if (endsRuby(code) || code === backtick) return nok(code);
    effects.enter('rubyReading');
    effects.enter('chunkString', { contentType: 'string' });
    return reading(code);
  }

  function reading(code: Code): State | undefined {
    if (code === closeBrace || code === bar) return exitReading(code);
    if (endsRuby(code) || code === backtick) return nok(code);
    if (code === backslash && inTable) return effects.check(escapedBar, exitReading, consumeReadingEscape)(code);
    if (code === backslash) return consumeReadingEscape(code);
    effects.consume(code);
    return reading;
  }

  function exitReading(code: Code): State | undefined {
    effects.exit('chunkString');
    effects.exit('rubyReading');
    return afterDivider(code);
  }

  function consumeReadingEscape(code: Code): State | undefined {
    effects.consume(code);
    return readingEscape;
  }

  function readingEscape(code: Code): State | undefined {
    if (!isEscapable(code)) return reading(code);
    effects.consume(code);
    return reading;
  }

  function close(code: Code): State | undefined {
    effects.enter('rubyMarker');
    effects.consume(code);
    effects.exit('rubyMarker');
    effects.exit('ruby');
    return ok;
  }
};

/** micromark's codes for line endings are -5, -4 and -3; tabs and virtual spaces are -2 and -1. */
function endsLine(code: Code): boolean {
  return code === null || code < -2;
}

function endsRuby(code: Code): boolean {
  return endsLine(code) || code === openBrace || code === closeBrace;
}

function isEscapable(code: Code): boolean {
  return code === openBrace || code === bar || code === closeBrace || code === backslash || code === backtick;
}
