/** Pictures of everything that the shipped publications show: pages of PDFs, covers, and the first screens of web pages. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import type { Manifest } from '../../../scripts/release/manifest.ts';
import { run, scratchFolder } from '../../cli/run.ts';
import { unpack } from '../../writer/epub/unpack.ts';
import { openFile, startReader } from '../reader.ts';
import { drawPdf, millimetresPerPixel } from './draw-pdf.ts';
import { type Picture, readPicture } from './picture.ts';

export interface Shot {
  readonly picture: Picture;
  /** Absent for what is measured in pixels. */
  readonly millimetresPerPixel?: number;
}

/** By `<publication>/<edition>/<page>`, such as `e2ee-statement/booklet/001`. */
export type Shots = ReadonlyMap<string, Shot>;

/** In CSS px: a phone, the same in the dark, and a desk. */
const screens = {
  '390': { width: 390, height: 844 },
  '390-dark': { width: 390, height: 844, dark: true },
  '1280': { width: 1280, height: 800 },
} as const;

/**
 * Builds all publications in `manuscripts/` as a user does, and takes the pictures.
 *
 * @throws Error with what the build said, where it fails
 */
export async function shoot(): Promise<Shots> {
  const { folder, remove } = scratchFolder();
  const out = join(folder, 'out');
  let browser: Browser | undefined;
  try {
    const [built, started] = await Promise.all([run('build', ['--out', out]), startReader(join(folder, 'browser'))]);
    browser = started;
    if (built.status !== 0) throw new Error(`The build failed.\n${built.stderr}`);
    const shots = new Map<string, Shot>();
    for (const { publication, artifacts } of manifestsIn(out)) {
      for (const { path, kind, edition, mediaType } of artifacts) {
        const file = join(out, publication, path);
        const name = `${publication}/${edition}`;
        if (mediaType === 'application/pdf') {
          for (const [index, picture] of (await drawPdf(readFileSync(file))).entries()) {
            shots.set(`${name}/${String(index + 1).padStart(3, '0')}`, { picture, millimetresPerPixel });
          }
        } else if (kind === 'epub') {
          shots.set(`${name}/cover`, { picture: await coverOf(readFileSync(file)) });
        } else if (kind === 'web' && edition === 'web') {
          for (const [screen, picture] of await screensOf(browser, file)) shots.set(`${name}/${screen}`, { picture });
        }
      }
    }
    return shots;
  } finally {
    await browser?.close();
    remove();
  }
}

function manifestsIn(out: string): Manifest[] {
  return globSync('*/manifest.json', { cwd: out }).map(
    (path) => JSON.parse(readFileSync(join(out, path), 'utf8')) as Manifest,
  );
}

/** Half as wide and high as the book has it, which is about what a phone's shelf shows. */
async function coverOf(epub: Uint8Array): Promise<Picture> {
  const cover = unpack(epub).find(({ name }) => /(^|\/)cover\.(png|jpe?g)$/.test(name));
  if (!cover) throw new Error('The EPUB has no picture of its cover.');
  return readPicture(cover.bytes, 0.5);
}

async function screensOf(browser: Browser, file: string): Promise<[string, Picture][]> {
  const result: [string, Picture][] = [];
  for (const [name, screen] of Object.entries(screens)) {
    const { page } = await openFile(browser, file, screen);
    result.push([name, await readPicture(await page.screenshot({ type: 'png' }))]);
    await page.close();
  }
  return result;
}
