/** The options that build and check share: argv in, settings or a usage mistake out. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Language } from '../message/message.ts';

export const outputKinds = ['web', 'leaflet', 'booklet', 'book', 'print', 'epub', 'image'] as const;
export type OutputKind = (typeof outputKinds)[number];

export interface Options {
  /** As the user typed it, without a slash at the end. */
  readonly manuscripts: string;
  readonly out: string;
  /** All kinds where absent. */
  readonly only?: ReadonlySet<OutputKind>;
  readonly strict: boolean;
  readonly language: Language;
  readonly json: boolean;
  /** How many pages the browser works on at once. */
  readonly jobs: number;
  /** All publications where empty. */
  readonly publications: readonly string[];
}

export type Parsed = { readonly kind: 'options'; readonly options: Options } | Help | Usage;

/** Somebody asked how to call it. */
export interface Help {
  readonly kind: 'help';
  readonly language: Language;
}

/** A wrong call. */
export interface Usage {
  readonly kind: 'usage';
  readonly language: Language;
  readonly option: string;
}

const config = {
  manuscripts: { type: 'string' },
  out: { type: 'string' },
  only: { type: 'string' },
  strict: { type: 'boolean' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  jobs: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * @param argv the words after the script's name
 * @param env the environment, for the language of the locale
 */
export function parseOptions(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Parsed {
  const local = localeLanguage(env);
  let parsed: ReturnType<typeof parseArgs<{ options: typeof config; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...argv], options: config, allowPositionals: true });
  } catch (error) {
    const { lang } = parseArgs({ args: [...argv], options: config, strict: false }).values;
    // parseArgs names the option in quotes, inside an English sentence.
    const option = /'(-[^\s'<]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? argv.join(' ');
    return { kind: 'usage', language: lang === 'ja' || lang === 'en' ? lang : local, option };
  }
  const { values, positionals } = parsed;
  const language = values.lang === 'ja' || values.lang === 'en' ? values.lang : local;
  if (values.help) return { kind: 'help', language };
  const usage = (option: string): Usage => ({ kind: 'usage', language, option });
  if (values.lang !== undefined && values.lang !== language) return usage(`--lang ${values.lang}`);
  const only = values.only?.split(',').map((kind) => kind.trim());
  const wrongKind = only?.find((kind) => !outputKinds.includes(kind as OutputKind));
  if (wrongKind !== undefined) return usage(`--only ${wrongKind}`);
  const jobs = values.jobs === undefined ? availableParallelism() : Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) return usage(`--jobs ${values.jobs}`);
  return {
    kind: 'options',
    options: {
      manuscripts: folder(values.manuscripts ?? 'manuscripts'),
      out: folder(values.out ?? 'dist'),
      ...(only && { only: new Set(only as OutputKind[]) }),
      strict: values.strict ?? false,
      language,
      json: values.json ?? false,
      jobs,
      publications: positionals.map(folder),
    },
  };
}

/** The user's language by the POSIX order LC_ALL, LC_MESSAGES, LANG; English unless it is Japanese. */
export function localeLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ja(?![a-z])/i.test(locale) ? 'ja' : 'en';
}

function folder(path: string): string {
  return path.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
}
