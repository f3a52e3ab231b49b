/** `npm run doctor`: what this machine has, what is missing, and the one command that mends it. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cells, padded } from './command/columns.ts';
import { localeLanguage } from './command/options.ts';
import type { Language } from './message/message.ts';
import { type BrowserProgram, findBrowser, openBrowser } from './writer/browser/browser.ts';
import { writable } from './writer/browser/cache.ts';
import { BrowserError } from './writer/browser/failure.ts';
import { type Machine, thisMachine } from './writer/browser/machine.ts';
import { coverageOf } from './writer/font/coverage.ts';
import { type Face, faces, faceVersion } from './writer/font/faces.ts';

export type CheckName = 'node' | 'browser' | 'print' | 'fonts' | 'characters' | 'java' | 'cache' | 'dist';

/** One line of the doctor's report. */
export interface Check {
  readonly check: CheckName;
  readonly ok: boolean;
  /** Whether the build needs it; what it does not need is only mentioned. */
  readonly required: boolean;
  /** What was found, in no language: versions, paths, numbers. Empty where nothing was. */
  readonly detail: string;
  /** The command that mends it. */
  readonly command?: string;
}

/** What the doctor looks at. Each look gives what it found, or fails. */
export interface Patient {
  readonly platform: string;
  readonly nodeVersion: string;
  /** Finds the browser, unpacking it if need be; the path, the seconds it took, and whether it was unpacked just now. */
  browser(): Promise<{ readonly path: string; readonly unpackedIn?: number }>;
  /** Starts the browser and prints a page. */
  print(): Promise<{ readonly version: string; readonly seconds: number }>;
  /** The version of a face's package. */
  fontVersion(face: Face): string;
  /** How many characters a face is used for. */
  characters(face: Face): Promise<number>;
  /** The first line of `java -version`, if there is a Java. */
  java(): string | undefined;
  readonly cache: string;
  readonly dist: string;
  /** Whether files can be made in the folder, or the folder itself where it is not there yet. */
  writable(folder: string): boolean;
}

/** The first Node that runs this project's TypeScript as it is. */
const oldestNode = [22, 18] as const;

/** Looks at everything; one thing missing does not stop the others. */
export async function examine(patient: Patient): Promise<Check[]> {
  const browser = await examineBrowser(patient);
  return [
    examineNode(patient),
    browser,
    ...(browser.ok ? [await examinePrinting(patient)] : []),
    examineFonts(patient),
    await examineCharacters(patient),
    examineJava(patient),
    examineFolder('cache', patient.cache, patient),
    examineFolder('dist', patient.dist, patient),
  ];
}

/** Whether everything that the build needs is there. */
export function isHealthy(checks: readonly Check[]): boolean {
  return checks.every(({ ok, required }) => ok || !required);
}

function examineNode({ nodeVersion }: Patient): Check {
  const [major = 0, minor = 0] = nodeVersion.replace(/^v/, '').split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return line('node', ok, nodeVersion, 'npm ci');
}

async function examineBrowser(patient: Patient): Promise<Check> {
  try {
    const { path, unpackedIn } = await patient.browser();
    return line('browser', true, unpackedIn === undefined ? path : `${path} (${unpackedIn.toFixed(1)} s)`);
  } catch (error) {
    return { check: 'browser', ok: false, required: true, ...complaint(error, patient.platform) };
  }
}

async function examinePrinting(patient: Patient): Promise<Check> {
  try {
    const { version, seconds } = await patient.print();
    return line('print', true, `${version}, ${seconds.toFixed(1)} s`);
  } catch (error) {
    return { check: 'print', ok: false, required: true, ...complaint(error, patient.platform) };
  }
}

