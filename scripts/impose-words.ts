/** What `impose` says, in both languages, with `{{value}}` where a value goes. */
import type { Language } from './message/message.ts';

export type ImposeKey =
  | 'help'
  | 'unknownOption'
  | 'missing'
  | 'value'
  | 'onlyBooklet'
  | 'sameFile'
  | 'seeHelp'
  | 'done'
  | 'scaled'
  | 'oneSided'
  | 'short-edge'
  | 'long-edge';

export type ImposeWords = (key: ImposeKey, values?: Readonly<Record<string, string | number>>) => string;

const table: Readonly<Record<Language, Readonly<Record<ImposeKey, string>>>> = {
  ja: {
    help: `PDFのページを印刷用紙に面付けします。

使い方: npm run impose -- 入力.pdf --as 2up|booklet --out 出力.pdf [オプション]

  --as 2up             同じページを1枚に2面。中央で切ると同じものが2部できます
  --as booklet         二つ折り・中綴じの冊子
  --out 出力.pdf       書き出すファイル(入力とは別の名前)
  --paper A4           用紙: A3、A4、A5、A6、B4、B5、B6(JIS)、postcard、letter、または 210x297 のようにミリで
  --flip short|long    両面印刷で用紙を返す辺(短辺・長辺)。ふつうは指定不要
  --bind left|right    冊子の綴じ: left 左綴じ(横書き)、right 右綴じ(縦書き)
  --creep 0.1          冊子で、紙1枚ごとに内側の紙がせり出す量(ミリ)
  --keep-back-cover    冊子で、最後のページを裏表紙にし、白ページをその前に置く
  --lang ja|en         メッセージの言語
  --help               この説明`,
    unknownOption: '{{option}} というオプションはないか、値がありません。',
    missing: '{{option}} がありません。',
    value: '{{option}} に「{{found}}」は使えません。使えるのは: {{expected}}',
    onlyBooklet: '{{option}} は --as booklet のときだけ使えます。',
    sameFile: '{{path}} は入力のPDFです。上書きしないよう、--out に別の名前を指定してください。',
    seeHelp: '使い方: npm run impose -- --help',
    done: '{{path}}: 用紙{{sheets}}枚(ページ数 {{pages}})。',
    scaled: 'ページは{{percent}}%に縮小しました。',
    oneSided: '片面で、倍率100%で印刷してください。',
    'short-edge': '両面・短辺とじで、倍率100%で印刷してください。',
    'long-edge': '両面・長辺とじで、倍率100%で印刷してください。',
  },
  en: {
    help: `Places the pages of a PDF on sheets of paper for printing.

Usage: npm run impose -- IN.pdf --as 2up|booklet --out OUT.pdf [options]

  --as 2up             the same page twice on a sheet; one cut makes two equal copies
  --as booklet         a booklet, folded once and stapled in the fold
  --out OUT.pdf        the file to write (not the one that is read)
  --paper A4           paper: A3, A4, A5, A6, B4, B5, B6 (JIS), postcard, letter, or millimetres such as 210x297
  --flip short|long    the edge on which the printer turns the sheet; rarely needed
  --bind left|right    booklet: fold on the left (horizontal text) or on the right (vertical Japanese)
  --creep 0.1          booklet: by how many millimetres each inner sheet is pushed out
  --keep-back-cover    booklet: the last page is the back cover, blank pages go before it
  --lang ja|en         language of messages
  --help               this text`,
    unknownOption: '{{option}} is not an option, or lacks its value.',
    missing: '{{option}} is missing.',
    value: '{{option}} can’t be “{{found}}”. Possible: {{expected}}',
    onlyBooklet: '{{option}} works with --as booklet only.',
    sameFile: '{{path}} is the PDF that is read. Give --out another name, so that it is not overwritten.',
    seeHelp: 'Usage: npm run impose -- --help',
    done: '{{path}}: {{sheets}} sheet(s) for {{pages}} page(s).',
    scaled: 'Pages were made smaller: {{percent}} %.',
    oneSided: 'Print on one side, at 100 %.',
    'short-edge': 'Print on both sides, flipped on the short edge, at 100 %.',
    'long-edge': 'Print on both sides, flipped on the long edge, at 100 %.',
  },
};

/** The words of one language. */
export function imposeWords(language: Language): ImposeWords {
  return (key, values = {}) =>
    table[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
