/** The words that deny in Japanese and English, and the phrases in which they do not. Each entry is a part of a regular expression. */

/**
 * Denials. ない before a noun is left out, because it is often one word in English: 令状の及ばない, “warrant-proof”; so are
 * adjectives that end in ない (少ない, 危ない), しかない and かない.
 */
export const denials = {
  ja: [
    '(?<!しか|か|とんで|切|情け|少|危|汚|幼|つた|はか|せわし|あっけ|もったい|ぎこち)な(?:い|かった|く(?=、|て))(?!か[。？と]|だろう|わけで|わけに|[\\p{Script=Han}\\p{Script=Katakana}「『]|[」』]\\p{Script=Han})',
    'ません(?!か)',
    '(?<=[かさたなばまらわえけげせてねべめれじぎしちにひびみり])ず(?:に|、|。)',
    'べからず',
  ],
  en: ['\\b(?:not|never|cannot|nobody|nothing|nowhere|neither|nor|none)\\b', '\\bno(?= [a-z])', "n[’']t\\b"],
} as const;

/** “Must” in Japanese, which is a denial twice: なければならない. */
export const must =
  '(?:なければ|なくては|なくちゃ|ねば|ないと)(?:なり|なら|いけ)(?:な(?:い|く|かった|けれ)|ません|ず|ぬ)';

/** The endings of a verb that denies. */
const negated = '(?:な(?:い|かった|く)|ません)';

/** Phrases that affirm with a word of denial, or that the other language puts without one. */
export const affirmations = {
  ja: [
    must,
    // cannot be done without; cannot help; may well
    `欠(?:くことの(?:でき|出来)|か(?:せ|すことのでき))${negated}`,
    'ざるを(?:え|得)|やむを(?:え|得)',
    `かも(?:しれ|知れ)${negated}|かね${negated}`,
    // nothing but, only, not only
    `に(?:すぎ|過ぎ|ほかなり|ほかなら|他なら)${negated}|にほかならず|ほかなら${negated}`,
    `(?:だけ|のみ|ばかり)(?:で|では|に|に(?:は)?とどまら)(?:は)?(?:${negated}|ありません)|のみならず|にとどまらず|とどまら${negated}`,
    `しか[^、。]{0,30}${negated}`,
    // no doubt; isn't it so?; needless to say
    '(?:違い|ちがい|間違い|まちがい)(?:な(?:い|く)|ありません)',
    '(?:では|じゃ)(?:ない|ありません)か|ない(?:だろう|でしょう)か',
    '言うまでもな(?:い|く)',
    // remember to
    '(?:忘|わす)れ(?:ない(?:で|よう)|ず)',
    // regardless; does not matter
    `関係(?:な|無)く|問わず|とわず|いわず|かかわらず|関わらず|拘らず|(?:かま|構)わ?(?:ない|いません)`,
    // adverbs
    '必ず|まず(?:は)?|少なからず|少なくな(?:い|く)|思わず|[絶た]えず|相変わらず|あいかわらず|残らず|はず|むず|わず',
    `たえま|切れ目な|限りな|ほど[^、。]{0,12}${negated}|ほどな|ま(?:も|)な[くい]|間もな|なく(?:なる|なっ|す|し)`,
  ],
  en: [
    '\\bnot (?:only|just|merely|simply|least|to mention|until|unlike|uncommon|unusual|infrequent)\\b',
    '\\bno (?:later|sooner|doubt|matter|more|less|fewer|longer|wonder)\\b',
    '\\bnothing (?:but|short|other|less)\\b|\\bnever(?:theless|ending)\\b|\\bnone ?theless\\b',
    '\\bno\\.(?= ?\\d)|\\bwhy not\\b|\\bor not\\b|\\bif not\\b',
    '\\bnot \\w+ (?:until|unless)\\b|\\bnot (?:all|every|always|necessarily)\\b',
    "\\bdo(?:n[’']t| not) (?:forget|worry|hesitate|mind)\\b|\\b(?:cannot|can[’']t) (?:but|help|wait)\\b",
    '\\bnot (?:too|very|so|much|many|enough|far|long|yet)\\b|\\bno (?:yes|or)\\b',
  ],
} as const;

/** Anything that may carry the denial in the other language. Broad on purpose: a warning needs strong evidence. */
export const possibleDenials = {
  ja: [
    'な[いかくけしさ]|[ずぬ]|ません|まい',
    '[不無非未否禁反防避拒免失欠断止外限違誤却除妨廃絶阻退消脱離難抑控忘閉]',
    'だけ|のみ|だめ|やめ|ゼロ|しか|まで|より|ほか|まれ|わずか|すぎ|ノー|もはや|むしろ',
    // The English word as a value: role="none".
    '\\b(?:no|not|none|non|without|false|null)\\b',
  ],
  en: [
    "\\b(?:not|no|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|no-one)\\b|n[’'`]t\\b",
    '\\b(?:only|less|few|fewer|little|hardly|barely|rarely|seldom|scarcely|merely|just|alone|zero|empty|absent|absence)\\b',
    '\\b(?:otherwise|except|rather|instead|unless|until|lest|beyond|but|other than|another|others?|different\\w*|still|yet)\\b',
    '\\b(?:too|hard|difficult|difficulty|free (?:from|of|to)|rule[sd]? out|out of|opt out|far from)\\b',
    // un-, in-, dis-, non-, -less, without the words that only begin like that
    '\\bnon-?\\w{2,}|\\bun(?!ion|it|iv|iq|ifo|ify|der|til|less|to\\b)\\w{2,}',
    '\\bdis(?!cuss|play|k\\b|ks\\b|trib|cover|tan|tinc|trict|h|e)\\w{2,}|\\bim(?=poss|proper|mut|perfect|prac|balanc|moral|mobil)\\w{2,}',
    '\\bin(?=alien|dispens|valid|correct|compl|abil|suff|adequ|depend|visib|finit|consist|defin|conven|access|active|equal|just|secur|stab|appro|capab|compat|effect|effic|hum|vis|vuln|toler|sens)\\w{2,}',
    '\\bir(?=re|ra)\\w{2,}|\\bill(?=eg|og|ib)\\w{2,}|\\b\\w{3,}less\\b',
    '\\b(?:fail|lack|refus|prohibit|forbid|banned|bans?\\b|den[iy]|reject|prevent|avoid|stop|cease|exclu|exempt|restrict|limit)\\w*',
    '\\b(?:los[eit]|miss|preclud|block|doubt|vanish|disappear|violat|infring|abolish|abandon|suspend|terminat|revok|cancel)\\w*',
    '\\b(?:neglect|ignor|omit|withh|oppos|escap|drop|skip|spar|hid|remain|keep|leav|left|unable|wrong|false)\\w*',
  ],
} as const;