/** What a failure of the browser says in no language: the path, the variable or the program's own words. */
function complaint(error: unknown, platform: string): Pick<Check, 'detail' | 'command'> {
  if (!(error instanceof BrowserError)) throw error;
  const { report } = error;
  switch (report.code) {
    case 'browser-missing':
      return { detail: '', command: report.values.command };
    case 'browser-path':
      return {
        detail: `${report.values.variable}=${report.values.path}`,
        command: platform === 'win32' ? `set ${report.values.variable}=` : `unset ${report.values.variable}`,
      };
    case 'output-failed':
      return { detail: `${report.values.path}: ${report.values.reason}` };
    default:
      return { detail: 'reason' in report.values ? String(report.values.reason) : report.code };
  }
}

function examineFonts({ fontVersion }: Patient): Check {
  const packages = new Map<string, string>();
  const missing = new Set<string>();
  for (const face of faces) {
    try {
      packages.set(face.package, fontVersion(face));
    } catch {
      missing.add(face.package);
    }
  }
  const found = [...packages].map(([name, version]) => `${name.replace(/^.*\//, '')} ${version}`);
  return missing.size === 0
    ? line('fonts', true, found.join(', '))
    : line('fonts', false, [...missing].join(', '), 'npm ci');
}

async function examineCharacters({ characters }: Patient): Promise<Check> {
  const regular = faces.filter(({ weight, style, uses }) => weight === 400 && style === 'normal' && uses === undefined);
  try {
    const counts = await Promise.all(regular.map(async (face) => `${face.family} ${await characters(face)}`));
    return line('characters', true, counts.join(', '));
  } catch {
    return line('characters', false, '', 'npm ci');
  }
}

function examineJava({ java, platform }: Patient): Check {
  const found = java();
  const command =
    platform === 'darwin'
      ? 'brew install --cask temurin'
      : platform === 'win32'
        ? 'winget install EclipseAdoptium.Temurin.21.JRE'
        : 'sudo apt-get install default-jre-headless';
  return { ...line('java', found !== undefined, found ?? '', command), required: false };
}

function examineFolder(check: 'cache' | 'dist', folder: string, { platform, writable: can }: Patient): Check {
  const command =
    platform === 'win32' ? `icacls "${folder}" /grant "%USERNAME%":F /T` : `sudo chown -R "$USER" ${folder}`;
  return line(check, can(folder), folder, command);
}

function line(check: CheckName, ok: boolean, detail: string, command?: string): Check {
  return { check, ok, required: true, detail, ...(ok || command === undefined ? {} : { command }) };
}

/** The words of the report. */
export type DoctorWord = CheckName | 'ok' | 'missing' | 'optional' | 'run' | 'healthy' | 'ill' | 'help' | 'usage';
export type DoctorWording = (word: DoctorWord) => string;

/** The report as aligned lines: mark, what was looked at, what was found, and below it what to run. */
export function doctorReport(checks: readonly Check[], wording: DoctorWording): string {
  const labels = checks.map(({ check }) => wording(check));
  const marks = checks.map(({ ok, required }) => wording(ok ? 'ok' : required ? 'missing' : 'optional'));
  const columns = [Math.max(...marks.map(cells)), Math.max(...labels.map(cells))] as const;
  const indent = ' '.repeat(columns[0] + columns[1] + 4);
  const lines = checks.flatMap(({ detail, command }, index) => [
    `${padded(marks[index] ?? '', columns[0])}  ${padded(labels[index] ?? '', columns[1])}  ${detail}`.trimEnd(),
    ...(command === undefined ? [] : [`${indent}${wording('run')} ${command}`]),
  ]);
  return [...lines, '', wording(isHealthy(checks) ? 'healthy' : 'ill')].join('\n');
}

