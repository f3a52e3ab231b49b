/** `npm run impose -- IN.pdf --as 2up|booklet --out OUT.pdf`: argv → plan → bytes → file. */
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { localeLanguage } from './command/options.ts';
import { replaceFile } from './command/replace-folder.ts';
import { type Language, type Message, message } from './message/message.ts';
import { terminalReport } from './message/terminal.ts';
import { type PaperSize, paperName, papers } from './publication/paper.ts';
import { type Translate, translator } from './template/translate.ts';
import { booklet } from './writer/imposition/booklet.ts';
import { imposeDocument } from './writer/imposition/render.ts';
import type { Flip, ImpositionPlan } from './writer/imposition/sheet.ts';
import { largestPage, openSource } from './writer/imposition/source.ts';
import { twoUp } from './writer/imposition/two-up.ts';

/** 0 done, 1 the PDF cannot be imposed, 2 wrong usage, 3 the result could not be written. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What the command does to the world. */
export interface ImposeEffects {
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly isSameFile: (a: string, b: string) => Promise<boolean>;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly report: (messages: readonly Message[], language: Language) => void;
  readonly words: (language: Language) => Translate;
  /** The language where `--lang` says nothing. */
  readonly language: Language;
}

interface Settings {
  readonly input: string;
  readonly output: string;
  readonly layout: 'twoUp' | 'booklet';
  readonly paper: PaperSize;
  readonly bind: 'left' | 'right';
  readonly creep: number;
  readonly keepBackCover: boolean;
  readonly flip?: Flip;
}

type Parsed =
  | { readonly kind: 'help'; readonly language: Language }
  | { readonly kind: 'usage'; readonly language: Language; readonly text: string }
  | { readonly kind: 'settings'; readonly language: Language; readonly settings: Settings };

/** A staple goes through about so many sheets of copier paper; a fold of more does not stay flat either. */
const sheetsInOneFold = 15;

