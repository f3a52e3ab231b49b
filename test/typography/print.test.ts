import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { printTypography, screenTypography } from '../../scripts/typography/print.ts';
import { htmlText } from '../../scripts/writer/html.ts';

/** The body of a document after typography, with `·` for soft hyphens and `~` for no-break spaces. */
function set(
  body: string,
  language: 'ja' | 'en',
  options: Partial<Parameters<typeof printTypography>[1]> = {},
): string {
  const html = htmlText(printTypography(document(body, language), { hyphenate: false, ...options }));
  return (/<body>(.*)<\/body>/s.exec(html)?.[1] ?? '').replaceAll('\u00AD', '·').replaceAll('\u00A0', '~');
}

function document(body: string, language: 'ja' | 'en'): Root {
  return fromHtml(`<html lang="${language}"><body>${body}</body></html>`);
}

function textOf(node: Root | Root['children'][number]): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

describe('English marks', () => {
  const cases: readonly (readonly [string, string])[] = [
    [`<p>"Hello," she said. "It's John's."</p>`, '<p>“Hello,” she said. “It’s John’s.”</p>'],
    [`<p>"'Double' set," of a long journey</p>`, '<p>“‘Double’ set,” of a long journey</p>'],
    [`<p>He said "<em>stop</em>" to everybody</p>`, '<p>He said “<em>stop</em>” to everybody</p>'],
    [`<p>in the '90s, 'tis rock 'n' roll music</p>`, '<p>in the ’90s, ’tis rock ’n’ roll music</p>'],
    [`<p>five feet, or 5' 10" in measure</p>`, `<p>five feet, or 5' 10" in measure</p>`],
    ['<p>words -- more words--- so onwards...</p>', '<p>words~– more words— so onwards…</p>'],
    ['<p>a form with a line to fill ...... entirely</p>', '<p>a form with a line to fill ...... entirely</p>'],
    [
      `<p>Type <code>"x -- y"</code> and leave everything</p>`,
      `<p>Type <code>"x -- y"</code> and leave everything</p>`,
    ],
    [
      `<p>See <a href="x">https://a.example/"x"</a> for details</p>`,
      `<p>See <a href="x">https://a.example/"x"</a> for details</p>`,
    ],
    [
      `<p>They wrote <span lang="ja">"引用"です</span> there</p>`,
      `<p>They wrote <span lang="ja">"引用"です</span> there</p>`,
    ],
  ];
  for (const [given, expected] of cases) test(given, () => assert.equal(set(given, 'en'), expected));

  test('Japanese keeps its straight marks', () => {
    assert.equal(
      set('<p>"引用" -- そのまま...</p>', 'ja').replace(/<\/?span[^>]*>/g, ''),
      '<p>"引用" -- そのまま...</p>',
    );
  });
});

describe('English spaces', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['On 5 March 2021 they met there', 'On 5~March 2021 they met there'],
    ['On March 5, 2021, they met there', 'On March~5, 2021, they met there'],
    ['Article 21 and p. 5 of the record', 'Article~21 and p.~5 of the record'],
    ['William P. Barr and A. E. Housman wrote', 'William P.~Barr and A.~E.~Housman wrote'],
    ['a road of 10 km and 5 million reports', 'a road of 10~km and 5~million reports'],
    ['Dr. Sato met Mr Smith in the office', 'Dr.~Sato met Mr~Smith in the office'],
    ['the 98 countries of article nine today', 'the 98 countries of article nine today'],
    ['what a person may do of it', 'what a person may do of~it'],
    ['what a person may do at home', 'what a person may do at~home'],
    ['what a person may do tomorrow', 'what a person may do tomorrow'],
    [' it.', ' it.'],
  ];
  for (const [given, expected] of cases)
    test(given, () => assert.equal(set(`<p>${given}</p>`, 'en'), `<p>${expected}</p>`));
});