/** The machine that this runs on. */
function thisPatient(machine: Machine): Patient {
  const dist = resolve('dist');
  let program: BrowserProgram | undefined;
  return {
    platform: machine.platform,
    nodeVersion: process.version,
    browser: async () => {
      const start = performance.now();
      program = await findBrowser(machine);
      const path = relative('', program.executable);
      return {
        path: path.startsWith('..') ? program.executable : path,
        ...(program.fresh ? { unpackedIn: (performance.now() - start) / 1000 } : {}),
      };
    },
    print: async () => {
      const start = performance.now();
      const session = await openBrowser(machine);
      try {
        const page = await session.open('<html lang=en><title>t</title><p>t', new Map());
        await page.pdf({ outline: true });
      } finally {
        await session.close();
      }
      return { version: session.version, seconds: (performance.now() - start) / 1000 };
    },
    fontVersion: faceVersion,
    characters: async (face) => {
      const has = await coverageOf(face, machine.cache);
      return Array.from({ length: 0x110000 }, (_, codePoint) => codePoint).filter(has).length;
    },
    java: () => {
      const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
      return status === 0 ? stderr.split('\n')[0]?.trim() : undefined;
    },
    cache: relative('', machine.cache),
    dist: relative('', dist),
    writable: (folder) => (folder === relative('', dist) ? canMake(dist) : writable(resolve(folder))),
  };
}

/** Whether a folder is writable, or could be made; makes nothing. */
function canMake(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && canMake(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const words: Readonly<Record<Language, Readonly<Record<DoctorWord, string>>>> = {
  ja: {
    node: 'Node.js',
    browser: 'ブラウザ',
    print: '印刷の試し',
    fonts: 'フォント',
    characters: '収録文字数',
    java: 'Java（EPUB検証用）',
    cache: 'キャッシュの書き込み',
    dist: '出力先の書き込み',
    ok: '○',
    missing: '×',
    optional: '－',
    run: '次を実行:',
    healthy: '必要なものはそろっています。',
    ill: '足りないものがあります。×の行のコマンドを実行してください。',
    help: 'npm run doctor [-- --lang ja|en]\n\nこの機械にあるもの、足りないもの、足りないものを補うコマンドを示します。\n\n終了状態: 0 そろっている、2 呼び出し方の誤り、3 足りないものがある。',
    usage: '呼び出し方が正しくありません。npm run doctor -- --help を見てください。',
  },
  en: {
    node: 'Node.js',
    browser: 'Browser',
    print: 'Test print',
    fonts: 'Fonts',
    characters: 'Characters',
    java: 'Java (EPUB validator)',
    cache: 'Cache is writable',
    dist: 'Output is writable',
    ok: 'ok',
    missing: 'MISSING',
    optional: '-',
    run: 'run:',
    healthy: 'Everything that is needed is here.',
    ill: 'Something is missing. Run the commands of the lines marked MISSING.',
    help: 'npm run doctor [-- --lang ja|en]\n\nTells what this machine has, what is missing, and the command that mends it.\n\nExit status: 0 all there, 2 wrong call, 3 something is missing.',
    usage: 'Not understood. See: npm run doctor -- --help',
  },
};

/** The doctor's words in one language. */
export function doctorWording(language: Language): DoctorWording {
  return (word) => words[language][word];
}

/** The language and whether help is wanted, or nothing when the call is wrong. */
export function readDoctorArguments(
  argv: readonly string[],
  locale: Language,
): { readonly language: Language; readonly help: boolean } | undefined {
  try {
    const options = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { lang = locale, help = false } = parseArgs({ args: [...argv], options }).values;
    return lang === 'ja' || lang === 'en' ? { language: lang, help } : undefined;
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const locale = localeLanguage(process.env);
  const call = readDoctorArguments(process.argv.slice(2), locale);
  if (call === undefined) {
    process.stderr.write(`${doctorWording(locale)('usage')}\n`);
    process.exitCode = 2;
  } else if (call.help) {
    process.stdout.write(`${doctorWording(call.language)('help')}\n`);
  } else {
    const checks = await examine(thisPatient(thisMachine()));
    process.stdout.write(`${doctorReport(checks, doctorWording(call.language))}\n`);
    process.exitCode = isHealthy(checks) ? 0 : 3;
  }
}
