/**
 * Anchors: common words with one usual translation. A short chapter teaches nothing by itself; these few hundred words,
 * general and technical, are what an editor who knows both languages a little would look for.
 */

/** Japanese words of two characters, each with the English words that usually stand for it. */
const words = `
安全 safe,secure,security|暗号 encrypt,encryption,cipher,cryptography|以下 following,below|意見 opinion|意味 mean,meaning
一覧 list|印刷 print|引数 argument|宇宙 space,universe|英語 english|影響 affect,influence,impact|円盤 disk
演算 operation,operator|応答 response,reply|会議 meeting,conference|会社 company|開始 start,begin|開発 develop,development
解決 solve,solution|解析 parse,analysis|概念 concept|概要 overview,summary|外部 external,outside|学校 school|確認 check,confirm,verify
拡張 extend,extension|活動 activity,activities|環境 environment|監視 surveillance,monitor|関係 relation,relationship|関数 function
管理 manage,management,administrator|危険 danger,dangerous,risk|期間 period|機能 feature,function|機械 machine|企業 company,companies,business
起動 start,boot,launch|技術 technology,technical|義務 duty,obligation|議会 congress,parliament|脅威 threat|教育 education
共通 common|共有 share|協力 cooperation,cooperate|行列 matrix|業者 provider|許可 allow,permission,permit|均等 equal
空間 space|空白 space,blank,whitespace|計算 compute,calculate,calculation|警告 warning|経済 economic,economy|形式 format,form
結果 result|結婚 marriage|言語 language|検索 search|権利 right|権限 permission,authority|憲法 constitution|限定 limit
現在 current,now|原則 principle|個人 individual,personal|効果 effect|公開 public,publish|公正 fair,just|更新 update
構造 structure,struct|構成 configure,configuration,consist|構文 syntax|考慮 consider|国家 state,nation,national|国際 international|国民 nation,people,citizen
国籍 nationality|困難 difficult,difficulty|差別 discrimination|再帰 recursive,recursion|最後 last,finally,end|最初 first|最小 minimum,smallest
最新 latest|最大 maximum,largest|財産 property|作業 work,task|作成 create,make|削除 delete,remove|参加 participate,join
参照 reference,refer,see|仕組 mechanism|仕様 specification|仕事 work,job|司法 judicial,justice|指定 specify,specified|思想 thought
時間 time,hour|自由 free,freedom|自動 automatic,automatically|辞書 dictionary|次元 dimension|事件 case,incident|事実 fact
識別 identify,identifier|実行 run,execute,execution|実装 implement,implementation|社会 social,society|主張 claim,argue|取得 get,obtain,retrieve,acquire
手順 step,procedure|種類 kind,type|宗教 religion|集合 set|修正 fix,modify,correct|住居 home,residence|重要 important|終了 exit,end,finish
出版 publish,publication|出力 output|準備 prepare|順序 order|所有 own,ownership|処理 process,handle|女性 woman,women|証明 proof,prove,certificate
詳細 detail|条件 condition|条約 treaty,convention|状態 state,status|情報 information|章末 chapter|初期 initial|信号 signal
侵入 intrusion|人間 human|人権 rights|数値 number,numeric,value|正確 exact,accurate,precise|正規 regular|成功 success,succeed
政府 government|政治 political,politics|制御 control|制限 limit,restrict,restriction|制度 system|世界 world|生成 generate,create|生活 life,living
声明 statement|整数 integer|性能 performance|説明 explain,explanation,describe|設計 design|設定 setting,configure,configuration,set|接続 connect,connection
選択 select,choose,choice,option|選挙 election|宣言 declare,declaration|全体 whole,entire|専門 expert,professional|戦争 war|操作 operation,operate
送信 send|装置 device|総会 assembly|捜査 investigation,investigative|属性 attribute|多重 multiple|対象 target,object|待機 wait
代入 assign,assignment|代替 alternative|大学 university|単語 word|探索 search|団体 organization,group|抽象 abstract|注意 note,attention,careful
中断 interrupt|調査 survey,investigation,investigate|追加 add,additional|通信 communication|通常 usually,normal|定義 define,definition|定数 constant
提供 provide,offer|提案 proposal,propose,suggest|適用 apply|適切 appropriate,proper|展開 expand,deploy|添字 index,subscript|転送 transfer,forward
統計 statistic|同意 consent,agree|同時 simultaneous,concurrent,time|動作 behavior,behaviour,work|読者 reader|特定 particular,specific|特徴 feature
独立 independent|内部 internal,inside|内容 content|日本 japan,japanese|入力 input,enter|認証 authentication,authenticate|年齢 age|能力 ability
配列 array|配布 distribute,distribution|背景 background|番号 number|範囲 range,scope|反対 oppose,against|犯罪 crime,criminal|判断 judge,decide
比較 compare,comparison|必要 need,necessary,require,required|表現 expression,express,represent|表示 display,show|標準 standard|評価 evaluate,evaluation
平等 equal,equality|平和 peace|変換 convert,conversion,transform|変更 change,modify|変数 variable|返信 reply|編集 edit,editor|法律 law
法案 bill,legislation|保護 protect,protection|保存 save,store|保障 guarantee,security|報告 report|方法 way,method|方針 policy|本文 text,body
翻訳 translate,translation|名前 name|命令 command,instruction|迷惑 spam|無料 free|目的 purpose,goal,aim|文字 character,letter|文書 document
文化 cultural,culture|文章 sentence,text|問題 problem,issue,question|役割 role|友好 friendly|有効 valid,enable,effective|予約 reserve,reserved
要求 request,demand,require|要素 element|容量 capacity,size|様々 various,many|予定 plan,schedule|利用 use,user|利益 interest,benefit,profit|理由 reason
理解 understand,understanding|履歴 history|良心 conscience|両方 both|例外 exception|歴史 history|連結 link,concatenate|連続 consecutive,continuous
労働 work,labor,labour|論理 logic,logical|子供 child,children|児童 child,children|家族 family|家庭 home,family|婚姻 marriage|教員 teacher
生命 life|身体 body,person|拷問 torture|裁判 court,trial,judge|裁判 tribunal|刑罰 penalty,punishment|無罪 innocent|逮捕 arrest|攻撃 attack
名誉 honour,honor|移動 move,movement|迫害 persecution|言論 speech|表明 express|集会 assembly|失業 unemployment|組合 union|休息 rest|休暇 holiday
健康 health|衣食 food,clothing|医療 medical|病気 sickness,disease|老齢 age|母子 mother,motherhood|芸術 art,arts|科学 science,scientific
秩序 order|道徳 moral,morality|民主 democratic,democracy|地域 community,region,local|破壊 destroy,destruction|奴隷 slave,slavery
依存 depend,dependency|互換 compatible,compatibility|型名 type|記憶 memory|記述 describe,write|記録 record,log|規則 rule|規格 standard
起源 origin|逆順 reverse|境界 boundary|繰返 repeat,loop|区別 distinguish,distinction|継承 inherit,inheritance|権威 authority|古い old
誤り error,mistake|合計 total,sum|左右 left|時刻 time|自分 own,yourself,self|失敗 fail,failure|質問 question|手続 procedure|受信 receive
受取 receive|署名 signature,sign|書式 format|上記 above|推論 infer,inference|数学 math,mathematics|正常 normal|静的 static|動的 dynamic
節約 save|全て all|双方 both|遅延 delay,lazy|逐次 sequential|注釈 annotation,comment,note|長所 advantage|短所 disadvantage|頂点 vertex
直接 direct,directly|著者 author|停止 stop|電話 phone,telephone|電子 electronic|統合 integrate,merge|登録 register|道具 tool|凡例 legend
比率 ratio|秘密 secret,secrecy|秘密 private|品質 quality|不正 invalid,illegal|付録 appendix|復元 restore|複数 multiple,several|複製 copy,clone
部品 component,part|部分 part|並列 parallel|並行 concurrent,concurrency|閉じ close|別名 alias|保証 guarantee,ensure|補足 supplement,note|本章 chapter
本書 book|末尾 end|目次 contents|優先 priority,prefer|有名 famous|余分 extra|用語 term|用途 use|利点 advantage,benefit|領域 area,region
例え example|練習 exercise|分割 split,divide|分岐 branch|分散 distributed|文法 grammar|圧縮 compress,compression|移植 port,portable
`;

