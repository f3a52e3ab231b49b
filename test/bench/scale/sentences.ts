/** Sentences about a town's work, made by rule in both languages at once: the same numbers and names on both sides. */
import { random as seeded } from '../align/random.ts';

export type Both = readonly [ja: string, en: string];

const subjects: readonly Both[] = [
  ['図書館', 'library'],
  ['診療所', 'clinic'],
  ['{避難所|ひなんじょ}', 'shelter'],
  ['保育園', 'nursery'],
  ['給食センター', 'school kitchen'],
  ['公民館', 'community hall'],
  ['上水道', 'water supply'],
  ['路線バス', 'bus route'],
  ['資料室', 'archive'],
  ['{堤防|ていぼう}', 'embankment'],
  ['相談窓口', 'advice desk'],
  ['朝市', 'morning market'],
];

/** Ruby, emphasis, code and an address come at about the rate at which a pamphlet has them. */
const facts: readonly ((subject: Both, number: number) => Both)[] = [
  ([ja, en], number) => [
    `昨年度、${ja}を利用した人は延べ${number}人にのぼり、平日の夕方に訪れる人が目立って増えた。`,
    `Last year ${number} people used the ${en}.`,
  ],
  ([ja, en], number) => [
    `町は${ja}の{修繕|しゅうぜん}に${number}件の工事を予定しており、**優先順位**を住民と話し合って決める。`,
    `The town plans ${number} repairs to the ${en}; the **order** is settled with residents.`,
  ],
  ([ja, en], number) => [
    `${ja}について寄せられた意見は${number}通で、その多くは、開いている時間を延ばしてほしいというものだった。`,
    `There were ${number} letters about the ${en}.`,
  ],
  ([ja, en]) => [
    `${ja}の記録は[町のウェブサイト](https://example.org/records)に載せ、だれでも読めるようにしている。`,
    `Records of the ${en} are on [the town’s site](https://example.org/records).`,
  ],
  ([ja, en]) => [
    `${ja}を続けるかどうかは、費用だけでなく、そこに通う人の暮らしを見て決めなければならない。`,
    `Cost alone cannot decide the future of the ${en}.`,
  ],
  ([ja, en], number) => [
    `${ja}の建物は築${number}年を数え、*雨漏り*のする部屋では、雨の日の行事をあきらめることもある。`,
    `The building of the ${en} is ${number} years old and *leaks*.`,
  ],
];

/** What the Japanese says at greater length: the two sides of a publication are seldom equally long. */
const elaborations: readonly string[] = [
  '担当者は、数字の裏にある一人ひとりの事情に目を向けてほしいと話す。',
  'この問題は町の中だけで解けるものではなく、近隣の町と力を合わせる仕組みが要る。',
  '話し合いの場では、賛成と反対の立場を越えて、まず事実を共有することから始めた。',
  '記録を残しておけば、次にこの仕事を受け継ぐ人が、同じ失敗を繰り返さずにすむ。',
  'とはいえ、すべての希望を一度にかなえることは、限られた予算のもとでは難しい。',
  '子どもやお年寄り、耳の聞こえにくい人にも伝わる知らせ方を、いまも探っている。',
  '雪の深い冬には道が閉ざされ、家から出られない人のもとへ荷物を届けることが課題になる。',
  '声をあげにくい人の声を聞きとるために、委員が家々を訪ねて歩いた。',
];

export interface Source {
  /** A whole number from 0 up to, but without, the limit. */
  readonly below: (limit: number) => number;
  readonly subject: () => Both;
  /** One paragraph: one sentence in both languages for every three of the Japanese. */
  readonly paragraph: () => Both;
}

/** The same seed gives the same sentences. */
export function sentences(seed: number): Source {
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(list: readonly Item[]): Item => list[below(list.length)] as Item;
  const subject = (): Both => pick(subjects);
  const fact = (): Both => pick(facts)(subject(), 11 + below(880));
  const paragraph = (): Both => {
    const all = Array.from({ length: 1 + below(4) }, fact);
    const ja = all.map(([text]) => `${text}${pick(elaborations)}`);
    return [ja.join(''), all.map(([, text]) => text).join(' ')];
  };
  return { below, subject, paragraph };
}
