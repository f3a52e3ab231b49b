/**
 * GFM tables whose cells may hold ruby. GFM splits a row at every bar before it looks at the text in the cells, which
 * would cut `{漢字|かんじ}` in two. Here a row is split by the same tokenizer, but a ruby in it is taken as one word.
 */
import { gfmTable } from 'micromark-extension-gfm-table';
import type {
  Code,
  Construct,
  Effects,
  Event,
  Extension,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types';
import { backslash, openBrace, tableLinesOf, tokenizeRuby } from './syntax.ts';

/** A line with nothing but what a delimiter row and the markers of quotations before it are made of (GFM 4.10). */
const delimiterRow = /^[ \t>|:-]*$/;

/** The 1-based lines under which a table may begin: GFM's tokenizer would read every paragraph to its end to find out. */
function linesBeforeDelimiters(text: string): ReadonlySet<number> {
  const lines = new Set<number>();
  text.split('\n').forEach((line, index) => {
    if (line.includes('-') && delimiterRow.test(line)) lines.add(index);
  });
  return lines;
}

/**
 * GFM tables, in which a bar inside a ruby does not divide cells.
 *
 * @param text what will be parsed, with `\n` line ends
 */
export function tableWithRuby(text: string): Extension {
  const heads = linesBeforeDelimiters(text);
  const table = [gfmTable().flow?.null].flat()[0];
  if (!table) throw new TypeError('micromark-extension-gfm-table has no flow construct');
  const construct: Construct = {
    ...table,
    tokenize(effects, ok, nok) {
      const isPossible = heads.has(this.now().line) || isTablePart(this.events);
      return isPossible ? keepingRubyWhole(this, table.tokenize, effects, ok, nok) : nok;
    },
    resolveAll(events, context) {
      const rows = tableLinesOf(context.parser);
      for (const [kind, token] of events) if (kind === 'enter' && token.type === 'tableRow') rows.add(token.start.line);
      return table.resolveAll ? table.resolveAll(events, context) : events;
    },
  };
  return { flow: { null: [construct] } };
}

/** Whether what stands before is a part of a table: each further row is tried by the same construct. */
function isTablePart(events: readonly Event[]): boolean {
  const last = events.findLast(([, { type }]) => type !== 'lineEnding' && type !== 'linePrefix');
  return last?.[1].type === 'tableHead' || last?.[1].type === 'tableRow';
}

/**
 * Runs the tokenizer of tables, but where a `{` opens a ruby, consumes the rest of the ruby inside the data token that the
 * `{` has begun, so that the tokenizer of tables never sees its bars.
 */
function keepingRubyWhole(
  context: TokenizeContext,
  tokenize: Tokenizer,
  effects: Effects,
  ok: State,
  nok: State,
): State {
  let rubyEnd = 0;
  let escaped = false;
  // What `ok` and `nok` return belongs to the caller and must not be wrapped.
  let finished = false;
  const finish =
    (result: State): State =>
    (code) => {
      finished = true;
      return result(code);
    };
  const wholeRuby: Construct = {
    partial: true,
    tokenize(lookahead, isRuby, isNone) {
      const found: State = (code) => {
        rubyEnd = this.now().offset;
        return isRuby(code);
      };
      return tokenizeRuby.call(this, lookahead, found, isNone);
    },
  };

  return step(tokenize.call(context, effects, finish(ok), finish(nok)));

  function step(state: State): State {
    return (code) => {
      if (code === openBrace && !escaped) {
        return effects.check(
          wholeRuby,
          () => rubyFrom(state, code),
          () => follow(state(code)),
        )(code);
      }
      escaped = code === backslash && !escaped;
      return follow(state(code));
    };
  }

  function follow(next: State | undefined): State | undefined {
    return next === undefined || finished ? next : step(next);
  }

  function rubyFrom(state: State, open: Code): State | undefined {
    const afterOpen = state(open);
    // A brace ends the delimiter row, and with it the table.
    return afterOpen && !finished ? inside(afterOpen) : afterOpen;
  }

  function inside(data: State): State {
    return (code) => {
      if (context.now().offset >= rubyEnd) return step(data)(code);
      effects.consume(code);
      return inside(data);
    };
  }
}
