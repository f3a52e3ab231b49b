/** The two dictionaries against each other, against the codes, and against the sources that use them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  type Language,
  type Message,
  type MessageCode,
  type MessageValues,
  severities,
} from '../../scripts/message/message.ts';
import { ruleNames } from '../../scripts/message/parity.ts';
import { helpOf, textOf } from '../../scripts/message/wording.ts';
import { rules } from '../../scripts/parallel/rules/rules.ts';
import { criticalKinds } from '../../scripts/parallel/state/critical-words.ts';
import { rowStates } from '../../scripts/parallel/state/translation-state.ts';
import { dictionaries, translator } from '../../scripts/template/translate.ts';

const flat = { ja: leaves(dictionaries.ja), en: leaves(dictionaries.en) };
const fixedCodes = Object.keys(severities) as (keyof typeof severities)[];
/** The codes with a severity of their own, and those of the parity rules. */
const codes: readonly MessageCode[] = [
  ...new Set<MessageCode>([...fixedCodes, ...ruleNames.map((name) => `parity-${name}` as const)]),
];

/** Dotted keys and their texts. */
function leaves(tree: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...leaves(value as object, `${prefix}${key}.`)],
    ),
  );
}

/** i18next chooses `_one` or `_other`; Japanese has only `_other`. */
function stem(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function all(text: string | undefined, pattern: RegExp): string[] {
  return [...new Set(text?.match(pattern) ?? [])].toSorted();
}

describe('both dictionaries', () => {
  it('have the same keys', () => {
    assert.deepEqual(
      [...new Set([...flat.ja.keys()].map(stem))].toSorted(),
      [...new Set([...flat.en.keys()].map(stem))].toSorted(),
    );
  });

  it('have `_other` for each plural, and `_one` in English only', () => {
    for (const key of [...flat.ja.keys(), ...flat.en.keys()].filter((one) => stem(one) !== one)) {
      assert.ok(flat.ja.has(`${stem(key)}_other`), `${stem(key)}_other in ja`);
      assert.ok(!flat.ja.has(`${stem(key)}_one`), `no ${stem(key)}_one in ja`);
      assert.ok(
        flat.en.has(`${stem(key)}_one`) && flat.en.has(`${stem(key)}_other`),
        `both forms of ${stem(key)} in en`,
      );
    }
  });

  it('fill in the same values and nest the same words', () => {
    for (const [key, en] of flat.en) {
      const ja = flat.ja.get(key) ?? flat.ja.get(`${stem(key)}_other`);
      assert.deepEqual(all(ja, /\{\{[^}]*\}\}/g), all(en, /\{\{[^}]*\}\}/g), key);
      assert.deepEqual(all(ja, /\$t\([^)]*\)/g), all(en, /\$t\([^)]*\)/g), key);
    }
  });

  it('say something under every key, without spaces at the ends', () => {
    for (const dictionary of [flat.ja, flat.en]) {
      for (const [key, text] of dictionary) {
        // What stands between or before other words ends with a space in English.
        if (key === 'frame.listSeparator' || key === 'frame.figure') continue;
        assert.ok(text !== '' && text === text.trim(), key);
      }
    }
  });

  it('end the sentences of messages with a full stop, unless a value ends them', () => {
    for (const code of codes) {
      for (const part of ['text', 'help']) {
        assert.match(
          flat.ja.get(`message.${code}.${part}`) ?? '',
          /(。|：\S.*|：\{\{\w+\}\}|：「\{\{\w+\}\}」(と「\{\{\w+\}\}」)?|\{\{more\}\})$/,
          `${code} ${part}`,
        );
        assert.match(
          flat.en.get(`message.${code}.${part}`) ?? '',
          /(\.|\{\{\w+\}\}|: “\{\{\w+\}\}”)$/,
          `${code} ${part}`,
        );
      }
    }
  });
});

