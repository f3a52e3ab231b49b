/** negation: one side denies what the other affirms. */
import { type Prose, placeInText, placeOfStart } from '../prose/prose.ts';
import type { Finding, Rule } from './rule.ts';

/**
 * Words that deny, without the phrases in which they do not. ない before a noun is left out, because it is often one word in
 * English: 令状の及ばない, “warrant-proof”.
 */
const denial = {
  ja: /(?<!しか|か|とんで|切|情け|少|危|汚|幼|つた|はか|せわし|あっけ|もったい|ぎこち)な(?:い|かった|く(?=、|て))(?!か[。？と]|だろう|わけで|わけに|[p{Script=Han}p{Script=Katakana}「『])|(?:ませ|まへ)ん(?!か)|(?<=[かさたなばまらわえけげせてねべめれじぎしちにひびみり])ず(?:に|、|。)|べからず/g,
  en: /\b(?:not|never|cannot|nobody|nothing|nowhere|neither|nor|none)\b|\bno(?= [a-z])|n[’']t\b/gi,
} as const;

/** Phrases with a word of denial that affirm, or that the other language puts without one. */
const phrases = {
  ja: /(?:なければ|なくては|なくちゃ|ねば|ないと)(?:なり|なら|いけ)(?:な(?:い|く|かった|けれ)|ません|ず|ぬ)|欠(?:くことの(?:でき|出来)|か(?:せ|すことのでき))(?:ない|ません)|ざるをえ|ざるを得|かも(?:しれ|知れ)(?:ない|ません)|関係(?:な|無)く|(?:かま|構)(?:わない|いません)|かね(?:ない|ません)|に(?:すぎ|過ぎ|ほかなり|ほかなら|他なら)(?:ない|ません)|にほかならず|(?:だけ|のみ|ばかり)(?:で|では|に|に(?:は)?とどまら)(?:は)?(?:な(?:い|く)|ありません)|のみならず|にとどまらず|とどまらない|(?:に)?(?:違い|ちがい|間違い|まちがい)(?:な(?:い|く)|ありません)|(?:では|じゃ)(?:ない|ありません)か|ない(?:だろう|でしょう)か|ほかならない|しか[^、。]{0,30}(?:な(?:い|かった|く)|ません)|(?:こと|もの)(?:は|も)?言うまでもない|必ず|まず(?:は)?|わず|少なからず|少なくない|思わず|絶えず|たえず|相変わらず|あいかわらず|いわず|問わず|とわず|かかわらず|関わらず|拘らず|残らず|ならびに|はず|むず|やむをえ|やむを得|ほど[^、。]{0,12}ない|なく(?:なる|なっ|す|し)|たえま|切れ目な|限りな|ほどな|まもな|間もな/g,
  en: /\bnot (?:only|just|merely|simply|least|to mention|until|unlike|uncommon|unusual|infrequent)\b|\bno (?:later|sooner|doubt|matter|more|less|fewer|longer|wonder|one knows)\b|\bnothing (?:but|short|other|less)\b|\bnever(?:theless|ending)\b|\bnone ?theless\b|\bnot \w+ (?:until|unless)\b|\bno\.(?= ?\d)|\bwhy not\b|\bor not\b|\bif not\b|\bnot all\b|\bnot (?:every|always|necessarily)\b|\bdon[’']t (?:forget|worry|hesitate|mind)\b|\bno (?:yes|or)\b|\bnot (?:too|very|so|much|many|enough|far|long|yet)\b|\bcannot (?:but|help)\b|\bcan[’']t (?:help|wait)\b/gi,
} as const;

/** “Must” in Japanese, which is a denial twice. */
const must = /(?:なければ|なくては|なくちゃ|ねば|ないと)(?:なり|なら|いけ)(?:な(?:い|く|かった|けれ)|ません|ず|ぬ)/g;

/** Anything that may carry the denial in the other language. Broad on purpose: a warning needs strong evidence. */
const mayDeny = {
  ja: /な[いかくけしさ]|[ずぬ]|ません|まい|[不無非未否禁反防避拒免失欠断止外限違誤却除妨廃絶阻退消脱離難抑控忘閉]|だけ|のみ|だめ|やめ|ゼロ|しか|まで|より|ほか|まれ|わずか|すぎ|ノー|もはや|むしろ|\b(?:no|not|none|non|without|false|null)\b/i,
  en: /\b(?:not|no|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|only|less|few|fewer|little|hardly|barely|rarely|seldom|scarcely|otherwise|except|rather|instead|unless|until|lest|merely|just|alone|beyond|too|but|zero|empty|absent|absence|hard|difficult|difficulty|other than|free (?:from|of|to)|rule[sd]? out|out of|opt out|still|yet|anything but|far from|no-one|another|others?|different\w*)\b|n[’'`]t\b|\b(?:non-?|dis(?!cuss|play|k\b|ks\b|trib|cover|tan|tinc|trict|h|e)|un(?!ion|it|iv|iq|ifo|ify|der|til|less|to\b)|im(?=poss|proper|mut|perfect|prac|balanc|moral|mobil)|ir(?=re|ra)|il(?=l?eg|lit)|in(?=alien|dispens|valid|correct|compl|abil|suff|adequ|depend|visib|finit|consist|defin|conven|access|access|active|equal|just|secur|stab|appro|capab|compat|effect|effic|secure|suffic|hum|vis|vuln|toler|sens))\w{2,}|\w{3,}less\b|\b(?:fail|lack|refus|prohibit|forbid|banned|bans?\b|den[iy]|reject|prevent|avoid|stop|cease|exclu|exempt|restrict|limit|los[eit]|miss|preclud|block|doubt|vanish|disappear|violat|infring|abolish|abandon|suspend|terminat|revok|cancel|neglect|ignor|omit|withh|oppos|escap|drop|skip|spar|hid|remain|keep|leav|left|unable|wrong|false)\w*/i,
} as const;

/** Texts of one or two sentences: in longer ones the other sentences deny something anyway, or say it in another place. */
const longest = { ja: 160, en: 400 };

export const negation: Rule<'negation'> = {
  name: 'negation',
  severity: 'warning',
  compares: 'pair',
  check: ({ parts }) => parts.flatMap(({ ja, en }) => [...vanished(ja, en, ja, en), ...vanished(en, ja, ja, en)]),
};

function vanished(own: Prose, counterpart: Prose, ja: Prose, en: Prose): readonly Finding<'negation'>[] {
  if (own.text.length > longest[own.language] || counterpart.text.trim().length < 8) return [];
  const match = withoutPhrases(own).matchAll(denial[own.language]).next().value;
  if (!match || mayDeny[counterpart.language].test(withoutMust(counterpart))) return [];
  return [
    {
      ja: own.language === 'ja' ? placeInText(ja, match.index) : placeOfStart(ja),
      en: own.language === 'en' ? placeInText(en, match.index) : placeOfStart(en),
      values: { language: own.language, found: match[0] },
    },
  ];
}

/** The text with its affirming phrases struck out; every index stays what it was. */
function withoutPhrases({ text, language }: Prose): string {
  return text.replace(phrases[language], (phrase) => '＿'.repeat(phrase.length));
}

/** In the counterpart only “must” (なければならない) is struck out: a phrase that affirms may still stand for a denial. */
function withoutMust({ text }: Prose): string {
  return text.replace(must, '');
}
