/** Text in the one form in which two readings of a row are compared: how it is typed and wrapped does not count. */

/** Invisible characters that only say where a line may break. */
const invisible = /[\u00AD\u200B\u2060\uFEFF]/g;

/** Japanese and Chinese writing (NFKC has made full-width Latin and signs narrow before); nothing is spaced there. */
const wide = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303F\\u30FB\\u30FC]';
const spaceBeside = new RegExp(`(?<=${wide}) | (?=${wide})`, 'gu');

/**
 * Brings text into the form for comparing: NFKC (Unicode Standard Annex 15), so that full-width and half-width forms are
 * one; straight quotes; a hyphen, or a dash with a space on either side; single spaces, and none beside Japanese writing,
 * which is wrapped without them.
 *
 * Two texts of the same form say the same; the function changes nothing in its own results.
 */
export function normalForm(text: string): string {
  // Before, because NFKC takes double primes and spacing accents apart; after, because it makes quotes of other signs.
  return straightQuotes(straightQuotes(text).replace(invisible, '').normalize('NFKC'))
    .replace(/[〜∼]/g, '~')
    .replace(/(\s*)([-‐‑‒–—―−─]+)(\s*)/g, dash)
    .replace(/\s+/g, ' ')
    .replace(spaceBeside, '')
    .trim();
}

function straightQuotes(text: string): string {
  return text.replace(/[“”„‟«»″〝〞〟＂]/g, '"').replace(/[‘’‚‛′´｀＇]/g, "'");
}

/** A long dash, two hyphens and a spaced short dash are one sign; a short dash without spaces is a hyphen. */
function dash(_: string, before: string, sign: string, after: string): string {
  const spaces = Number(before !== '') + Number(after !== '');
  const isLong = sign.length > 1 || /[—―─]/.test(sign) || spaces === 2 || (sign === '–' && spaces === 1);
  return isLong ? ' — ' : `${before}-${after}`;
}
