/** `publication.yaml` → a `Publication`, or messages with the line of each mistake. */
import { isCollection, isMap, isScalar, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import type * as z from 'zod';
import { type Expectation, type Message, message, type Place } from '../message/message.ts';
import { type Publication, publicationSchema } from './schema.ts';

/** Where each setting stands, so that later stages can point at it: `placeOf('editions', 'leaflet', 'back', 0)`. */
export type SettingPlace = (...path: readonly (string | number)[]) => Place;

export interface ReadPublication {
  readonly publication?: Publication;
  readonly placeOf: SettingPlace;
  readonly messages: readonly Message[];
}

/**
 * Reads the settings of a publication.
 *
 * @param source the text of `publication.yaml`
 * @param file its path as the user would type it
 */
export function readPublication(source: string, file: string): ReadPublication {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const placeOf: SettingPlace = (...path) => at(offsetOf(document.contents, path));

  const syntax = document.errors.map((error) =>
    message('settings-syntax', { settings: at(error.pos[0]) }, { reason: error.message }),
  );
  if (syntax.length > 0) return { placeOf, messages: syntax };

  const parsed = publicationSchema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (parsed.success) return { publication: parsed.data, placeOf, messages: [] };
  return { placeOf, messages: parsed.error.issues.flatMap((issue) => explain(issue, placeOf, document.contents, at)) };
}

/** The offset of the setting at a path: of its key where it stands in a map, else of the nearest thing above it. */
function offsetOf(contents: ParsedNode | null, path: readonly (string | number)[]): number {
  let node: Node | null = contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (pair === undefined) break;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value as Node | null;
    } else if (isCollection(node)) {
      const item: Node | undefined = node.items[Number(step)] as Node | undefined;
      if (item === undefined) break;
      offset = (item as ParsedNode).range[0];
      node = item;
    } else break;
  }
  return offset;
}

function explain(
  issue: z.core.$ZodIssue,
  placeOf: SettingPlace,
  contents: ParsedNode | null,
  at: (offset: number) => Place,
): Message[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const settings = placeOf(...path);
  const key = path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) =>
      message(
        'settings-unknown',
        { settings: at(offsetOf(contents, [...path, unknown])) },
        { key: [...path, unknown].join('.'), known: knownKeys(path).join(', ') },
      ),
    );
  }
  const { expected, detail } = expectation(issue);
  if (issue.input === undefined) return [message('settings-required', { settings }, { key, expected, detail })];
  return [message('settings-value', { settings }, { key, expected, detail, found: shown(issue.input) })];
}

function expectation(issue: z.core.$ZodIssue): { expected: Expectation; detail: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { expected: typeNames[issue.expected] ?? 'text', detail: '' };
    case 'invalid_value':
      return { expected: 'oneOf', detail: issue.values.map(String).join(', ') };
    case 'invalid_format':
      return { expected: formatNames[issue.format] ?? (issue.path.at(-1) === 'id' ? 'name' : 'version'), detail: '' };
    case 'too_small':
      return issue.origin === 'string'
        ? { expected: 'text', detail: '' }
        : { expected: 'atLeast', detail: String(issue.minimum) };
    case 'too_big':
      return { expected: 'atMost', detail: String(issue.maximum) };
    case 'invalid_union':
      return { expected: 'paper', detail: '' };
    default:
      return issue.path.includes('languages')
        ? { expected: 'bothLanguages', detail: '' }
        : { expected: 'order', detail: '' };
  }
}

const typeNames: Readonly<Record<string, Expectation>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  array: 'list',
  object: 'map',
};
const formatNames: Readonly<Record<string, Expectation>> = { date: 'date', email: 'email', url: 'url' };

function shown(input: unknown): string {
  const text = typeof input === 'string' ? `“${input}”` : (JSON.stringify(input) ?? String(input));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The keys that the schema knows at a path. */
function knownKeys(path: readonly (string | number)[]): readonly string[] {
  let schema: unknown = publicationSchema;
  for (const step of path) schema = inner(schema, step);
  const { shape } = unwrapped(schema) as { shape?: object };
  return shape ? Object.keys(shape) : [];
}

function inner(schema: unknown, step: string | number): unknown {
  const { shape, element } = unwrapped(schema) as { shape?: Record<string, unknown>; element?: unknown };
  return typeof step === 'number' ? element : shape?.[step];
}

/** The schema under `.optional()` and `.default()`. */
function unwrapped(schema: unknown): unknown {
  let current = schema as { unwrap?: () => unknown; shape?: unknown; element?: unknown };
  while (current && !current.shape && !current.element && typeof current.unwrap === 'function') {
    current = current.unwrap() as typeof current;
  }
  return current ?? {};
}
