/** `publication.yaml` → a `Publication`, or messages with the line of each mistake. */
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import type * as z from 'zod';
import { type Expectation, type Message, message, type Place } from '../message/message.ts';
import { pagedLayouts, type Publication, publicationSchema } from './schema.ts';

/** Where each setting stands, so that later stages can point at it: `placeOf('editions', 'leaflet', 'back', 0)`. */
export type SettingPlace = (...path: readonly (string | number)[]) => Place;

export interface ReadPublication {
  readonly publication?: Publication;
  readonly placeOf: SettingPlace;
  readonly messages: readonly Message[];
}

/** A settings file read: its value where it is valid, and where each setting stands. */
export interface ReadSettings<Value> {
  readonly value?: Value;
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
  const { value, ...rest } = readSettings(source, file, publicationSchema);
  return { ...rest, ...(value && { publication: value }) };
}

/**
 * Reads a settings file in YAML.
 *
 * Messages: `settings-syntax`, `settings-unknown`, `settings-required`, `settings-value`, each at the line of the mistake.
 *
 * @param source the text of the file
 * @param file its path as the user would type it
 * @param schema what it may say
 */
export function readSettings<Value>(source: string, file: string, schema: z.ZodType<Value>): ReadSettings<Value> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const placeOf: SettingPlace = (...path) => at(offsetOf(document.contents, path));

  const syntax = document.errors.map((error) =>
    message('settings-syntax', { settings: at(error.pos[0]) }, { reason: error.message }),
  );
  if (syntax.length > 0) return { placeOf, messages: syntax };

  const value = plainValue(document);
  if ('reason' in value) {
    return { placeOf, messages: [message('settings-syntax', { settings: at(openAlias(document)) }, value)] };
  }
  const parsed = schema.safeParse(value.value ?? {}, { reportInput: true });
  if (parsed.success) return { value: parsed.data, placeOf, messages: [] };
  const messages = parsed.error.issues.flatMap((issue) => explain(issue, schema, placeOf, document.contents, at));
  return { placeOf, messages: withoutRepeated(messages) };
}

/** The plain value of a document. Aliases are followed only now, so one that leads nowhere or explodes shows up here. */
function plainValue(document: Document.Parsed): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The offset of the first alias without an anchor, such as text that begins with an asterisk; 0 where there is none. */
function openAlias(document: Document.Parsed): number {
  let offset = 0;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** One message for each setting: what is said first about it is the nearest to the mistake. */
function withoutRepeated(messages: readonly Message[]): readonly Message[] {
  const seen = new Set<string>();
  return messages.filter(({ code, values }) => {
    const said = `${code} ${'key' in values ? values.key : 'name' in values ? values.name : ''}`;
    return !seen.has(said) && seen.add(said);
  });
}

/** The offset of the setting at a path: of its key where it stands in a map, else of the nearest thing above it. */
function offsetOf(contents: ParsedNode | null, path: readonly (string | number)[]): number {
  return lookUp(contents, path).offset;
}

/** The setting at a path: where it stands, and its value where the path leads to one. */
function lookUp(
  contents: ParsedNode | null,
  path: readonly (string | number)[],
): { readonly offset: number; readonly value?: Node | null } {
  let node: Node | null = contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return { offset };
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value as Node | null;
    } else if (isCollection(node)) {
      const item: Node | undefined = node.items[Number(step)] as Node | undefined;
      if (item === undefined) return { offset };
      offset = (item as ParsedNode).range[0];
      node = item;
    } else return { offset };
  }
  return { offset, value: node };
}

function explain(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  placeOf: SettingPlace,
  contents: ParsedNode | null,
  at: (offset: number) => Place,
): Message[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const settings = placeOf(...path);
  const key = path.join('.') || settings.file;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((unknown) =>
      message(
        'settings-unknown',
        { settings: at(offsetOf(contents, [...path, unknown])) },
        { key: [...path, unknown].join('.'), known: knownKeys(schema, path).join(', ') },
      ),
    );
  }
  const { expected, detail } = expectation(issue);
  if (issue.code === 'custom' && (expected === 'editionName' || expected === 'freeName'))
    return [message('settings-edition-name', { settings }, { name: String(path[1]), expected })];
  const isMissing = issue.input === undefined || issue.input === null;
  if (isMissing && isEditionWithoutLayout(path))
    return [
      message('settings-edition-layout', { settings }, { name: String(path[1]), known: pagedLayouts.join(', ') }),
    ];
  if (isMissing) return [message('settings-required', { settings }, { key, expected, detail })];
  return [
    message(
      'settings-value',
      { settings },
      { key, expected, detail, found: shown(issue.input, lookUp(contents, path).value) },
    ),
  ];
}

