/** The doctor's examination and report: what a machine has, what is missing, and the one command that mends it. */
import type { Translate } from '../template/translate.ts';
import { BrowserError } from '../writer/browser/failure.ts';
import { type Face, faces } from '../writer/font/faces.ts';
import { cells, padded } from './columns.ts';

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

/** The report as aligned lines: mark, what was looked at, what was found, and below it what to run. */
export function doctorReport(checks: readonly Check[], word: Translate): string {
  const labels = checks.map(({ check }) => word(`doctor.${check}`));
  const marks = checks.map(({ ok, required }) =>
    word(ok ? 'doctor.ok' : required ? 'doctor.missing' : 'doctor.optional'),
  );
  const columns = [Math.max(...marks.map(cells)), Math.max(...labels.map(cells))] as const;
  const indent = ' '.repeat(columns[0] + columns[1] + 4);
  const lines = checks.flatMap(({ detail, command }, index) => [
    `${padded(marks[index] ?? '', columns[0])}  ${padded(labels[index] ?? '', columns[1])}  ${detail}`.trimEnd(),
    ...(command === undefined ? [] : [`${indent}${word('doctor.run')} ${command}`]),
  ]);
  return [...lines, '', word(isHealthy(checks) ? 'doctor.healthy' : 'doctor.ill')].join('\n');
}
