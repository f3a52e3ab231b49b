/** The browser of a reader: the same program as the build's, but with scripts on and the page as a file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { findBrowser } from '../../scripts/writer/browser/browser.ts';
import { fontconfig } from '../../scripts/writer/browser/fontconfig.ts';
import { thisMachine } from '../../scripts/writer/browser/machine.ts';

/** Starts the browser with fonts for both languages; `folder` is for its profile. */
export async function startReader(folder: string): Promise<Browser> {
  const machine = thisMachine();
  const program = await findBrowser(machine);
  mkdirSync(folder, { recursive: true });
  const faces = ['noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf', 'noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'];
  const fonts = faces.map((face) => dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${face}`))));
  const settings = join(folder, 'fonts.conf');
  writeFileSync(settings, fontconfig([...machine.fonts, ...fonts], join(folder, 'fontconfig')));
  return puppeteer.launch({
    executablePath: program.executable,
    headless: program.headless,
    pipe: true,
    userDataDir: join(folder, 'profile'),
    args: process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu'] : [],
    env: {
      ...process.env,
      FONTCONFIG_FILE: settings,
      // Which face stands for one that is not installed depends on the language of the system.
      LC_ALL: 'C.UTF-8',
      ...(program.libraries !== undefined && { LD_LIBRARY_PATH: program.libraries }),
    },
  });
}

/** A page with a record of what it did besides showing itself. */
export interface WatchedPage {
  readonly page: Page;
  /** Addresses that it asked for; `data:` URLs are part of the page. */
  readonly requests: readonly string[];
  /** Errors and warnings of the console, uncaught errors, violations of the Content-Security-Policy. */
  readonly complaints: readonly string[];
}

export interface Screen {
  readonly width: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly scripts?: boolean;
}

/** Opens a file the way a double click does. */
export async function openFile(browser: Browser, file: string, screen: Screen): Promise<WatchedPage> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) requests.push(request.url());
  });
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => {
    complaints.push(String(error));
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      reportError(new Error(`CSP: ${violatedDirective} ${blockedURI}`));
    });
  });
  await page.setJavaScriptEnabled(screen.scripts ?? true);
  await page.setViewport({ width: screen.width, height: screen.height ?? 900 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: screen.dark ? 'dark' : 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  return { page, requests, complaints };
}
