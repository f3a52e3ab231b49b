/** The options of import and export: argv in, what to do or a usage mistake out. */
import { parseArgs } from 'node:util';
import type { Language } from '../message/message.ts';
import { type Help, localeLanguage, type Usage } from './options.ts';

/** What import and export share. */
export interface ExchangeFrame {
  /** As the user typed it, without a slash at the end. */
  readonly manuscripts: string;
  readonly language: Language;
  readonly json: boolean;
}

export type ExchangeFormat = 'tmx' | 'xliff';
const exportFormats = ['tmx', 'xliff', 'xliff-2.0'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Two texts to make a publication of. */
export interface TextsRequest extends ExchangeFrame {
  readonly kind: 'texts';
  readonly ja: string;
  readonly en: string;
  readonly into: string;
}

/** Translations that come back. */
export interface TranslationsRequest extends ExchangeFrame {
  readonly kind: 'translations';
  readonly format: ExchangeFormat;
  readonly file: string;
  /** The one that the file names where absent. */
  readonly publication?: string;
}

export interface ExportRequest extends ExchangeFrame {
  readonly kind: 'export';
  readonly publication: string;
  readonly format: ExportFormat;
  readonly out: string;
  /** The leading language of the publication where absent. */
  readonly from?: Language;
}

type Env = Readonly<Record<string, string | undefined>>;

const shared = {
  manuscripts: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;
const importConfig = {
  ...shared,
  ja: { type: 'string' },
  en: { type: 'string' },
  into: { type: 'string' },
  xliff: { type: 'string' },
  tmx: { type: 'string' },
} as const;
const exportConfig = {
  ...shared,
  as: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
} as const;

/**
 * @param argv the words after the script's name
 * @param env the environment, for the language of the locale
 */
export function parseImport(argv: readonly string[], env: Env): TextsRequest | TranslationsRequest | Help | Usage {
  const read = readArguments(argv, importConfig, env);
  if (read.kind !== 'read') return read;
  const { values, positionals, frame, usage } = read;
  const { ja, en, into, xliff, tmx } = values;
  const isTexts = ja !== undefined || en !== undefined || into !== undefined;
  if (isTexts) {
    const stray = xliff !== undefined ? '--xliff' : tmx !== undefined ? '--tmx' : positionals[0];
    if (stray !== undefined) return usage(stray);
    if (!ja) return usage('--ja …');
    if (!en) return usage('--en …');
    if (!into) return usage('--into …');
    return { kind: 'texts', ...frame, ja, en, into };
  }
  const file = xliff ?? tmx;
  if (!file || (xliff !== undefined && tmx !== undefined)) return usage(argv.join(' ') || '--ja … --en … --into …');
  if (positionals.length > 1) return usage(positionals.slice(1).join(' '));
  const publication = positionals[0]?.replace(/\/+$/, '').split('/').at(-1);
  const format = xliff === undefined ? 'tmx' : 'xliff';
  return { kind: 'translations', ...frame, format, file, ...(publication && { publication }) };
}

/**
 * @param argv the words after the script's name
 * @param env the environment, for the language of the locale
 */
export function parseExport(argv: readonly string[], env: Env): ExportRequest | Help | Usage {
  const read = readArguments(argv, exportConfig, env);
  if (read.kind !== 'read') return read;
  const { values, positionals, frame, usage } = read;
  const [publication, ...more] = positionals.map((path) => path.replace(/\/+$/, '').split('/').at(-1) ?? path);
  const { as, out, from } = values;
  if (!publication || more.length > 0) return usage(more.join(' ') || 'PUBLICATION');
  const format = exportFormats.find((one) => one === as);
  if (!format) return usage(`--as ${as ?? '…'}`);
  if (!out) return usage('--out …');
  if (from !== undefined && from !== 'ja' && from !== 'en') return usage(`--from ${from}`);
  return { kind: 'export', ...frame, publication, format, out, ...(from && { from }) };
}

type Config = typeof importConfig | typeof exportConfig;

function readArguments<Options extends Config>(argv: readonly string[], options: Options, env: Env) {
  const local = localeLanguage(env);
  const loose = parseArgs({ args: [...argv], options: shared, strict: false }).values;
  const language: Language = loose.lang === 'ja' || loose.lang === 'en' ? loose.lang : local;
  const usage = (option: string): Usage => ({ kind: 'usage', language, option });
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const given = values as { help?: boolean; lang?: string; json?: boolean; manuscripts?: string };
    if (given.help) return { kind: 'help' as const, language };
    if (given.lang !== undefined && given.lang !== language) return usage(`--lang ${given.lang}`);
    const manuscripts = (given.manuscripts ?? 'manuscripts').replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
    return {
      kind: 'read' as const,
      values,
      positionals,
      usage,
      frame: { manuscripts, language, json: given.json ?? false },
    };
  } catch (error) {
    // parseArgs names the option in quotes, inside an English sentence.
    return usage(/'(-[^\s'<]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? argv.join(' '));
  }
}
