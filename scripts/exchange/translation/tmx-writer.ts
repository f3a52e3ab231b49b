/** Units → TMX 1.4b (LISA OSCAR, 26 April 2005). */
import type { Token } from './segment.ts';
import type { Exchange, Unit } from './units.ts';
import { closings } from './xliff-writer.ts';
import { xmlText } from './xml.ts';

/** A translation unit for each row, its `tuid` the row's id; marks are `<bpt>`, `<ept>` and `<ph>` around their Markdown. */
export function tmxText({ publication, from, units }: Exchange): string {
  const header =
    `<header creationtool="taiyaku" creationtoolversion="1" segtype="block" o-tmf="Markdown" adminlang="en" ` +
    `srclang="${from}" datatype="plaintext"><prop type="x-publication">${xmlText(publication)}</prop></header>`;
  const body = units.filter(({ sides }) => sides.ja || sides.en).map((unit) => unitText(unit, from));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n${header}\n<body>\n${body.join('')}</body>\n</tmx>\n`;
}

function unitText({ id, chapter, sides, digests }: Unit, from: Exchange['from']): string {
  const languages = from === 'ja' ? (['ja', 'en'] as const) : (['en', 'ja'] as const);
  const props = [
    `<prop type="x-chapter">${xmlText(chapter)}</prop>`,
    ...languages.flatMap((language) =>
      digests[language] === undefined ? [] : [`<prop type="x-digest-${language}">${digests[language]}</prop>`],
    ),
  ];
  const variants = languages.flatMap((language) => {
    const tokens = sides[language];
    return tokens ? [`<tuv xml:lang="${language}"><seg>${segText(tokens)}</seg></tuv>\n`] : [];
  });
  return `<tu tuid="${xmlText(id)}">${props.join('')}\n${variants.join('')}</tu>\n`;
}

function segText(tokens: readonly Token[]): string {
  const ends = closings(tokens);
  const open: number[] = [];
  let pairs = 0;
  let marks = 0;
  return tokens
    .map((token, index) => {
      switch (token.kind) {
        case 'text':
          return xmlText(token.text);
        case 'mark':
          marks += 1;
          return `<ph x="${marks}">${xmlText(token.data)}</ph>`;
        case 'open':
          pairs += 1;
          open.push(pairs);
          return `<bpt i="${pairs}"${ends.has(index) ? ` x="${pairs}"` : ''}>${xmlText(token.data)}</bpt>`;
        case 'close':
          return `<ept i="${open.pop() ?? 0}">${xmlText(token.data)}</ept>`;
      }
      return '';
    })
    .join('');
}
