/** One page in the browser: loaded from memory, without scripts, without network, without access to files. */
import type { CDPSession, Page } from 'puppeteer';
import { message } from '../../message/message.ts';
import { BrowserError, reasonOf } from './failure.ts';

/** In CSS px; `scale` is the device pixel ratio, 1 where absent. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
}

export interface OpenPage {
  /** Runs a function in the page. It is sent as source text: it must not use anything from around it. */
  evaluate<A extends unknown[], R>(run: (...values: A) => R | Promise<R>, ...values: A): Promise<Awaited<R>>;
  /**
   * Prints the page as tagged PDF (PDF 1.7, 14.8) on the paper that its `@page` rules ask for.
   *
   * @param options `outline`: bookmarks from the headings
   */
  pdf(options: { readonly outline: boolean }): Promise<Uint8Array>;
  /** `quality` is 0 to 100 and for JPEG only; `fullPage` takes the whole height instead of the viewport. */
  screenshot(options: ScreenshotOptions): Promise<Uint8Array>;
  /** Lays the page out for this CSS medium. Printing always uses `print`, whatever is set here. */
  emulate(medium: 'screen' | 'print'): Promise<void>;
  close(): Promise<void>;
}

export interface ScreenshotOptions {
  readonly type: 'png' | 'jpeg';
  readonly quality?: number;
  readonly fullPage?: boolean;
  /** How many times as large as the viewport's own pixels; 1 where absent. Drawn anew at that size, for the viewport only. */
  readonly enlarged?: number;
}

/** `.invalid` never resolves (RFC 6761, 6.4). Relative links that are left in a page show up with it in the PDF. */
const origin = 'https://taiyaku.invalid/';

/** A second lock besides switching scripts off: the page may show its own files and nothing else (CSP Level 3). */
const policy = "default-src 'none'; img-src 'self' data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'";

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  gif: 'image/gif',
  html: 'text/html; charset=utf-8',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  otf: 'font/otf',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  webp: 'image/webp',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/**
 * Opens a page and waits until its fonts and images are there.
 *
 * @param blankPage gives a page that nobody else uses
 * @param files by path relative to the page; the page must not ask for anything else
 * @throws BrowserError `browser-failed`
 */
export async function openPage(
  blankPage: () => Promise<Page>,
  html: string,
  files: ReadonlyMap<string, Uint8Array>,
  viewport: Viewport = { width: 1280, height: 800 },
): Promise<OpenPage> {
  let page: Page | undefined;
  try {
    page = await blankPage();
    page.setDefaultTimeout(0);
    const refused: string[] = [];
    const protocol = await page.createCDPSession();
    await Promise.all([
      page.setViewport({ width: viewport.width, height: viewport.height, deviceScaleFactor: viewport.scale ?? 1 }),
      page.setJavaScriptEnabled(false),
      serve(protocol, unlaid(html), files, refused),
    ]);
    await page.goto(origin, { waitUntil: 'load' });
    const broken = [
      ...(await page.evaluate(loadFontsAndImages, waiting)),
      ...refused.map((url) => `not given: ${shortUrl(url)}`),
    ];
    if (broken.length > 0) throw new Error(broken.join('; '));
    return handle(page);
  } catch (error) {
    await page?.close().catch(() => undefined);
    throw failed(error);
  }
}

/**
 * The document with nothing of it laid out until its fonts are there: a layout without them looks for a font of the machine
 * for every Japanese character, which takes 5 s for a book of 200 pages and happens or not, as the fonts come later or sooner.
 */
function unlaid(html: string): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<style id="${waiting}">html{display:none!important}</style>`);
}

const waiting = 'taiyaku-waits-for-fonts';

function handle(page: Page): OpenPage {
  return {
    evaluate: async (run, ...values) => {
      try {
        return (await page.evaluate(run as (...all: unknown[]) => unknown, ...values)) as never;
      } catch (error) {
        throw failed(error);
      }
    },
    pdf: ({ outline }) =>
      page
        .pdf({ tagged: true, outline, preferCSSPageSize: true, printBackground: true, waitForFonts: false, timeout: 0 })
        .catch(rethrow),
    screenshot: ({ type, quality, fullPage = false, enlarged }) => {
      const { width = 0, height = 0 } = page.viewport() ?? {};
      const clip = enlarged === undefined ? {} : { clip: { x: 0, y: 0, width, height, scale: enlarged } };
      return page.screenshot({ type, fullPage, ...clip, ...(quality === undefined ? {} : { quality }) }).catch(rethrow);
    },
    emulate: (medium) => page.emulateMediaType(medium).catch(rethrow),
    close: () => page.close().catch(rethrow),
  };
}

/**
 * Answers every request of the page from memory. This talks to the protocol itself because it takes 30 % less time than
 * the launcher's request interception and half the time of data: URLs (2 MB of fonts), and about as long as `file:` URLs,
 * which would let a page read any file of the user's.
 */
async function serve(
  protocol: CDPSession,
  html: string,
  files: ReadonlyMap<string, Uint8Array>,
  refused: string[],
): Promise<void> {
  protocol.on('Fetch.requestPaused', ({ requestId, request }) => {
    const body = request.url === origin ? new TextEncoder().encode(html) : files.get(pathOf(request.url));
    const answer =
      body === undefined
        ? protocol.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : protocol.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: 200,
            responseHeaders: [
              { name: 'Content-Type', value: mediaType(request.url) },
              { name: 'Content-Security-Policy', value: policy },
            ],
            body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
          });
    // A full Chrome asks for the icon of its own accord.
    if (body === undefined && request.url !== `${origin}favicon.ico`) refused.push(request.url);
    // A page that is closed while it loads needs no answer; whoever waits for the page is told by that call.
    answer.catch(() => undefined);
  });
  await protocol.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

function pathOf(url: string): string {
  if (!url.startsWith(origin)) return '';
  const path = url.slice(origin.length).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function mediaType(url: string): string {
  if (url === origin) return mediaTypes.html as string;
  const [, extension = ''] = /\.([a-z0-9]+)$/i.exec(pathOf(url)) ?? [];
  return mediaTypes[extension.toLowerCase()] ?? 'application/octet-stream';
}

function shortUrl(url: string): string {
  const short = url.startsWith(origin) ? url.slice(origin.length) : url;
  return short.length > 120 ? `${short.slice(0, 120)}…` : short;
}

/**
 * Runs in the page, and lets it be laid out at the end: starts and awaits every font face, used so far or not, and every image, and says which ones failed.
 * `document.fonts.ready` alone also resolves when a face could not be loaded. `loading="lazy"` needs no care: it does
 * nothing where scripting is off (HTML, "Lazy loading attributes").
 */
async function loadFontsAndImages(waitingStyle: string): Promise<string[]> {
  const faces = [...document.fonts].map(async (face) => {
    await face.load().catch(() => undefined);
    return face.status === 'loaded' ? [] : [`font not loaded: ${face.family} ${face.weight} ${face.style}`];
  });
  const images = [...document.images].map(async (image) => {
    const loaded = await image.decode().then(
      () => true,
      () => false,
    );
    return loaded ? [] : [`image not loaded: ${(image.getAttribute('src') ?? '').slice(0, 120)}`];
  });
  const broken = (await Promise.all([...faces, ...images])).flat();
  document.getElementById(waitingStyle)?.remove();
  await document.fonts.ready;
  return broken;
}

function failed(error: unknown): BrowserError {
  if (error instanceof BrowserError) return error;
  return new BrowserError(message('browser-failed', {}, { reason: reasonOf(error) }), error);
}

function rethrow(error: unknown): never {
  throw failed(error);
}
