/** `npm run align -- JA.md EN.md`: argv → alignment → lines as JSON, two columns, or a page. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { alignmentText, stateOf, summary } from './command/alignment-view.ts';
import { printMessages, processConsole } from './command/console.ts';
import { exitStatus, statusOf } from './command/exit-status.ts';
import { guard } from './command/guard.ts';
import { type Help, localeLanguage, type Usage } from './command/options.ts';
import { replaceFile } from './command/replace-folder.ts';
import { usageStatus } from './command/usage.ts';
import { type AlignmentSide, alignmentPage } from './edition/alignment.ts';
import { type Language, message } from './message/message.ts';
import { type AlignedFiles, alignFiles, type Lines, type TextFile } from './stage/align-files.ts';
import { template } from './template/load.ts';
import { type Translate, translator } from './template/translate.ts';
import { htmlBytes } from './writer/html.ts';

interface Call {
  readonly language: Language;
  readonly ja: string;
  readonly en: string;
  readonly json: boolean;
  readonly html?: string;
}

await guard(async () => {
  const call = readCall(process.argv.slice(2), localeLanguage(process.env));
  if ('kind' in call) return usageStatus(call, 'align');
  const word = translator(call.language);
  const console = processConsole(true);
  const aligned = alignFiles(await readText(call.ja), await readText(call.en));
  const { messages } = aligned;
  if (call.json) console.out(JSON.stringify({ rows: aligned.rows }, null, 2));
  printMessages(console, messages, word);
  if (call.html !== undefined) {
    const page = alignmentPage(pageRows(aligned), await pageTexts(call, aligned, word), word);
    try {
      await replaceFile(call.html, htmlBytes(page));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      printMessages(console, [message('output-failed', {}, { path: call.html, reason })], word);
      return exitStatus.machine;
    }
  } else if (!call.json && aligned.rows.length > 0) {
    const { columns, isTTY } = process.stdout;
    console.out(alignmentText(aligned, word, columns ?? 120, isTTY === true && !process.env.NO_COLOR));
  }
  return statusOf(messages, false);
});

/** A call, or how it should have been. */
function readCall(argv: readonly string[], local: Language): Call | Help | Usage {
  const options = {
    json: { type: 'boolean' },
    html: { type: 'string' },
    lang: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch {
    return { kind: 'usage', language: local, option: argv.join(' ') } as const;
  }
  const { values, positionals } = parsed;
  const language = values.lang === 'ja' || values.lang === 'en' ? values.lang : local;
  if (values.help) return { kind: 'help', language } as const;
  const usage = (option: string) => ({ kind: 'usage', language, option }) as const;
  if (values.lang !== undefined && values.lang !== language) return usage(`--lang ${values.lang}`);
  const [ja, en, ...more] = positionals;
  if (ja === undefined || en === undefined || more.length > 0) return usage(positionals.join(' ') || 'JA.md EN.md');
  if (values.html !== undefined && (values.json || values.html === '')) return usage('--html');
  return { language, ja, en, json: values.json ?? false, ...(values.html !== undefined && { html: values.html }) };
}

async function readText(file: string): Promise<TextFile> {
  try {
    return { file, bytes: await readFile(file) };
  } catch (error) {
    return { file, reason: error instanceof Error ? error.message : String(error) };
  }
}

function pageRows({ rows, lines }: AlignedFiles) {
  const sideOf = (range: Lines | null, text: readonly string[]): AlignmentSide | undefined =>
    range ? { lines: range, source: text.slice(range[0] - 1, range[1]).join('\n') } : undefined;
  return rows.map((row) => {
    const ja = sideOf(row.ja, lines.ja);
    const en = sideOf(row.en, lines.en);
    return { id: row.id, state: stateOf(row), confidence: row.confidence, ...(ja && { ja }), ...(en && { en }) };
  });
}

async function pageTexts(call: Call, { rows }: AlignedFiles, word: Translate) {
  return {
    title: `${basename(call.ja)} – ${basename(call.en)}`,
    summary: summary(rows, word),
    css: await template('page/align.css'),
    language: call.language,
  };
}