/** The anchor of each word, by its two characters as one number: quicker than a piece of text for each place. */
const japanese = new Map<number, string>();
const english = new Map<string, string[]>();
for (const entry of words.trim().split(/[|\n]/)) {
  const [ja = '', list = ''] = entry.split(' ');
  japanese.set(twoAt(ja, 0), `v:${ja}`);
  for (const en of list.split(',')) english.set(stem(en), [...(english.get(stem(en)) ?? []), `v:${ja}`]);
}

/** The first characters of these words, which most characters of a text are not. */
const firsts = new Uint8Array(0x1_0000);
for (const word of japanese.keys()) firsts[word >>> 16] = 1;

function twoAt(text: string, index: number): number {
  return (text.charCodeAt(index) << 16) | text.charCodeAt(index + 1);
}

/** The words in a Japanese text (NFKC), as `v:` and the Japanese word. */
export function japaneseVocabulary(text: string): string[] {
  const found: string[] = [];
  for (let index = 0; index + 1 < text.length; index += 1) {
    if (firsts[text.charCodeAt(index)] === 0) continue;
    const key = japanese.get(twoAt(text, index));
    if (key !== undefined) found.push(key);
  }
  return found;
}

/**
 * The words in an English text, as `v:` and each Japanese word that they may translate.
 *
 * @param keysOf which of the keys of a word count
 */
export function englishVocabulary(
  text: string,
  keysOf: (word: string) => readonly string[] = vocabularyKeys,
): string[] {
  const found: string[] = [];
  for (const word of text.match(/[A-Za-z]{3,}/g) ?? []) found.push(...keysOf(word));
  return found;
}

/** The keys of one English word. */
export function vocabularyKeys(word: string): readonly string[] {
  return english.get(stem(word)) ?? [];
}

/** Without the commonest endings; words that become equal are nearly always one word. */
function stem(word: string): string {
  const small = word.toLowerCase();
  return small.length > 4 ? small.replace(/(?:ies|es|s|ed|ing|ly|e|y)$/, '') : small;
}