describe('every message code', () => {
  it('has a text and a help, and no other code has', () => {
    const said = [...flat.en.keys()].filter((key) => key.startsWith('message.')).toSorted();
    assert.deepEqual(said, codes.flatMap((code) => [`message.${code}.text`, `message.${code}.help`]).toSorted());
  });

  it('is sent by some source', () => {
    const sources = [...sourceFiles('scripts')].filter(([path]) => !path.endsWith('message/message.ts'));
    const named = fixedCodes.filter((code) => !code.startsWith('parity-'));
    const unsent = named.filter((code) => !sources.some(([, text]) => text.includes(`'${code}'`)));
    assert.deepEqual(unsent, []);
    assert.ok(sources.some(([, text]) => text.includes('code: `parity-${rule.name}`')));
    assert.deepEqual(
      rules.map(({ name }) => name),
      [...ruleNames],
    );
  });
});

describe('the keys that the sources look up', () => {
  const sources = sourceFiles('scripts');
  const known = new Set([...flat.en.keys()].map(stem));

  it('are all there', () => {
    const rooms = [...new Set([...known].map((key) => key.split('.')[0]))].join('|');
    const literal = new RegExp(`['"\`]((?:${rooms})\\.[A-Za-z][A-Za-z0-9]*)['"\`]`, 'g');
    const used = [...sources].flatMap(([path, text]) => [...text.matchAll(literal)].map((match) => [path, match[1]]));
    assert.ok(used.length > 40, 'the search finds keys at all');
    const files = /\.(css|js)$/;
    assert.deepEqual(
      used.filter(([, key]) => !known.has(key ?? '') && !files.test(key ?? '')),
      [],
    );
  });

  it('are all that there are', () => {
    const text = [...sources.values()].join('\n');
    // Keys that are put together: `message.${code}.text` in a source, $t(block.{{ja}}) in a dictionary.
    const computed = [
      ...[...text.matchAll(/`([a-z]+\.)\$\{[^}]*\}([A-Za-z.]*)`/g)],
      ...[...[...flat.en.values()].join('\n').matchAll(/\$t\(([a-z]+\.)\{\{\w+\}\}()\)/g)],
    ].map(([, start = '', end = '']) => new RegExp(`^${start.replace('.', '\\.')}.+${end.replace('.', '\\.')}$`));
    assert.ok(computed.length >= 6, 'the search finds them at all');
    const isUsed = (key: string): boolean =>
      computed.some((pattern) => pattern.test(key)) ||
      [`'${key}'`, `\`${key}\``].some((quoted) => text.includes(quoted));
    assert.deepEqual(
      [...known].filter((key) => !isUsed(key)),
      [],
    );
  });

  it('explain no command that npm does not know', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const explained = [...known].flatMap((key) => /^command\.(.+)Help$/.exec(key)?.[1] ?? []);
    const called = explained.map((key) => key.replace(/[A-Z]/, (letter) => `:${letter.toLowerCase()}`));
    assert.deepEqual(
      called.filter((name) => scripts[name] === undefined),
      [],
    );
  });

  it('cover every name that messages nest', () => {
    const keysOf = (room: string): string[] =>
      [...known].flatMap((key) => (key.startsWith(`${room}.`) ? [key.slice(room.length + 1)] : [])).toSorted();
    const source = ['message', 'parity'].map((name) => readFileSync(`scripts/message/${name}.ts`, 'utf8')).join('\n');
    const names = (type: string): string[] => {
      const union = new RegExp(`(?:export type ${type} =|^  ${type}:)([^;]*);`, 'm').exec(source)?.[1] ?? '';
      return [...union.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '');
    };
    for (const [type, room] of [
      ['BlockName', 'block'],
      ['Expectation', 'expect'],
      ['Language', 'side'],
      ['RowRun', 'lacking'],
      ['differ', 'differ'],
      ['CharacterKind', 'character'],
    ] as const) {
      assert.ok(names(type).length > 1, type);
      assert.deepEqual(keysOf(room), names(type).toSorted(), room);
    }
    assert.deepEqual(keysOf('state'), rowStates.toSorted());
    assert.deepEqual(keysOf('critical'), criticalKinds.toSorted());
    assert.deepEqual(keysOf('rule'), ruleNames.flatMap((name) => [`${name}.what`, `${name}.why`]).toSorted());
  });
});