describe('division of English words', () => {
  const divided = (body: string) => set(body, 'en', { hyphenate: true, spelling: 'GB' });
  test('words in small letters, three letters at either end at least', () => {
    assert.equal(
      divided('<p>encryption only protects communication always.</p>'),
      '<p>encryp·tion only pro·tects com·mu·nic·a·tion always.</p>',
    );
  });
  for (const whole of [
    'the International Commission spoke',
    'civil-liberties advocates',
    'see HTTPServer1 and E2EEncryption now',
    'the last government',
  ]) {
    test(`nothing in: ${whole}`, () => assert.doesNotMatch(divided(`<p>${whole}</p>`).replace('ad·voc·ates', ''), /·/));
  }
  test('not in headings, mastheads, code and addresses', () => {
    const given =
      '<h2>Government communication here</h2><header><p>Government communication of encryption there</p></header>' +
      '<p><code>government communication</code> <a href="x">https://example.org/communication</a> now</p>';
    assert.doesNotMatch(divided(given), /·/);
  });
  test('the patterns follow the spelling of the text', () => {
    const american = '<p>the color of labor and the center of progress today</p>';
    const british = '<p>the colour of labour and the centre of progress today</p>';
    const word = (text: string) => /progress\S*|pro·gress/.exec(set(text, 'en', { hyphenate: true }))?.[0];
    assert.equal(
      word(american),
      set('<p>progress of it today</p>', 'en', { hyphenate: true, spelling: 'US' }).slice(3).split(' ')[0],
    );
    assert.equal(
      word(british),
      set('<p>progress of it today</p>', 'en', { hyphenate: true, spelling: 'GB' }).slice(3).split(' ')[0],
    );
  });
});

describe('the end of a Japanese paragraph', () => {
  const tail = (text: string) => `<span class="nobr tail">${text}</span>`;
  const cases: readonly (readonly [string, string])[] = [
    ['日本政府は離脱すべきである。', `日本政府は離脱すべきで${tail('ある。')}`],
    [
      '日本政府は離脱すべきである。<br>日本政府は離脱せよ。',
      `日本政府は離脱すべきで${tail('ある。')}<br>日本政府は離脱${tail('せよ。')}`,
    ],
    ['それは「暗号化された鍵である」。', `それは「暗号化された鍵で${tail('ある」。')}`],
    ['離脱<strong>すべきである</strong>。', `離脱<strong>すべきで</strong>${tail('<strong>ある</strong>。')}`],
    [
      '短い<ruby>暗号<rt>あんごう</rt></ruby>の<ruby>鍵<rt>かぎ</rt></ruby>。',
      `短い<ruby>暗号<rt>あんごう</rt></ruby>${tail('の<ruby>鍵<rt>かぎ</rt></ruby>。')}`,
    ],
    ['詳しくは<a href="x">https://a.example/</a>', '詳しくは<a href="x">https://a.example/</a>'],
    ['短い。', '短い。'],
  ];
  for (const [given, expected] of cases)
    test(given, () => assert.equal(set(`<p>${given}</p>`, 'ja'), `<p>${expected}</p>`));
  test('headings are left to balance', () =>
    assert.equal(set('<h2>日本政府は離脱すべきである</h2>', 'ja'), '<h2>日本政府は離脱すべきである</h2>'));
});

describe('the end of a Japanese paragraph on a screen', () => {
  const tail = (text: string) => `<span class="nobr tail">${text}</span>`;
  const counterpart = '\u00A0<a class="counterpart" lang="en">English</a>';
  const onScreen = (body: string): string =>
    /<body>(.*)<\/body>/s.exec(htmlText(screenTypography(document(body, 'ja'))))?.[1] ?? '';
  const cases: readonly (readonly [string, string])[] = [
    ['安全に連絡をとる手段を失います。', `安全に連絡をとる手段を失い${tail('ます。')}`],
    ['日本政府は国際声明を読む。', `日本政府は国際声明を${tail('読む。')}`],
    ['省庁に問い合わせる。', `省庁に${tail('問い合わせる。')}`],
    ['声明のインターナショナル・ステートメント。', '声明のインターナショナル・ステートメント。'],
    [
      `いっそう<ruby>脆弱<rt>ぜいじゃく</rt></ruby>な立場になります。${counterpart}`,
      `いっそう<ruby>脆弱<rt>ぜいじゃく</rt></ruby>な立場になり${tail('ます。\u00A0')}${counterpart.slice(1)}`,
    ],
    ['目次<span lang="en">Contents in brief</span>', '目次<span lang="en">Contents in brief</span>'],
    ['期限は<span class="tcy">11</span>日です。', `期限は<span class="tcy">11</span>日${tail('です。')}`],
  ];
  for (const [given, expected] of cases) {
    test(`${given} keeps whole words together`, () => {
      assert.equal(onScreen(`<p>${given}</p>`), `<p>${expected}</p>`);
      assert.equal(onScreen(`<p>${expected}</p>`), `<p>${expected}</p>`, 'a second time');
    });
  }
});

