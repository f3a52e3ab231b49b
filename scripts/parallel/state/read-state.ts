/** The text of `translation-state.json` → the translation state, or a message with the line of what is wrong. */
import { type Message, message, type Place } from '../../message/message.ts';
import { type JsonNode, parseJson } from './positioned-json.ts';
import type { Reading } from './reading.ts';
import { type ReviewedRow, stateVersion, type TranslationState } from './translation-state.ts';

export interface ReadState {
  /** Absent where the file can't be used; then it must not be written either. */
  readonly state?: TranslationState;
  readonly messages: readonly Message[];
}

/**
 * Reads a state file.
 *
 * Messages: `state-conflict` (the marks of an unfinished merge), `state-truncated`, `state-syntax`, `state-version` (of a
 * newer program), `state-shape` (a value of another kind, an unknown key, a row that stands there twice).
 *
 * @param source the text of the file
 * @param file its path as the user would type it
 */
export function readState(source: string, file: string): ReadState {
  const at = (offset: number): Place => placeAt(source, offset, file);
  const conflict = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/m.exec(source);
  if (conflict) return { messages: [message('state-conflict', { settings: at(conflict.index) }, {})] };
  const parsed = parseJson(source);
  if ('fault' in parsed) {
    const { offset, truncated } = parsed.fault;
    return { messages: [message(truncated ? 'state-truncated' : 'state-syntax', { settings: at(offset) }, {})] };
  }
  const faults: Message[] = [];
  const complain: Complain = (offset, key) =>
    void faults.push(message('state-shape', { settings: at(offset) }, { key }));
  const root = fields(parsed.node, '{}', complain);
  const version = root.get('version');
  const number = version?.kind === 'value' ? version.value : undefined;
  if (typeof number === 'number' && Number.isInteger(number) && number > stateVersion) {
    const places = { settings: at(version?.offset ?? 0) };
    return { messages: [message('state-version', places, { found: number, known: stateVersion })] };
  }
  if (number !== stateVersion && parsed.node.kind === 'object') complain(version?.offset ?? 0, 'version');
  const state: ReviewedRow[] = [];
  for (const [name, node] of root) if (name !== 'version') state.push(reviewedRow(name, node, complain));
  return faults.length > 0 ? { messages: faults } : { state, messages: [] };
}

type Complain = (offset: number, key: string) => void;

/** The entries of an object. Other values, and keys that stand there twice, are complained about. */
function fields(node: JsonNode, name: string, complain: Complain): ReadonlyMap<string, JsonNode> {
  const found = new Map<string, JsonNode>();
  if (node.kind !== 'object') {
    complain(node.offset, name);
    return found;
  }
  for (const { key, offset, value } of node.entries) {
    if (found.has(key)) complain(offset, key);
    found.set(key, value);
  }
  return found;
}

function reviewedRow(name: string, node: JsonNode, complain: Complain): ReviewedRow {
  const [, chapter = '', key = ''] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  if (key === '') complain(node.offset, name);
  const found = fields(node, name, complain);
  const sides: { ja?: Reading; en?: Reading } = {};
  let id = key;
  for (const [field, value] of found) {
    if (field === 'id') id = text(value, `${name} id`, complain);
    else if (field === 'ja' || field === 'en') sides[field] = reading(value, `${name} ${field}`, complain);
    else complain(value.offset, `${name} ${field}`);
  }
  if (key !== '' && node.kind === 'object' && !sides.ja && !sides.en) complain(node.offset, name);
  return { chapter, key, id, ...sides };
}

function reading(node: JsonNode, name: string, complain: Complain): Reading {
  const found = fields(node, name, complain);
  for (const [field, value] of found) {
    if (field !== 'text' && field !== 'source') complain(value.offset, `${name} ${field}`);
  }
  const of = (field: 'text' | 'source'): string => {
    const value = found.get(field);
    if (value) return text(value, `${name} ${field}`, complain);
    if (node.kind === 'object') complain(node.offset, `${name} ${field}`);
    return '';
  };
  return { text: of('text'), source: of('source') };
}

function text(node: JsonNode, name: string, complain: Complain): string {
  if (node.kind === 'value' && typeof node.value === 'string') return node.value;
  complain(node.offset, name);
  return '';
}

function placeAt(source: string, offset: number, file: string): Place {
  const before = source.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
