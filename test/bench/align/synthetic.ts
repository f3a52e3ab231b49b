/**
 * Technical books made by rule: chapters with headings, paragraphs of one to six sentences, code, lists, tables,
 * admonitions and very short paragraphs. Each sentence is a template in both languages filled with the same words; the
 * translator now and then shortens, lengthens or leaves out a sentence, and spells numbers differently.
 */
import type { Truth } from './corpus.ts';
import { random as seeded } from './random.ts';

type Both = readonly [ja: string, en: string];

const things: readonly Both[] = [
  ['設定', 'setting'],
  ['変数', 'variable'],
  ['関数', 'function'],
  ['接続', 'connection'],
  ['鍵', 'key'],
  ['ファイル', 'file'],
  ['サーバー', 'server'],
  ['利用者', 'user'],
  ['行', 'line'],
  ['値', 'value'],
  ['要求', 'request'],
  ['応答', 'response'],
  ['エラー', 'error'],
  ['データベース', 'database'],
  ['表', 'table'],
  ['所有権', 'ownership'],
  ['参照', 'reference'],
  ['スレッド', 'thread'],
  ['モジュール', 'module'],
  ['試験', 'test'],
  ['文字列', 'string'],
  ['配列', 'array'],
  ['索引', 'index'],
  ['権限', 'permission'],
  ['証明書', 'certificate'],
];
const names = ['Git', 'JSON', 'HTTP', 'Rust', 'Linux', 'SQLite', 'TLS', 'Cargo', 'Unicode', 'Docker'];
const code = ['main()', 'let x', 'config.yaml', '--verbose', 'npm ci', '/etc/hosts', 'Vec<T>', 'read_line'];

type Sentence = (a: Both, b: Both, name: string, span: string, number: number) => Both;

const sentences: readonly Sentence[] = [
  (a, b) => [
    `${a[0]}を使うと、${b[0]}を安全に扱うことができます。`,
    `With a ${a[1]} you can handle the ${b[1]} safely.`,
  ],
  (a, b, name) => [
    `${name}では、${a[0]}と${b[0]}は別のものです。`,
    `In ${name}, a ${a[1]} and a ${b[1]} are different things.`,
  ],
  (a, _b, _name, span) => [
    `まず\`${span}\`を実行して、${a[0]}を確かめます。`,
    `First run \`${span}\` and look at the ${a[1]}.`,
  ],
  (a, b) => [
    `${a[0]}がないときは、${b[0]}が自動的に作られるので、何もする必要はありません。`,
    `If there is no ${a[1]}, a ${b[1]} is made automatically, so that you need not do anything.`,
  ],
  (a, _b, _name, _span, n) => [`${a[0]}は最大で${n}個まで持てます。`, `There can be up to ${n} of each ${a[1]}.`],
  (a, b) => [
    `この節では、${a[0]}の仕組みと、それが${b[0]}にどう関わるかを見ていきましょう。`,
    `In this section we look at how the ${a[1]} works and what it has to do with the ${b[1]}.`,
  ],
  (a) => [`${a[0]}を変えたあとは、必ず保存してください。`, `Always save after you have changed the ${a[1]}.`],
  (_a, b) => [
    `これは思ったより難しい問題です。${b[0]}の作り方は一つではないからです。`,
    `This is harder than it seems, because there is more than one way to make a ${b[1]}.`,
  ],
  (a, b, name, _span, n) => [
    `${name}の版${n}から、${a[0]}は${b[0]}に置き換えられました。`,
    `Since version ${n} of ${name}, the ${a[1]} has been replaced by the ${b[1]}.`,
  ],
  (a) => [
    `詳しくは、あとで${a[0]}を扱うときに説明します。`,
    `We will explain this in detail when we come to the ${a[1]}.`,
  ],
  () => ['ただし、例外もあります。', 'There are exceptions, however.'],
  (a, b) => [
    `なぜ${a[0]}が${b[0]}より先に読まれるのか、不思議に思うかもしれません。`,
    `You may wonder why the ${a[1]} is read before the ${b[1]}.`,
  ],
];
const short: readonly Both[] = [
  ['注意：', 'Note:'],
  ['例：', 'Example:'],
  ['結果は次のとおりです。', 'Here is the result:'],
  ['次のように書きます。', 'Write this:'],
  ['出力は次のようになります：', 'The output looks like this:'],
];
const titles: readonly ((a: Both, b: Both) => Both)[] = [
  (a) => [`${a[0]}とは`, `What is a ${a[1]}?`],
  (a, b) => [`${a[0]}と${b[0]}`, `The ${a[1]} and the ${b[1]}`],
  (a) => [`${a[0]}を作る`, `Making a ${a[1]}`],
  () => ['まとめ', 'Summary'],
  () => ['練習問題', 'Exercises'],
];

