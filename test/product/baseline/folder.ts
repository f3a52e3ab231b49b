/** The committed pictures, and what they were made with. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { locateBrowser } from '../../../scripts/writer/browser/locate.ts';
import { thisMachine } from '../../../scripts/writer/browser/machine.ts';
import { repository } from '../../cli/run.ts';
import type { Finding } from './findings.ts';
import { type Picture, readPicture } from './picture.ts';
import { pngOf } from './png.ts';

/** Relative to the repository, for messages. */
export const folderName = 'test/baselines';
const folder = join(repository, folderName);
const versionsFile = join(folder, 'made-with.json');

/** Other versions of these draw other pixels. */
const drawnBy = ['@sparticuz/chromium', 'pdfjs-dist', '@napi-rs/canvas'] as const;

type Versions = Readonly<Record<string, string | undefined>>;

/**
 * Whether the browser is the one that the baselines are made with: the bundled one, which is for Linux on x64. Any other
 * version of it draws other pixels.
 */
export function isReferenceMachine(): boolean {
  return locateBrowser(thisMachine()).kind === 'bundled';
}

/**
 * The baselines by name, such as `e2ee-statement/booklet/001`.
 *
 * @throws Error that names a file that is no picture
 */
export async function readBaselines(): Promise<ReadonlyMap<string, Picture>> {
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.png'));
  const pictures = paths.map(async (path): Promise<[string, Picture]> => [
    path.replaceAll('\\', '/').slice(0, -'.png'.length),
    await readPicture(readFileSync(join(folder, path))).catch((cause: unknown) => {
      throw new Error(`${folderName}/${path} is no picture. Remove it, then npm run baselines.`, { cause });
    }),
  ]);
  return new Map(await Promise.all(pictures));
}

/** Makes the baselines what the findings say; a file whose picture is the same keeps its bytes. */
export function renewBaselines(findings: readonly Finding[]): void {
  mkdirSync(folder, { recursive: true });
  for (const finding of findings) {
    const path = join(folder, `${finding.name}.png`);
    if (finding.kind === 'gone') {
      rmSync(path);
      removeEmpty(dirname(path));
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, pngOf(finding.shot.picture));
    }
  }
  writeFileSync(versionsFile, `${JSON.stringify(installed(), null, 2)}\n`);
}

/** What draws otherwise than when the baselines were made, one line for each; empty where there are no baselines. */
export function changedVersions(): string[] {
  if (!existsSync(versionsFile)) return [];
  const then = JSON.parse(readFileSync(versionsFile, 'utf8')) as Versions;
  const now = installed();
  return drawnBy.flatMap((name) =>
    then[name] === now[name] ? [] : [`${name}: the baselines were made with ${then[name]}, this is ${now[name]}`],
  );
}

/** As package.json names them, exactly. */
function installed(): Versions {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    dependencies: Versions;
    devDependencies: Versions;
  };
  return Object.fromEntries(drawnBy.map((name) => [name, dependencies[name] ?? devDependencies[name]]));
}

function removeEmpty(path: string): void {
  for (let at = path; at !== folder && readdirSync(at).length === 0; at = dirname(at)) rmSync(at, { recursive: true });
}
