/** The colophon of an EPUB: that of every edition, and what only a file needs. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { WordKey } from '../template/translate.ts';
import { colophon } from './colophon.ts';
import type { EditionInput } from './edition.ts';
import type { EpubStyle } from './epub-style.ts';

/** Adds to each language's list which book this is, where its page numbers come from, and how to tell that it is genuine. */
export function epubColophon(input: EditionInput, style: EpubStyle): Element {
  const add = (node: ElementContent, language?: Language): ElementContent => {
    if (node.type !== 'element') return node;
    const { lang } = node.properties;
    const side = lang === 'ja' || lang === 'en' ? lang : language;
    if (node.tagName === 'dl' && side) return { ...node, children: [...node.children, ...entries(input, style, side)] };
    return { ...node, children: node.children.map((child) => add(child, side)) };
  };
  const whole = colophon(input, 1);
  return { ...whole, children: whole.children.map((child) => add(child)) };
}

function entries(input: EditionInput, style: EpubStyle, language: Language): ElementContent[] {
  const word = input.words[language];
  const { fonts = [] } = style;
  const list: [WordKey, string][] = [
    ['epub.edition', word(bookName(input.publication.languages, style.vertical === true))],
    ['epub.authenticity', word('epub.authenticityText')],
    ...(style.printed ? [['epub.pages', word('epub.pagesOf', { file: style.printed.file })] as [WordKey, string]] : []),
    ...(fonts.length > 0
      ? [
          [
            'epub.fontLicence',
            word('epub.fontLicenceText', { fonts: fonts.join(word('frame.listSeparator')), licence }),
          ] as [WordKey, string],
        ]
      : []),
  ];
  return list.flatMap(([term, description]) => [
    h('dt', word(term)),
    h('dd', englishNames(description, [...fonts, licence])),
  ]);
}

const licence = 'SIL Open Font License 1.1';

/** English names in a sentence of any language, marked as such for the voice that reads them. */
function englishNames(text: string, names: readonly string[]): ElementContent[] {
  const [name, ...others] = names;
  if (name === undefined) return [{ type: 'text', value: text }];
  return text
    .split(name)
    .flatMap((part, index): ElementContent[] => [
      ...(index > 0 ? [h('span', { lang: 'en' }, name)] : []),
      ...(part === '' ? [] : englishNames(part, others)),
    ]);
}

/** What kind of book it is: the key of its name. */
export function bookName(languages: readonly Language[], vertical: boolean): WordKey {
  if (languages.length > 1) return 'epub.bilingualEdition';
  if (vertical) return 'epub.verticalEdition';
  return languages[0] === 'en' ? 'epub.enEdition' : 'epub.jaEdition';
}
