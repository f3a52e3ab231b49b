/** The calls of small commands: `--lang`, `--help`, flags without value, and names. */
import { parseArgs } from 'node:util';
import type { Language } from '../message/message.ts';
import { type Help, localeLanguage, type Usage } from './options.ts';

export interface PlainRun {
  readonly kind: 'run';
  readonly language: Language;
  readonly flags: ReadonlySet<string>;
  readonly names: readonly string[];
}

/** What a command takes besides `--lang` and `--help`; nothing where absent. */
export interface PlainOptions {
  /** Without their hyphens. */
  readonly flags?: readonly string[];
  /** `any`, or those that there are. */
  readonly names?: 'any' | readonly string[];
}

/**
 * @param argv the words after the script's name
 * @param env the environment, for the language of the locale
 */
export function plainCall(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  { flags = [], names: known = [] }: PlainOptions = {},
): PlainRun | Help | Usage {
  const locale = localeLanguage(env);
  const usage = (option: string, language = locale): Usage => ({ kind: 'usage', language, option });
  const boolean = { type: 'boolean' } as const;
  const options = Object.fromEntries(flags.map((flag) => [flag, boolean]));
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, lang: { type: 'string' }, help: { ...boolean, short: 'h' } },
      allowPositionals: true,
    });
    const { lang = locale, help } = values;
    if (lang !== 'ja' && lang !== 'en') return usage(`--lang ${String(lang)}`);
    if (help) return { kind: 'help', language: lang };
    const unknown = known === 'any' ? undefined : positionals.find((name) => !known.includes(name));
    if (unknown !== undefined) return usage(unknown, lang);
    const given = new Map(Object.entries(values));
    const set = flags.filter((flag) => given.get(flag) === true);
    return { kind: 'run', language: lang, flags: new Set(set), names: positionals };
  } catch {
    return usage(argv.join(' '));
  }
}