test('emphasis dots stand at characters, not at marks, and never in the text', () => {
  assert.equal(
    set('<p><em>例外、なし</em>とする。</p>', 'ja').replace(/<span class="nobr tail">(.*?)<\/span><\/p>/, '$1</p>'),
    '<p><em class="dotted"><span class="dot">例</span><span class="dot">外</span>、<span class="dot">な</span><span class="dot">し</span></em>とする。</p>',
  );
  assert.doesNotMatch(set('<p><em>例外なし</em>とする。</p>', 'ja', { emphasis: 'gothic' }), /dot/);
});

describe('whatever the text', () => {
  const word = fc.constantFrom(
    'government',
    'of',
    '"it"',
    "don't",
    '--',
    '...',
    '5',
    'March',
    'Article',
    '21',
    'P.',
    'Barr',
    'a-b',
    '漢字',
    '暗号。',
    '「例外」',
    '10',
    'km',
    'JCA-NET',
    '!?',
    '—',
    '…',
    '😀',
    'か\u3099',
  );
  const inline = fc
    .tuple(fc.constantFrom('', ' '), fc.array(word, { minLength: 1, maxLength: 9 }))
    .map(([space, words]) => space + words.join(' '));
  const block = fc
    .tuple(
      fc.constantFrom('p', 'li', 'h2', 'td', 'div'),
      fc.constantFrom('ja', 'en'),
      fc.array(
        fc.tuple(fc.constantFrom('', 'em', 'strong', 'code', 'ruby', 'span lang="en"', 'span lang="ja"'), inline),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([tag, lang, runs]) => {
      const inner = runs
        .map(([name, text]) => (name === '' ? text : `<${name}>${text}</${name.split(' ')[0]}>`))
        .join('');
      const element = `<${tag} lang="${lang}">${inner}</${tag}>`;
      return tag === 'td' ? `<table><tr>${element}</tr></table>` : element;
    });
  const documents = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => document(blocks.join(''), 'ja'));
  const plain = (text: string) =>
    text
      .replaceAll('\u00AD', '')
      .replaceAll('\u00A0', ' ')
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replaceAll('…', '...')
      .replace(/[–—]/g, '--');

  test('only quotes, dashes, dots, spaces and soft hyphens change, and the second time nothing does', () => {
    fc.assert(
      fc.property(documents, (root) => {
        const before = structuredClone(root);
        const once = printTypography(root, { hyphenate: true, spelling: 'GB', vertical: {} });
        assert.deepEqual(root, before);
        assert.equal(plain(textOf(once)), plain(textOf(root)));
        const twice = printTypography(once, { hyphenate: true, spelling: 'GB', vertical: {} });
        assert.equal(htmlText(twice), htmlText(once));
      }),
      { numRuns: 1000 },
    );
  });

  test('on screens, too, and there are no soft hyphens', () => {
    fc.assert(
      fc.property(documents, (root) => {
        const once = screenTypography(root);
        assert.equal(plain(textOf(once)), plain(textOf(root)));
        assert.doesNotMatch(htmlText(once), /\u00AD/);
        assert.equal(htmlText(screenTypography(once)), htmlText(once));
      }),
      { numRuns: 1000 },
    );
  });
});

test('long code breaks behind its signs, short code and blocks of code do not', () => {
  const long = '<code>a_heading.load_all(0123)</code>';
  assert.equal(
    set(`<p>${long}; <code>short_1</code></p>`, 'en'),
    '<p><code>a_<wbr>heading.<wbr>load_<wbr>all(<wbr>0123)</code>; <code>short_1</code></p>',
  );
  assert.equal(set(`<pre>${long}</pre>`, 'en'), `<pre>${long}</pre>`);
});
