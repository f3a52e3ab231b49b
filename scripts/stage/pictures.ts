/** Stage: pictures of the leaflet's front and of the web page, for the project's own description. */
import type { Root } from 'hast';
import { leaflet } from '../edition/leaflet.ts';
import { page } from '../edition/page.ts';
import type { Templates } from '../template/load.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import { htmlText } from '../writer/html.ts';
import { fitLeaflet } from '../writer/pdf/fit.ts';
import { cutFor } from './fonts.ts';
import type { PreparedPublication } from './publication.ts';

/** The families that the page asks for and that stand for them here, where no system font is. */
const standIns: readonly (readonly [asked: string, cut: string])[] = [
  ['Noto Serif JP', 'Serif JA'],
  ['Noto Sans JP', 'Sans JA'],
  ['Source Serif 4', 'Serif EN'],
  ['Source Sans 3', 'Sans EN'],
];

/** PNG files by name. */
export async function pictures(
  { input }: PreparedPublication,
  templates: Templates,
  session: BrowserSession,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const result = new Map<string, Uint8Array>();
  const settings = input.publication.editions.leaflet;
  if (settings) {
    const tree = leaflet(input, settings, templates.leafletCss);
    const open = await openWithFonts(session, tree, { width: 794, height: 1123, scale: 1 });
    await fitLeaflet(open, settings.type);
    result.set('leaflet.png', await open.screenshot({ type: 'png' }));
    await open.close();
  }
  const tree = page(input, { css: templates.pageCss, script: '' });
  const open = await openWithFonts(session, tree, { width: 1200, height: 900, scale: 1 });
  await open.evaluate(() => {
    document.documentElement.style.scrollBehavior = 'auto';
    document.querySelector('.chapter')?.scrollIntoView();
  });
  result.set('page.png', await open.screenshot({ type: 'png' }));
  await open.close();
  return result;
}

async function openWithFonts(
  session: BrowserSession,
  tree: Root,
  viewport: { width: number; height: number; scale: number },
) {
  const fonts = await cutFor([tree]);
  const css = standIns.reduce((all, [asked, cut]) => `${all}\n${fonts.css.replaceAll(cut, asked)}`, fonts.css);
  // The page's own policy allows only its own style sheet, to the letter; the picture needs the fonts beside it.
  const html = htmlText(tree)
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace('<style>', () => `<style>${css}\n`);
  return session.open(html, fonts.files, viewport);
}
