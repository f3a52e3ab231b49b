/** Keeps the machine's own fonts out of the output: the browser sees the folders named here and nothing else. */

/**
 * A fontconfig configuration that knows only the given font folders.
 *
 * At least one folder must hold a font: with none at all, the bundled browser prints blank pages even when every font
 * that the page uses comes from `@font-face`.
 *
 * @param fonts absolute paths of font folders
 * @param cache absolute path of the folder for fontconfig's own cache
 */
export function fontconfig(fonts: readonly string[], cache: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...fonts.map((folder) => `  <dir>${escapeXml(folder)}</dir>`),
    `  <cachedir>${escapeXml(cache)}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