describe('the Japanese wording', () => {
  const japanese = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々。、「」（）]';
  /** What is typed as it stands: code in corner brackets, HTML comments, lines of YAML, commands and addresses. */
  const prose = (text: string): string =>
    text
      .replace(/\{\{\w+\}\}: "…"|rules: \{ \{\{\w+\}\}: [a-z| ]+ \}/g, '')
      .replace(/「[^」]*」|<!--.*?-->|\{漢字\|かんじ\}/g, '')
      .replace(/\$t\([^)]*\)|\{\{\w+\}\}/g, '＊');

  it('has no half-width bracket or colon beside a Japanese character', () => {
    const beside = new RegExp(`${japanese}\\s*[():]|[():]\\s*${japanese}|＊:`, 'u');
    for (const [key, text] of flat.ja) assert.doesNotMatch(prose(text), beside, key);
  });

  it('has no leftover English', () => {
    /** Marks, settings, character references and examples, which are English in any language; and what is filled in. */
    const typed =
      /<!-- (?:pair:|alone:|allow) |「(?:pair: \{\{\w+\}\}|alone)」|rules: \{ \{\{\w+\}\}: error \| warning \| off \}|&[a-z]+;|the the、|5 March 2021|thousand・million|\$t\([^)]*\)|\{\{\w+\}\}/g;
    const left: Record<string, string[]> = {};
    const terms = new Set(
      [
        'Java Node js CC UTF YAML HTML Markdown PDF EPUB PNG JPEG GIF WebP SVG QR CC0 kB pt id JIS DIR N Ctrl C npm ci run build check dev',
        'align allow alone pair impose schema doctor publication yaml json md images ja en dist manuscripts templates only lang strict out jobs port',
        'UA Matterhorn Protocol web leaflet booklet book print epub image as up paper A4 A3 A5 A6 B4 B5 B6 postcard letter flip short long bind left right',
        'import export into xliff tmx DOCX MIME Shift EUC JP ISO OmegaT originalData Poedit git rally handout',
        'review state translation taiyaku align rules glossary map example org TODO FIXME TBD',
        'rules glossary off allow the March thousand million TODO FIXME TBD shy zwj example org map png',
        'iPhone iPad Safari Apple Books Android Files Play Kindle Amazon Send Kobo USB Mac Windows Linux Thorium Reader SHA SUMS OPDS Atom',
        'specimen large layout columns facing interleaved sequential chapters colour manifest SHA fonts front creep keep back cover help short title http https a z mm from to editions type sides background statement x',
        'bench scale growth stages hostile fuzz baselines test pictures README github e ee',
      ].flatMap((line) => line.toLowerCase().split(' ')),
    );
    for (const [key, text] of flat.ja) {
      const words = text.replace(typed, ' ').match(/[A-Za-z][A-Za-z]+/g) ?? [];
      const unknown = words.filter((word) => !terms.has(word.toLowerCase()));
      if (unknown.length > 0) left[key] = unknown;
    }
    assert.deepEqual(left, {});
  });

  it('is polite, as its sentences end', () => {
    const sentences = [...flat.ja]
      .filter(([key]) => /^(message|differ|character)\./.test(key))
      .flatMap(([key, text]) =>
        text
          .split('。')
          .slice(0, -1)
          .map((one) => [key, one] as const),
      );
    for (const [key, sentence] of sentences) {
      assert.match(
        sentence,
        /(ます|です|ません|でした|ました|ください|ましょう|＊|（[^）]*）)$/,
        `${key}: ${sentence}`,
      );
    }
  });
});

