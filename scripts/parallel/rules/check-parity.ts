/** Runs the parity rules over a parallel document. */

import type { Block, Manuscript } from '../../manuscript/manuscript.ts';
import { type Message, message, type Place, severities, type Severity } from '../../message/message.ts';
import { isRuleName, type RuleName, ruleNames } from '../../message/parity.ts';
import type { ParallelDocument } from '../document.ts';
import type { Group } from '../group.ts';
import { rowsOf } from '../notes.ts';
import { lineStarts } from '../prose/lines.ts';
import type { ProseFile } from '../prose/prose.ts';
import { ruleRow } from './row.ts';
import type { Rule, RuleContext, RuleSeverity } from './rule.ts';
import { rules } from './rules.ts';

/** The severities that the settings give; those of their messages where they say nothing. */
export type RuleSettings = { readonly [Name in RuleName]?: RuleSeverity | undefined };

/**
 * The findings of all rules, chapter by chapter and row by row, in the order of the rows.
 *
 * A mark `<!-- allow rule: reason -->` above a block of a row silences that rule for the row. Messages about marks:
 * `rule-unknown`, `rule-reason` for a mark without a reason, `rule-unused` for one that silences nothing.
 *
 * @param document the parallel document
 * @param context terms and names
 * @param settings severities by rule
 */
export function checkParity(
  document: ParallelDocument,
  context: RuleContext,
  settings: RuleSettings,
): readonly Message[] {
  return document.chapters.flatMap((chapter) =>
    checkGroups(rowsOf(chapter.sections), { ja: chapter.ja, en: chapter.en }, context, settings),
  );
}

/** The same for the rows of one chapter, which need no ids for it. */
export function checkGroups(
  groups: readonly Group[],
  manuscripts: Manuscripts,
  context: RuleContext,
  settings: RuleSettings,
): readonly Message[] {
  const active = (rules as readonly Rule[]).filter((rule) => severityOf(rule, settings) !== 'off');
  const files = { ja: proseFile(manuscripts.ja), en: proseFile(manuscripts.en) };
  return groups.flatMap((row) => checkRow(row, manuscripts, files, { active, context, settings }));
}

interface Manuscripts {
  readonly ja: Manuscript;
  readonly en: Manuscript;
}

interface Running {
  readonly active: readonly Rule[];
  readonly context: RuleContext;
  readonly settings: RuleSettings;
}

function checkRow(
  row: Group,
  chapter: Manuscripts,
  files: { readonly ja: ProseFile; readonly en: ProseFile },
  { active, context, settings }: Running,
): readonly Message[] {
  const read = ruleRow(row, files);
  const marks = marksOf(row, chapter);
  const silenced = new Set<RuleName>();
  const messages = active.flatMap((rule): readonly Message[] => {
    if (rule.compares === 'pair' && row.kind !== 'pair') return [];
    const findings = rule.check(read, context);
    if (findings.length === 0) return [];
    if (marks.allowed.has(rule.name)) {
      silenced.add(rule.name);
      return [];
    }
    const severity = severityOf(rule, settings);
    return findings.map((finding) => ({ code: `parity-${rule.name}`, severity, ...finding }) as unknown as Message);
  });
  const unused = marks.given
    .filter(({ rule }) => active.some(({ name }) => name === rule) && !silenced.has(rule))
    .map(({ rule, places }) => message('rule-unused', places, { rule }));
  return [...messages, ...marks.messages, ...unused];
}

function severityOf(rule: Rule, settings: RuleSettings): Severity | 'off' {
  return settings[rule.name] ?? severities[`parity-${rule.name}`];
}

interface Mark {
  readonly rule: RuleName;
  readonly places: { readonly ja?: Place; readonly en?: Place };
}

interface Marks {
  readonly allowed: ReadonlySet<RuleName>;
  readonly given: readonly Mark[];
  readonly messages: readonly Message[];
}

const noMarks: Marks = { allowed: new Set(), given: [], messages: [] };

/** The rules that the marks of either side silence, and what is wrong with the marks. */
function marksOf(row: Group, chapter: Manuscripts): Marks {
  if (![...row.ja, ...row.en].some(({ data }) => data?.allow !== undefined)) return noMarks;
  const given: Mark[] = [];
  const messages: Message[] = [];
  for (const language of ['ja', 'en'] as const) {
    for (const block of row[language]) {
      for (const { rule, reason } of block.data?.allow ?? []) {
        const places = { [language]: placeOf(block, chapter[language]) };
        if (!isRuleName(rule)) messages.push(message('rule-unknown', places, { rule, known: ruleNames.join(', ') }));
        else if (reason.trim() === '') messages.push(message('rule-reason', places, { rule }));
        else given.push({ rule, places });
      }
    }
  }
  return { allowed: new Set(given.map(({ rule }) => rule)), given, messages };
}

function placeOf(block: Block, { file }: Manuscript): Place {
  const start = block.position?.start;
  return { file, line: start?.line ?? 1, column: start?.column ?? 1 };
}

function proseFile(manuscript: Manuscript): ProseFile {
  return {
    manuscript,
    lines: lineStarts(manuscript.source),
    definitions: new Map(manuscript.definitions.map(({ identifier, url }) => [identifier, url])),
  };
}
