/** What stands upright, side by side or on its side in vertical Japanese text (JLReq 2.3.2 and 3.2.5). */
import type { ElementContent, Root } from 'hast';
import { isAddressElement } from './addresses.ts';
import { datesInKanji, figuresInKanji } from './kanji-numerals.ts';
import { textOf } from './lines.ts';
import { changeElements, hasClass, span } from './tree.ts';

/** Everything but `as-written` changes the characters of the Japanese text, so the edition has to ask for it. */
export interface VerticalForms {
  /** `kanji`: 2021年3月5日 becomes 二〇二一年三月五日. */
  readonly dates?: 'as-written' | 'kanji' | undefined;
  /** `kanji`: all other figures too, except in words with Latin letters. */
  readonly numbers?: 'as-written' | 'kanji' | undefined;
  /** `minutes`: “ ” become 〝 〟, which is how vertical Japanese writes them. */
  readonly quotes?: 'as-written' | 'minutes' | undefined;
}

/**
 * What the forms are, by the named group that finds it:
 * - `pair`: !? and !! side by side; `two`: numbers of two digits side by side (縦中横)
 * - `code`: numbers of documents and telephones (ST-12862-2019, G17/073/06, 20-1,086), which lie on their side as a whole
 * - `long`: figures with commas or points, which lie on their side
 * - `upright`: one digit, three or more digits, acronyms in capitals (FBI, G7, E2EE), single marks
 * - `hyphen`: a hyphen between acronyms, which lies along the line
 * - `dash`: dashes and leaders of two signs, which must not be torn apart
 */
const forms = new RegExp(
  [
    '(?<code>(?<![A-Za-z0-9.,/-])(?=[A-Za-z-]*[0-9])(?:[A-Za-z0-9]+(?:[/-][A-Za-z0-9]+){2,}|[0-9]+-[0-9,]*[0-9])(?![A-Za-z0-9/-]))',
    '(?<pair>[!?！？]{2}(?![!?！？]))',
    '(?<dash>―{2,}|—{2,}|…{2,}|‥{2,})',
    '(?<long>(?<![A-Za-z0-9.,-])[0-9]+(?:[.,][0-9]+)+(?![A-Za-z0-9]))',
    '(?<two>(?<![A-Za-z0-9.,-])[0-9]{2}(?![A-Za-z0-9]|[.,-][A-Za-z0-9]))',
    '(?<hyphen>(?<=(?<![A-Za-z0-9-])[A-Z][A-Z0-9]{0,4})-(?=[A-Z0-9]{1,5}(?![A-Za-z0-9])))',
    '(?<upright>(?<![A-Za-z0-9.,])(?<!(?:[a-z][A-Za-z0-9]*|[A-Za-z0-9]{6,})-)(?:[A-Z][A-Z0-9]{0,4}|[0-9]+)(?![A-Za-z0-9]|[.,][0-9]|-[A-Za-z]*[a-z]|[ ][A-Za-z])|(?<![A-Za-z])[!?%&](?![A-Za-z])|[％‰°℃])',
  ].join('|'),
  'gu',
);

/**
 * Marks the parts of Japanese text for which the style sheet `print/vertical.css` has vertical forms: `span.tcy` (also
 * `wide`, `widest`), `span.upright`, `span.sideways`, `span.nobr`. Longer words in Latin letters lie on their side without
 * a mark. Doing it twice changes nothing.
 *
 * @param root a finished document, or the part of it that is vertical; not changed
 */
export function verticalForms(root: Root, options: VerticalForms = {}): Root {
  return changeElements(root, (element, { language }) => {
    if (language !== 'ja' || isFormed(element) || element.tagName === 'rt') return element;
    // Its text has been through here already.
    if (element.children.some(isFormed)) return element;
    if (isAddressElement(element, textOf)) return { ...element, children: element.children.map(unformed) };
    return {
      ...element,
      children: element.children.flatMap((child) => (child.type === 'text' ? formed(child.value, options) : [child])),
    };
  });
}

/** The pieces of an address have been through here on their own, and must not. */
function unformed(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  if (isFormed(node)) return { type: 'text', value: textOf(node) };
  return { ...node, children: node.children.map(unformed) };
}

function isFormed(element: ElementContent): boolean {
  return ['tcy', 'upright', 'sideways', 'dash'].some((name) => hasClass(element, name));
}

function formed(value: string, options: VerticalForms): ElementContent[] {
  const text = rewritten(value, options);
  const result: ElementContent[] = [];
  let done = 0;
  for (const match of text.matchAll(forms)) {
    const { code, pair, two, long, hyphen, dash } = match.groups ?? {};
    if (match.index > done) result.push({ type: 'text', value: text.slice(done, match.index) });
    const className =
      (pair ?? two) !== undefined
        ? ['tcy', ...widthOf(match[0])]
        : (code ?? long ?? hyphen) !== undefined
          ? ['sideways']
          : dash !== undefined
            ? ['dash', 'nobr']
            : ['upright'];
    result.push(span(className, [{ type: 'text', value: match[0] }]));
    done = match.index + match[0].length;
  }
  if (done < text.length || result.length === 0) result.push({ type: 'text', value: text.slice(done) });
  return result;
}

/** Two full-width marks are wider than two figures, also without the air around them. */
function widthOf(pair: string): string[] {
  return pair === '？？' ? ['widest'] : /[！？]/.test(pair) ? ['wide'] : [];
}

function rewritten(value: string, { dates, numbers, quotes }: VerticalForms): string {
  let text = value;
  if (numbers === 'kanji') text = figuresInKanji(text);
  else if (dates === 'kanji') text = datesInKanji(text);
  if (quotes === 'minutes') text = text.replaceAll('“', '〝').replaceAll('”', '〟');
  return text;
}
