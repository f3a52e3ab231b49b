/** A reading system for tests: an engine that reading apps are built on, in the browser, with an EPUB in it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer';

const engine = ['@likecoin/epub-ts/umd'].map((name) => readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8'));
const zip = readFileSync(
  fileURLToPath(import.meta.resolve('jszip')).replace(/lib\/index\.js$/, 'dist/jszip.min.js'),
  'utf8',
);

/** What the reader shows: a document, and the page in it. */
export interface Location {
  readonly href: string;
  readonly page: number;
  readonly pages: number;
  readonly atEnd: boolean;
  readonly atStart: boolean;
}

/** A link of the book, and what the reader shows when it is followed. */
export interface Arrival {
  readonly from: string;
  readonly href: string;
  readonly isNote: boolean;
  /** Whether its target stands on the page that is shown; false where there is no target. */
  readonly isShown: boolean;
  readonly text: string;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Reader {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, requests that left the book. */
  readonly complaints: readonly string[];
  readonly where: () => Promise<Location>;
  /** Turns one page; says where it arrives. */
  readonly turn: (direction: 'next' | 'prev') => Promise<Location>;
  readonly show: (href: string) => Promise<Location>;
  /** The documents in reading order. */
  readonly spine: () => Promise<readonly string[]>;
  /** Follows every link of a document that leads into the book. */
  readonly follow: (document: string) => Promise<readonly Arrival[]>;
  /** Whether the page that is shown has neither text nor picture. */
  readonly isEmpty: () => Promise<boolean>;
  /** Where each of these characters stands in the window, in CSS px. */
  readonly boxesOf: (character: string) => Promise<readonly Box[]>;
  /** How many columns the first row with two sides stands in; 1 where there is none. */
  readonly columns: () => Promise<number>;
  /** Text that is wider than its cell, and tables that are wider than what holds them; the engine itself sizes pictures. */
  readonly overflows: () => Promise<readonly string[]>;
  /** Dates in tables, note marks with their words, and ends of paragraphs that two lines share. */
  readonly torn: () => Promise<readonly string[]>;
  /** Japanese paragraphs and items of several lines whose last line holds less than three characters. */
  readonly shortEnds: () => Promise<readonly string[]>;
  /** Sets the reader's type size, such as `200%`. */
  readonly enlarge: (size: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Engine {
  readonly rendition: {
    display: (target?: string) => Promise<void>;
    next: () => Promise<void>;
    prev: () => Promise<void>;
    currentLocation: () => Promise<{
      start: { href: string; displayed: { page: number; total: number } };
      atEnd?: boolean;
      atStart?: boolean;
    }>;
    getContents: () => { document: Document }[];
    themes: { fontSize: (size: string) => void };
  };
  readonly book: {
    spine: { spineItems: { href: string }[] };
    path: { resolve: (path: string) => string };
  };
}

declare global {
  // The page's own variable: the engine with its book.
  var reader: Engine;
}

const address = 'http://reader.example/';

/** Opens a book in the reader. */
export async function openBook(
  browser: Browser,
  bytes: Uint8Array,
  screen: { readonly width: number; readonly height: number },
): Promise<Reader> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  await page.setViewport(screen);
  page.on('console', (entry) => {
    if (['error', 'warn'].includes(entry.type())) complaints.push(entry.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const url = request.url();
    if (url === address) {
      const body =
        '<!DOCTYPE html><meta charset="utf-8"><link rel="icon" href="data:,"><style>body{margin:0}</style><div id="book"></div>';
      void request.respond({ contentType: 'text/html', body });
    } else if (/^(blob|data|about):/.test(url)) void request.continue();
    else {
      complaints.push(`request: ${url}`);
      void request.abort();
    }
  });
  await page.goto(address);
  for (const content of [zip, ...engine]) await page.addScriptTag({ content });
  await page.evaluate(start, Buffer.from(bytes).toString('base64'), screen.width, screen.height);
  const where = () => page.evaluate(location);
  return {
    page,
    complaints,
    where,
    turn: (direction) => page.evaluate(turn, direction).then(where),
    show: (href) => page.evaluate(show, href).then(where),
    spine: () => page.evaluate(() => globalThis.reader.book.spine.spineItems.map(({ href }) => href)),
    follow: (document) => page.evaluate(follow, document),
    isEmpty: () => page.evaluate(isEmpty),
    boxesOf: (character) => page.evaluate(boxesOf, character),
    columns: () => page.evaluate(columns),
    overflows: () => page.evaluate(overflows),
    torn: () => page.evaluate(torn),
    shortEnds: () => page.evaluate(shortEnds),
    enlarge: (size) => page.evaluate((value) => globalThis.reader.rendition.themes.fontSize(value), size),
    close: () => page.close(),
  };
}

/* From here on, everything runs in the page. */

async function start(base64: string, width: number, height: number): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const { ePub } = globalThis as unknown as {
    ePub: (
      data: ArrayBuffer,
    ) => Engine['book'] & { renderTo: (id: string, options: object) => Engine['rendition']; ready: Promise<unknown> };
  };
  const book = ePub(bytes.buffer);
  const rendition = book.renderTo('book', {
    width,
    height,
    flow: 'paginated',
    spread: 'none',
    allowScriptedContent: false,
  });
  globalThis.reader = { book, rendition };
  await book.ready;
  await rendition.display();
}

async function location(): Promise<Location> {
  const { start: first, atEnd, atStart } = await globalThis.reader.rendition.currentLocation();
  return {
    href: first.href,
    page: first.displayed.page,
    pages: first.displayed.total,
    atEnd: atEnd === true,
    atStart: atStart === true,
  };
}

async function turn(direction: 'next' | 'prev'): Promise<void> {
  await globalThis.reader.rendition[direction]();
}

async function show(href: string): Promise<void> {
  await globalThis.reader.rendition.display(href);
}

async function follow(document: string): Promise<Arrival[]> {
  const { rendition } = globalThis.reader;
  await rendition.display(document);
  const shown = () => rendition.getContents()[0]?.document;
  const links = [...(shown()?.querySelectorAll('a[href]') ?? [])].map((link) => ({
    href: link.getAttribute('href') ?? '',
    isNote: link.getAttribute('role') === 'doc-noteref',
  }));
  const arrivals: Arrival[] = [];
  for (const { href, isNote } of links) {
    if (/^[a-z]+:/i.test(href)) continue;
    const target = new URL(href, `http://book/${document}`);
    const path = decodeURIComponent(target.pathname.slice(1));
    const id = decodeURIComponent(target.hash.slice(1));
    await rendition.display(path + decodeURIComponent(target.hash));
    const page = shown();
    const element = id === '' ? page?.body : page?.getElementById(id);
    const frame = page?.defaultView?.frameElement?.getBoundingClientRect();
    const box = element?.getClientRects()[0] ?? element?.getBoundingClientRect();
    const view = globalThis.document.querySelector('#book')?.getBoundingClientRect();
    const left = (box?.left ?? 0) + (frame?.left ?? 0);
    const top = (box?.top ?? 0) + (frame?.top ?? 0);
    const right = (box?.right ?? 0) + (frame?.left ?? 0);
    const isShown =
      element !== null &&
      element !== undefined &&
      view !== undefined &&
      right >= view.left - 1 &&
      left <= view.right + 1 &&
      top >= view.top - 1 &&
      top <= view.bottom + 1;
    arrivals.push({ from: document, href, isNote, isShown, text: element?.textContent ?? '' });
  }
  return arrivals;
}

function isEmpty(): boolean {
  const shown = globalThis.reader.rendition.getContents()[0]?.document;
  const frame = shown?.defaultView?.frameElement?.getBoundingClientRect();
  const view = globalThis.document.querySelector('#book')?.getBoundingClientRect();
  if (!shown || !frame || !view) return true;
  const isSeen = ({ left, right, top, bottom, width, height }: DOMRect): boolean =>
    width > 0 &&
    height > 0 &&
    left + frame.left < view.right - 1 &&
    right + frame.left > view.left + 1 &&
    top + frame.top < view.bottom - 1 &&
    bottom + frame.top > view.top + 1;
  const range = shown.createRange();
  const nodes = shown.createTreeWalker(shown.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node instanceof (shown.defaultView as typeof globalThis & Window).Element) {
      if (/^(img|svg)$/i.test(node.tagName) && [...node.getClientRects()].some(isSeen)) return false;
    } else if (node.textContent?.trim()) {
      range.selectNodeContents(node);
      if ([...range.getClientRects()].some(isSeen)) return false;
    }
  }
  return true;
}

function boxesOf(character: string): Box[] {
  const shown = globalThis.reader.rendition.getContents()[0]?.document;
  const frame = shown?.defaultView?.frameElement?.getBoundingClientRect();
  if (!shown || !frame) return [];
  const boxes: Box[] = [];
  const range = shown.createRange();
  const nodes = shown.createTreeWalker(shown.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    for (const [index, one] of [...(node.textContent ?? '')].entries()) {
      if (one !== character) continue;
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      const { left, top, width, height } = range.getBoundingClientRect();
      boxes.push({ left: left + frame.left, top: top + frame.top, width, height });
    }
  }
  return boxes;
}

function columns(): number {
  const shown = globalThis.reader.rendition.getContents()[0]?.document;
  const row = [...(shown?.querySelectorAll('.row') ?? [])].find(
    (one) => one.querySelectorAll(':scope > .cell').length === 2,
  );
  const [first, second] = [...(row?.querySelectorAll(':scope > .cell') ?? [])].map((cell) =>
    cell.getBoundingClientRect(),
  );
  return first && second && second.left >= first.right ? 2 : 1;
}

function overflows(): string[] {
  const shown = globalThis.reader.rendition.getContents()[0]?.document;
  const all = (names: string) => [...(shown?.querySelectorAll<HTMLElement>(names) ?? [])];
  const texts = all('p, li, td, th, h1, h2, h3, dd').filter(
    (box) =>
      box.clientWidth > 0 &&
      box.scrollWidth > box.clientWidth + 2 &&
      box.getClientRects().length === 1 &&
      box.querySelector('img') === null,
  );
  const wide = all('table').filter((box) => {
    const [first] = box.getClientRects();
    const holder = box.parentElement;
    return first && holder && holder.clientWidth > 0 && first.width > holder.clientWidth + 2;
  });
  return [...texts, ...wide].map((box) => `${box.tagName} ${(box.textContent ?? '').slice(0, 40)}`);
}

function torn(): string[] {
  const shown = globalThis.reader.rendition.getContents()[0]?.document;
  if (!shown) return [];
  const isVertical = shown.documentElement.classList.contains('vrtl');
  const across = (box: DOMRect): readonly [number, number] =>
    isVertical ? [box.left, box.right] : [box.top, box.bottom];
  const isTorn = (piece: Element | Range): boolean => {
    // A mark of a note is higher than its line, and still in it.
    const boxes = [...piece.getClientRects()].map(across);
    return Math.max(...boxes.map(([start]) => start)) >= Math.min(...boxes.map(([, end]) => end));
  };
  const pieces = [...shown.querySelectorAll('.amount, .tie, .tail')].filter(isTorn).map((piece) => piece.parentElement);
  const dates = [...shown.querySelectorAll('td:not(.long), td:not(.long) *')].filter((cell) =>
    [...cell.childNodes].some((text) =>
      [...(text.nodeType === Node.TEXT_NODE ? (text.nodeValue ?? '') : '').matchAll(/[0-9]+[年月日]/g)].some((date) => {
        const range = shown.createRange();
        range.setStart(text, date.index);
        range.setEnd(text, date.index + date[0].length);
        return isTorn(range);
      }),
    ),
  );
  return [...pieces, ...dates].map((element) => element?.textContent ?? '');
}

function shortEnds(): string[] {
  const shown = globalThis.reader.rendition.getContents()[0]?.document;
  if (!shown) return [];
  return [...shown.querySelectorAll('p:lang(ja), li:lang(ja), dd:lang(ja)')].flatMap((block) => {
    if (block.closest('nav') ?? block.querySelector('p, ul, ol, table')) return [];
    const boxes: DOMRect[] = [];
    const walker = shown.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement?.closest('rt, sup, .counterpart, a')) continue;
      for (let at = 0; at < (text.nodeValue ?? '').length; at += 1) {
        const range = shown.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const [box] = range.getClientRects();
        if (box && (text.nodeValue ?? '')[at]?.trim() !== '') boxes.push(box);
      }
    }
    const last = boxes.at(-1);
    if (!last) return [];
    const isOnLastLine = (box: DOMRect): boolean =>
      Math.abs(box.bottom - last.bottom) < last.height / 2 && Math.abs(box.left - last.left) < shown.body.clientWidth;
    const count = boxes.filter(isOnLastLine).length;
    return count < boxes.length && count < 3 ? [`${block.textContent ?? ''} (${count})`] : [];
  });
}
