/** Random texts of what programs about text trip over, the same for the same seed. */
import { random } from '../align/random.ts';

const pieces: readonly string[] = [
  ...[' ', '  ', '\n', '\n\n', '\t', '\u3000', '\u00a0', '\u00ad', '\u200b', '\u200d', '\ufffc', '\ufeff', '\u2028'],
  ...[
    '…',
    '......',
    '――',
    '--',
    '---',
    '–',
    '“',
    '”',
    '‘',
    '’',
    '"',
    "'",
    '「',
    '」',
    '（',
    '）',
    '(',
    ')',
    '。',
    '、',
    '.',
    ',',
  ],
  ...[
    '!',
    '?',
    '!?',
    '!!!',
    ':',
    ';',
    '・',
    '％',
    '%',
    '/',
    '\\',
    '&',
    '&amp;',
    '&#38;',
    '<',
    '>',
    '<b>',
    '</b>',
    '<br>',
  ],
  ...[
    '<!-- x -->',
    '<!--',
    ']]>',
    '<%=',
    '%>',
    '{',
    '}',
    '|',
    '{漢字|かんじ}',
    '{漢|かん|じ}',
    '[',
    ']',
    '](',
    '[^a]',
    '![',
    '*',
  ],
  ...['**', '_', '`', '```\n', '~', '#', '## ', '- ', '1. ', '> ', '| a | b |\n| - | - |\n', '=', '===\n', '^', '$'],
  ...[
    '0',
    '7',
    '12',
    '2021',
    '3.14',
    '1,000,000',
    '１２',
    '二千二十一',
    '三',
    '十',
    '万',
    '億',
    '年',
    '月',
    '日',
    '令和3年3月5日',
  ],
  ...[
    '5 March 2021',
    'March',
    'twenty-one',
    'hundred',
    'half',
    '2/3',
    '24/7',
    'IV',
    'COVID-19',
    'A-1',
    'X.509',
    '0x1F',
  ],
  ...[
    'a',
    'A',
    'the',
    'The',
    'not',
    'e-mail',
    'Mr',
    'p.',
    'No.',
    '10 km',
    'ﬁ',
    'é',
    'e\u0301',
    'が',
    'か\u3099',
    'ー',
    'ッ',
  ],
  ...[
    '漢',
    '字',
    '葛\u{e0100}',
    '𠮟',
    'ｶ',
    '한',
    'नि',
    'שלום',
    '😀',
    '👩‍👩‍👧',
    '🇯🇵',
    'にほんご',
    'カタカナ',
    '日本語',
    'ののの',
  ],
  ...[
    'https://example.org/a_b-c?d=e#f',
    'www.',
    'a@b.co',
    'mailto:',
    '//',
    'Antidisestablishmentarianism',
    'x'.repeat(50),
  ],
];

/**
 * Every fourth text is one piece or a few, again and again, which is what expressions with much going back are slow at.
 *
 * @param length of the text at most, in UTF-16 units
 */
export function randomText(seed: number, length: number): string {
  const next = random(seed);
  const pick = (): string => pieces[Math.floor(next() * pieces.length)] as string;
  if (seed % 4 === 0) {
    const few = Array.from({ length: 1 + Math.floor(next() * 3) }, pick).join('');
    const end = pick();
    return `${few.repeat(Math.ceil(length / few.length)).slice(0, length)}${end}`;
  }
  const vocabulary = seed % 4 === 1 ? pieces : Array.from({ length: 3 + Math.floor(next() * 12) }, pick);
  let text = '';
  const size = 1 + Math.floor(next() * length);
  while (text.length < size) text += vocabulary[Math.floor(next() * vocabulary.length)] as string;
  return text;
}