const config = {
  as: { type: 'string' },
  out: { type: 'string' },
  paper: { type: 'string' },
  flip: { type: 'string' },
  bind: { type: 'string' },
  creep: { type: 'string' },
  'keep-back-cover': { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * Runs the command.
 *
 * @param argv the words after the script's name
 * @returns the exit status; every problem has been told by then
 */
export async function impose(argv: readonly string[], effects: ImposeEffects): Promise<ExitCode> {
  const parsed = parse(argv, effects);
  const words = effects.words(parsed.language);
  const fail = (code: ExitCode, problem: Message): ExitCode => {
    effects.report([problem], parsed.language);
    return code;
  };
  const misuse = (text: string): ExitCode => {
    effects.complain(`${text}\n${words('impose.seeHelp')}`);
    return 2;
  };
  if (parsed.kind === 'help') {
    effects.print(words('impose.help'));
    return 0;
  }
  if (parsed.kind === 'usage') return misuse(parsed.text);
  const { settings } = parsed;
  const { input, output } = settings;
  if (await effects.isSameFile(input, output)) return misuse(words('impose.sameFile', { path: output }));
  let bytes: Uint8Array;
  try {
    bytes = await effects.read(input);
  } catch (error) {
    return fail(1, message('pdf-unreadable', {}, { path: input, reason: reasonOf(error) }));
  }
  const source = await openSource(bytes);
  if (source === 'encrypted') return fail(1, message('pdf-encrypted', {}, { path: input }));
  if (typeof source === 'string') return fail(1, message('pdf-broken', {}, { path: input }));
  const plan = planOf(settings, source.getPageCount(), largestPage(source));
  const imposed = await imposeDocument(source, plan).catch(() => undefined);
  if (imposed === undefined) return fail(1, message('pdf-broken', {}, { path: input }));
  try {
    await effects.write(output, imposed);
  } catch (error) {
    return fail(3, message('output-failed', {}, { path: output, reason: reasonOf(error) }));
  }
  if (settings.layout === 'booklet' && plan.sheets.length > sheetsInOneFold) {
    const values = { sheets: plan.sheets.length, limit: sheetsInOneFold };
    effects.report([message('booklet-thick', {}, values)], parsed.language);
  }
  effects.print(summary(output, plan, source.getPageCount(), words));
  return 0;
}

function planOf(settings: Settings, pageCount: number, page: PaperSize): ImpositionPlan {
  const { paper, flip } = settings;
  const input = { pageCount, page, paper, ...(flip && { flip }) };
  return settings.layout === 'twoUp' ? twoUp(input) : booklet({ ...input, ...settings });
}

function summary(path: string, plan: ImpositionPlan, pages: number, words: Translate): string {
  const scale = plan.sheets[0]?.front[0]?.scale ?? 1;
  const isDuplex = plan.sheets.some((sheet) => sheet.back.length > 0);
  return [
    words('impose.done', { path, sheets: plan.sheets.length, pages }),
    ...(scale < 0.995 ? [words('impose.scaled', { percent: Math.round(scale * 100) })] : []),
    words(isDuplex ? (plan.flip === 'short-edge' ? 'impose.shortEdge' : 'impose.longEdge') : 'impose.oneSided'),
  ].join('\n');
}

function parse(argv: readonly string[], effects: ImposeEffects): Parsed {
  let values: ReturnType<typeof readArgs>['values'];
  let positionals: readonly string[];
  try {
    ({ values, positionals } = readArgs(argv));
  } catch (error) {
    const { lang } = parseArgs({ args: [...argv], options: config, strict: false }).values;
    const language = lang === 'ja' || lang === 'en' ? lang : effects.language;
    // parseArgs names the option in quotes, inside an English sentence.
    const option = /'(-[^\s'<]+)/.exec(reasonOf(error))?.[1] ?? argv.join(' ');
    const text = effects.words(language)('impose.unknownOption', { option });
    return { kind: 'usage', language, text };
  }
  const language = values.lang === 'ja' || values.lang === 'en' ? values.lang : effects.language;
  if (values.help) return { kind: 'help', language };
  const words = effects.words(language);
  const usage = (text: string): Parsed => ({ kind: 'usage', language, text });
  const wrong = (option: string, found: string, expected: string) =>
    usage(words('impose.value', { option, found, expected }));
  const [input, ...more] = positionals;
  if (values.lang !== undefined && values.lang !== language) return wrong('--lang', values.lang, 'ja, en');
  if (input === undefined) return usage(words('impose.missing', { option: 'IN.pdf' }));
  if (more.length > 0) return wrong('IN.pdf', positionals.join(' '), '1');
  if (values.as === undefined) return usage(words('impose.missing', { option: '--as 2up|booklet' }));
  if (values.as !== '2up' && values.as !== 'booklet') return wrong('--as', values.as, '2up, booklet');
  if (!values.out) return usage(words('impose.missing', { option: '--out OUT.pdf' }));
  const paper = paperOf(values.paper ?? 'A4');
  if (paper === undefined) return wrong('--paper', values.paper ?? '', `${Object.keys(papers).join(', ')}, 210x297`);
  if (values.as === '2up') {
    const stray = (['bind', 'creep', 'keep-back-cover'] as const).find((option) => values[option] !== undefined);
    if (stray !== undefined) return usage(words('impose.onlyBooklet', { option: `--${stray}` }));
  }
  const { flip } = values;
  if (flip !== undefined && flip !== 'short' && flip !== 'long') return wrong('--flip', flip, 'short, long');
  const bind = values.bind ?? 'left';
  if (bind !== 'left' && bind !== 'right') return wrong('--bind', bind, 'left, right');
  const creep = Number(values.creep ?? 0);
  if (values.creep === '' || !(creep >= 0 && creep <= 1)) return wrong('--creep', values.creep ?? '', '0 – 1 (mm)');
  return {
    kind: 'settings',
    language,
    settings: {
      input,
      output: values.out,
      layout: values.as === '2up' ? 'twoUp' : 'booklet',
      paper,
      bind,
      creep,
      keepBackCover: values['keep-back-cover'] ?? false,
      ...(flip && { flip: `${flip}-edge` as const }),
    },
  };
}

function readArgs(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: config, allowPositionals: true });
}

function paperOf(text: string): PaperSize | undefined {
  const name = paperName(text);
  if (name !== undefined) return papers[name];
  const [, width, height] = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  return [size.width, size.height].every((side) => side >= 20 && side <= 1200) ? size : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether two paths are one file, whatever links or spelling lead there. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  const [first, second] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => undefined)));
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}

if (import.meta.main) {
  process.exitCode = await impose(process.argv.slice(2), {
    read: readFile,
    write: replaceFile,
    isSameFile,
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
    report: (messages, language) => {
      const style = { colour: process.stderr.isTTY && !process.env.NO_COLOR };
      process.stderr.write(terminalReport(messages, translator(language), style));
    },
    words: translator,
    language: localeLanguage(process.env),
  });
}
