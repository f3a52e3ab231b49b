/** Which browser to use: a pure search, so that every platform is tested on any platform. */
import { posix, win32 } from 'node:path';

/** The little of a machine that the search looks at. */
export interface BrowserWorld {
  /** As `process.platform`. */
  readonly platform: string;
  /** As `process.arch`. */
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that holds the packed browser of @sparticuz/chromium, if that package is there. */
  readonly archives?: string;
  /** Whether a file is at this path. */
  exists(path: string): boolean;
}

/** Where the browser is, or why there is none. */
export type BrowserLocation =
  | { readonly kind: 'named'; readonly path: string; readonly variable: string }
  | { readonly kind: 'bundled'; readonly archives: string }
  | { readonly kind: 'installed'; readonly path: string }
  | { readonly kind: 'dangling'; readonly path: string; readonly variable: string }
  | { readonly kind: 'missing'; readonly command: string };

/** The variables by which a user names a browser, the stronger one first. */
export const browserVariables = ['TAIYAKU_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'] as const;

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Chromium.app/Contents/MacOS/Chromium',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

const linuxCommands = [
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium',
  'chromium-browser',
];

/** Folders of Linux packages that a bare PATH (cron, an IDE) may lack. */
const linuxFolders = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/opt/microsoft/msedge', '/snap/bin'];

/** The package managers of Linux by their program, with the command that installs a browser. */
const linuxInstallers: readonly (readonly [program: string, command: string])[] = [
  ['/usr/bin/apt-get', 'sudo apt-get install chromium'],
  ['/usr/bin/dnf', 'sudo dnf install chromium'],
  ['/usr/bin/pacman', 'sudo pacman -S chromium'],
  ['/usr/bin/zypper', 'sudo zypper install chromium'],
  ['/sbin/apk', 'apk add chromium'],
];

/**
 * Finds the browser: the one that an environment variable names, else the bundled one (glibc Linux on x64 only), else an
 * installed Chrome, Edge or Chromium. A variable that names a path where nothing is is reported and never passed over:
 * whoever set it means that browser and no other.
 */
export function locateBrowser(world: BrowserWorld): BrowserLocation {
  for (const variable of browserVariables) {
    const path = world.env[variable];
    if (path === undefined || path === '') continue;
    return { kind: world.exists(path) ? 'named' : 'dangling', path, variable };
  }
  const { archives } = world;
  if (
    archives !== undefined &&
    world.platform === 'linux' &&
    world.arch === 'x64' &&
    world.exists(posix.join(archives, 'chromium.br'))
  ) {
    return { kind: 'bundled', archives };
  }
  const path = installedBrowsers(world).find((candidate) => world.exists(candidate));
  return path === undefined ? { kind: 'missing', command: installCommand(world) } : { kind: 'installed', path };
}

/** Every path at which a browser may be installed, the preferred product first. */
function installedBrowsers({ platform, env }: BrowserWorld): string[] {
  switch (platform) {
    case 'darwin': {
      const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
      return macApplications.flatMap((application) => folders.map((folder) => posix.join(folder, application)));
    }
    case 'win32': {
      const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder);
      return windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder as string, program)));
    }
    default: {
      const folders = new Set([...(env.PATH ?? '').split(':').filter(posix.isAbsolute), ...linuxFolders]);
      return linuxCommands.flatMap((command) => [...folders].map((folder) => posix.join(folder, command)));
    }
  }
}

/** The one command that gives this machine a browser. */
export function installCommand({ platform, exists }: Pick<BrowserWorld, 'platform' | 'exists'>): string {
  if (platform === 'darwin') return 'brew install --cask google-chrome';
  if (platform === 'win32') return 'winget install Google.Chrome';
  const [, command] = linuxInstallers.find(([program]) => exists(program)) ?? ['', 'sudo apt-get install chromium'];
  return command;
}