/** @param blocks about how many blocks a side */
export function syntheticBook(seed: number, blocks: number): Truth[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  // A section has its subject, so that neighbours share words.
  let subject = pick(things);
  const thing = (): Both => (random() < 0.4 ? subject : pick(things));
  const sentence = (): Both =>
    pick(sentences)(thing(), thing(), pick(names), pick(code), 2 + Math.floor(random() * 300));
  const wrapped = (text: string): string => (random() < 0.3 ? text.replace(/(.{60,76}) /g, '$1\n') : text);
  const paragraph = (): Truth => {
    if (random() < 0.08) return one(pick(short));
    const all = Array.from({ length: 1 + Math.floor(random() * 6) }, sentence);
    const ja = all.filter((_, at) => at === 0 || random() > 0.04).map(([text]) => text);
    const en = all.filter((_, at) => at === 0 || random() > 0.04).map(([, text]) => text);
    return { ja: [ja.join('')], en: [wrapped(en.join(' '))] };
  };
  const item = (): Both => {
    const [ja, en] = sentence();
    return [ja.replace(/。$/, ''), en.replace(/\.$/, '')];
  };
  const list = (mark: (at: number) => string): Truth => {
    const items = Array.from({ length: 2 + Math.floor(random() * 6) }, item);
    const lines = (side: 0 | 1, all: readonly Both[]) => all.map((text, at) => `${mark(at)} ${text[side]}`).join('\n');
    // One side may join two items.
    const [first, second, ...more] = items;
    const joined: Both[] = first && second && random() < 0.1 ? [[`${first[0]}。${second[0]}`, ''], ...more] : items;
    return { ja: [lines(0, joined)], en: [lines(1, items)] };
  };
  const table = (): Truth => {
    const rows = Array.from({ length: 2 + Math.floor(random() * 5) }, () => [thing(), sentence()] as const);
    const lines = (side: 0 | 1, head: string) =>
      [head, '| --- | --- |', ...rows.map(([a, b]) => `| ${a[side]} | ${b[side]} |`)].join('\n');
    return { ja: [lines(0, '| 名前 | 意味 |')], en: [lines(1, '| Name | Meaning |')] };
  };
  const listing = (): Truth => {
    const lines = Array.from(
      { length: 1 + Math.floor(random() * 8) },
      () => `${pick(code)} = ${pick(names).toLowerCase()}_${Math.floor(random() * 40)};`,
    );
    const fenced = (comment: string) =>
      `\`\`\`rust\n${random() < 0.3 ? `// ${comment}\n` : ''}${lines.join('\n')}\n\`\`\``;
    const [ja, en] = item();
    return random() < 0.6 ? { ja: [fenced('x')], en: [fenced('x')] } : { ja: [fenced(ja)], en: [fenced(en)] };
  };
  const quote = (): Truth => {
    const { ja, en } = paragraph();
    return { ja: [`> **注** ${ja[0]}`], en: [`> **Note** ${en[0]?.replaceAll('\n', '\n> ')}`] };
  };
  const heading = (): Truth => {
    subject = pick(things);
    const [ja, en] = pick(titles)(subject, pick(things));
    const marks = pick(['##', '##', '###', '####']);
    return { ja: [`${marks} ${ja}`], en: [`${marks} ${en}`] };
  };
  return Array.from({ length: blocks }, (_, at): Truth => {
    const chance = random();
    if (at === 0 || chance < 0.09) return heading();
    if (chance < 0.22) return listing();
    if (chance < 0.28) return list(() => '-');
    if (chance < 0.31) return list((number) => `${number + 1}.`);
    if (chance < 0.33) return table();
    if (chance < 0.36) return quote();
    return paragraph();
  });
}

function one([ja, en]: Both): Truth {
  return { ja: [ja], en: [en] };
}