describe('every message, in both languages', () => {
  /** Values of the right kinds for every code. */
  const samples: { readonly [Code in MessageCode]?: MessageValues[Code] } = {
    'chapter-missing': { language: 'ja', file: 'x/ja/01-a.md' },
    'block-mismatch': { ja: 'table', en: 'orderedList' },
    'row-one-sided': { language: 'en', block: 'blockquote', run: 'more', count: 3 },
    'parity-invisible': { language: 'ja', codePoint: 'U+202E', character: 'bidi' },
    'parity-numbers': { differ: 'both', ja: '21', en: '12' },
    'parity-dates': { differ: 'jaOnly', ja: '3月5日', en: '' },
    'parity-names': { differ: 'enOnly', ja: '', en: 'Minato' },
    'mark-dangling': { name: 'a', language: 'ja' },
    'side-empty': { language: 'ja' },
    'side-language': { language: 'ja' },
    'settings-value': { key: 'version', expected: 'oneOf', detail: 'a, b', found: '1.0' },
    'settings-required': { key: 'version', expected: 'atLeast', detail: '3' },
    'translation-stale': { row: 'a', state: 'en-changed', advice: 'compare', command: 'npm run review' },
  };

  /** A message of any code; the severity of a parity rule is a setting. */
  const messageOf = (code: MessageCode, values: MessageValues[MessageCode] | undefined): Message =>
    ({ code, severity: 'error', values }) as Message;

  for (const language of ['ja', 'en'] as const) {
    it(`is rendered in full: ${language}`, () => {
      for (const code of codes) {
        const names = all(
          `${flat.en.get(`message.${code}.text`)} ${flat.en.get(`message.${code}.help`)}`,
          /(?<=\{\{)\w+/g,
        );
        const values = samples[code] ?? (Object.fromEntries(names.map((name) => [name, `<${name}>`])) as never);
        const made = messageOf(code, values);
        const word = translator(language);
        for (const text of [textOf(made, word), helpOf(made, word)]) {
          assert.doesNotMatch(text, /\{\{|\}\}|\$t\(|undefined|\[object/, code);
          assert.doesNotMatch(text, /\b(message|block|side|expect|state|differ|character)\.[a-z]/i, code);
          assert.notEqual(text, '', code);
        }
        if (!samples[code]) {
          for (const name of names) assert.ok(`${textOf(made, word)}${helpOf(made, word)}`.includes(`<${name}>`), code);
        }
      }
    });
  }

  it('names blocks, sides and expectations in the language of the message', () => {
    const shown = (language: Language, code: keyof typeof samples): string =>
      textOf(messageOf(code, samples[code]), translator(language));
    assert.equal(
      shown('en', 'row-one-sided'),
      'The other side lacks 3 blocks that the English has here, beginning with a quotation.',
    );
    assert.equal(
      shown('ja', 'row-one-sided'),
      '英語側のここから続く3個のまとまり（最初は引用）に当たるものが、もう一方にありません。',
    );
    assert.equal(shown('en', 'settings-value'), '“version” is 1.0; expected: one of: a, b.');
    assert.equal(shown('ja', 'settings-value'), '「version」が 1.0 になっています。必要なのは次のいずれか：a, bです。');
    assert.equal(shown('en', 'chapter-missing'), 'The Japanese file is missing: x/ja/01-a.md.');
    assert.equal(shown('ja', 'chapter-missing'), '日本語のファイルがありません：x/ja/01-a.md');
  });

  it('names differences, characters and states in the language of the message', () => {
    const shown = (code: keyof typeof samples): string[] =>
      (['ja', 'en'] as const).map((language) => textOf(messageOf(code, samples[code]), translator(language)));
    assert.deepEqual(shown('parity-numbers'), [
      '数が食い違っています（日本語は「21」、英語は「12」）。',
      'The numbers differ: the Japanese has “21”, the English “12”.',
    ]);
    assert.deepEqual(shown('parity-dates'), [
      '日付が食い違っています（日本語の「3月5日」に対応するものが、英語にない）。',
      'The dates differ: the Japanese has “3月5日”, to which nothing in the English corresponds.',
    ]);
    assert.deepEqual(shown('parity-names'), [
      '名前が食い違っています（英語の「Minato」に対応するものが、日本語にない）。',
      'The names differ: the English has “Minato”, to which nothing in the Japanese corresponds.',
    ]);
    assert.deepEqual(shown('parity-invisible'), [
      'ここに目に見えない文字 U+202E があります（文字の向きを変え、人の目に見える順番とプログラムが読む順番を食い違わせる）。',
      'There is an invisible character here, U+202E: it turns the direction of the text round, so that a reader sees another order than a program.',
    ]);
    assert.deepEqual(shown('translation-stale'), [
      'この行はまだ公開できません（英語側に変更）：a',
      'This row may not be published yet (English changed): a',
    ]);
  });
});

function sourceFiles(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
