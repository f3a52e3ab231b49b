/** Starts the browser and keeps it for as many pages as are wanted. The only place that knows how Chromium is launched. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, PuppeteerNode } from 'puppeteer';
import { message } from '../../message/message.ts';
import { BrowserError, reasonOf } from './failure.ts';
import { fontconfig } from './fontconfig.ts';
import { unpackBrowser } from './inflate.ts';
import { locateBrowser } from './locate.ts';
import { type Machine, thisMachine } from './machine.ts';
import { type OpenPage, openPage, type Viewport } from './page.ts';
import { makeSessionFolder, removeAfterOthers, removeSessionFolder } from './session-folder.ts';

export interface BrowserSession {
  /** The browser's own name and version, such as `HeadlessChrome/153.0.8010.0`. */
  readonly version: string;
  /**
   * Loads a page. Its relative URLs (`fonts/…`, `images/…`) are answered from `files` and from nowhere else; scripts do
   * not run. Resolves when every font face and every image of the page is there. Several pages may be open at once.
   *
   * @throws BrowserError `browser-failed`, also when the page asks for a file that it was not given
   */
  open(html: string, files: ReadonlyMap<string, Uint8Array>, viewport?: Viewport): Promise<OpenPage>;
  /** Ends the browser and removes its folder. May be called twice. */
  close(): Promise<void>;
}

/** The program to start and what it needs around it. */
export interface BrowserProgram {
  readonly executable: string;
  /** For LD_LIBRARY_PATH. */
  readonly libraries?: string;
  /** A headless shell has no window system; a full Chrome, Edge or Chromium is asked to do without. */
  readonly headless: 'shell' | true;
  /** Whether it was unpacked just now. */
  readonly fresh: boolean;
}

/** A slow machine with a long book must not fail for being slow; a browser that hangs must end some day. */
const longest = 15 * 60 * 1000;

/**
 * Finds the browser program, unpacking the bundled one if need be.
 *
 * @throws BrowserError `browser-missing`, `browser-path` or `output-failed`
 */
export async function findBrowser(machine: Machine): Promise<BrowserProgram> {
  const location = locateBrowser(machine);
  switch (location.kind) {
    case 'missing':
      throw new BrowserError(message('browser-missing', {}, { command: location.command }));
    case 'dangling':
      throw new BrowserError(message('browser-path', {}, { variable: location.variable, path: location.path }));
    case 'bundled':
      try {
        const unpacked = await unpackBrowser(location.archives, machine.cache, machine.bundledVersion ?? 'unknown');
        return { ...unpacked, headless: 'shell' };
      } catch (error) {
        throw new BrowserError(message('output-failed', {}, { path: machine.cache, reason: reasonOf(error) }), error);
      }
    case 'named':
    case 'installed':
      return {
        executable: location.path,
        headless: /headless[-_]shell/.test(location.path) ? 'shell' : true,
        fresh: false,
      };
  }
}

/**
 * Starts the browser, cut off from the network and from the machine's fonts (on Linux), with a profile that goes away.
 * It ends with `close`, and with this process however that ends.
 *
 * @throws BrowserError
 */
export async function openBrowser(machine: Machine = thisMachine()): Promise<BrowserSession> {
  // Loading the launcher takes longer than starting the browser: do it while the program is looked for.
  const [program, launcher] = await Promise.all([findBrowser(machine), loadLauncher()]);
  const folder = sessionFolder(machine);
  let browser: Browser | undefined;
  try {
    await writeFile(join(folder, 'fonts.conf'), fontconfig(machine.fonts, join(folder, 'fontconfig')));
    browser = await launcher.launch({
      executablePath: program.executable,
      headless: program.headless,
      pipe: true,
      userDataDir: join(folder, 'profile'),
      args: browserArguments(machine.platform),
      env: browserEnvironment(machine, program, folder),
      waitForInitialPage: false,
      acceptInsecureCerts: false,
      defaultViewport: null,
      timeout: 60_000,
      protocolTimeout: longest,
      // The session folder's own listeners end the process, so that the folder goes too.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    removeAfterOthers();
    return session(browser, await browser.version(), folder);
  } catch (error) {
    await end(browser, folder);
    throw new BrowserError(message('browser-failed', {}, { reason: reasonOf(error) }), error);
  }
}

async function loadLauncher(): Promise<PuppeteerNode> {
  try {
    return (await import('puppeteer')).default;
  } catch (error) {
    throw new BrowserError(message('browser-failed', {}, { reason: reasonOf(error) }), error);
  }
}

function session(browser: Browser, version: string, folder: string): BrowserSession {
  // A new page takes about as long to come up as the browser itself, so the first one starts before it is asked for.
  let first: Promise<Page> | undefined = browser.newPage();
  first.catch(() => undefined);
  const blankPage = (): Promise<Page> => {
    const page = first ?? browser.newPage();
    first = undefined;
    return page;
  };
  let closing: Promise<void> | undefined;
  return {
    version,
    open: (html, files, viewport) => openPage(blankPage, html, files, viewport),
    close: () => {
      // A page that is still coming up when its browser goes would keep the process waiting for it for half a minute.
      closing ??= Promise.allSettled([first]).then(() => end(browser, folder));
      return closing;
    },
  };
}

/** Ends the browser, killing it if it does not answer, and removes its folder. */
async function end(browser: Browser | undefined, folder: string): Promise<void> {
  try {
    await browser?.close();
  } catch {
    browser?.process()?.kill('SIGKILL');
  }
  removeSessionFolder(folder);
}

function sessionFolder(machine: Machine): string {
  try {
    return makeSessionFolder(machine.temporary);
  } catch (error) {
    throw new BrowserError(message('output-failed', {}, { path: machine.temporary, reason: reasonOf(error) }), error);
  }
}

function browserArguments(platform: string): string[] {
  return [
    // Layout must not depend on the machine's hinting settings.
    '--font-render-hinting=none',
    '--lang=en-US',
    // Nothing here needs the GPU; without these two the bundled browser asks for libraries that it lacks.
    '--disable-gpu',
    '--disable-software-rasterizer',
    // No name resolves and no proxy answers, so no request leaves, whoever makes it: the page's own requests never get
    // this far (page.ts), the browser's own do (updates, preconnect).
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--no-pings',
    '--dns-prefetch-disable',
    // Linux only: the sandbox needs unprivileged user namespaces or a setuid helper, which containers, root and many
    // distributions do not give, and the browser would not start. The page is our own sanitised HTML, with scripts off,
    // no network and no file access.
    ...(platform === 'linux' ? ['--no-sandbox'] : []),
  ];
}

function browserEnvironment(machine: Machine, program: BrowserProgram, folder: string): Record<string, string> {
  const { LD_LIBRARY_PATH, ...rest } = machine.env;
  const libraries = [program.libraries, LD_LIBRARY_PATH].filter((path) => path).join(':');
  const environment: Record<string, string | undefined> = {
    ...rest,
    ...(libraries === '' ? {} : { LD_LIBRARY_PATH: libraries }),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    // Output is the same in every time zone and language.
    TZ: 'UTC',
    LANGUAGE: 'en',
  };
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
