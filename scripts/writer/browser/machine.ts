/** The real machine, as the rest of this folder sees it. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache.ts';
import type { BrowserWorld } from './locate.ts';

export interface Machine extends BrowserWorld {
  /** The version of the bundled browser's package, if that package is there. */
  readonly bundledVersion?: string;
  /** Where unpacked browsers are kept between runs. */
  readonly cache: string;
  /** Where the folder of each session goes. */
  readonly temporary: string;
  /** The font folders that fontconfig may see (Linux); every font that a page uses comes with the page all the same. */
  readonly fonts: readonly string[];
}

/** What this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    exists: isProgramFile,
    ...bundledPackage(),
    cache: cacheFolder(),
    temporary: tmpdir(),
    fonts: fallbackFonts(),
  };
}

/** A file that can be read; on POSIX systems the archives are files, too, so the executable bit is not asked for. */
function isProgramFile(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The archives of @sparticuz/chromium; its `exports` hide them, so they are found next to its entry point. */
function bundledPackage(): { archives?: string; bundledVersion?: string } {
  try {
    const root = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { archives: join(root, 'bin'), bundledVersion: version };
  } catch {
    return {};
  }
}

/** One small face is enough for the browser to start drawing text at all. */
function fallbackFonts(): string[] {
  try {
    const face = import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf');
    return [dirname(fileURLToPath(face))];
  } catch {
    return [];
  }
}