/** Whether what is missing is a further edition's layout; most often it is a known edition with a misspelt name. */
function isEditionWithoutLayout([top, name, setting, ...deeper]: readonly (string | number)[]): boolean {
  if (top !== 'editions' || name === undefined || deeper.length > 0) return false;
  return (
    setting === 'layout' || (setting === undefined && !['web', 'leaflet', 'booklet', 'epub'].includes(String(name)))
  );
}

function expectation(issue: z.core.$ZodIssue): { expected: Expectation; detail: string } {
  const path = issue.path.join('.');
  if (path === 'languages' && issue.code !== 'invalid_type') return { expected: 'bothLanguages', detail: '' };
  switch (issue.code) {
    case 'invalid_type':
      return {
        expected: (issue.expected === 'string' && formats[path]) || (typeNames[issue.expected] ?? 'text'),
        detail: '',
      };
    case 'invalid_value':
      return { expected: 'oneOf', detail: issue.values.map(String).join(', ') };
    case 'invalid_format':
      return { expected: formats[path] ?? formats[String(issue.path.at(-1))] ?? 'text', detail: '' };
    case 'too_small':
      return issue.origin === 'string'
        ? { expected: 'text', detail: '' }
        : { expected: 'atLeast', detail: String(issue.minimum) };
    case 'too_big':
      return { expected: 'atMost', detail: String(issue.maximum) };
    case 'invalid_union':
      return { expected: 'paper', detail: '' };
    case 'custom': {
      const named: unknown = issue.params?.expected;
      return { expected: customExpectations.find((one) => one === named) ?? 'order', detail: '' };
    }
    default:
      return { expected: 'order', detail: '' };
  }
}

/** What the checks of the schema's own ask for. */
const customExpectations = ['evenSides', 'noBack', 'sidesWithType', 'editionName', 'freeName'] as const;

const typeNames: Readonly<Record<string, Expectation>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  array: 'list',
  object: 'map',
};

/** The settings that are text of a certain form. YAML reads some of them as numbers when they lack their quotes. */
const formats: Readonly<Record<string, Expectation>> = {
  id: 'name',
  version: 'version',
  date: 'date',
  url: 'url',
  'licence.url': 'url',
  'contact.email': 'email',
  colour: 'colour',
  report: 'url',
};

/** What was found, as it was typed where it is one word or number. */
function shown(input: unknown, node: Node | null | undefined): string {
  const typed = isScalar(node) && typeof node.value !== 'string' ? node.source : undefined;
  const text = typed ?? (typeof input === 'string' ? `“${input}”` : (JSON.stringify(input) ?? String(input)));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The keys that the schema knows at a path. */
function knownKeys(whole: z.ZodType, path: readonly (string | number)[]): readonly string[] {
  let schema: unknown = whole;
  for (const step of path) schema = inner(schema, step);
  const { shape, options } = unwrapped(schema) as { shape?: object; options?: readonly { shape?: object }[] };
  return Object.keys(shape ?? options?.find((option) => option.shape)?.shape ?? {});
}

function inner(schema: unknown, step: string | number): unknown {
  const { shape, element, def } = unwrapped(schema) as {
    shape?: Record<string, unknown>;
    element?: unknown;
    def?: { catchall?: unknown };
  };
  return typeof step === 'number' ? element : (shape?.[step] ?? def?.catchall);
}

/** The schema under `.optional()` and `.default()`. */
function unwrapped(schema: unknown): unknown {
  let current = schema as { unwrap?: () => unknown; shape?: unknown; element?: unknown };
  while (current && !current.shape && !current.element && typeof current.unwrap === 'function') {
    current = current.unwrap() as typeof current;
  }
  return current ?? {};
}
