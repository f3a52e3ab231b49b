/** Leaflets of many kinds, fitted in the bundled browser and printed; sizes and places are read back from the PDF. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { leaflet } from '../../../scripts/edition/leaflet.ts';
import type { Message } from '../../../scripts/message/message.ts';
import { paperSize } from '../../../scripts/publication/paper.ts';
import type { LeafletEdition } from '../../../scripts/publication/schema.ts';
import { fitMessages } from '../../../scripts/stage/fit-messages.ts';
import { cutFor } from '../../../scripts/stage/fonts.ts';
import { printJob } from '../../../scripts/stage/print-job.ts';
import { loadTemplates } from '../../../scripts/template/load.ts';
import { type BrowserSession, openBrowser } from '../../../scripts/writer/browser/browser.ts';
import type { Fit } from '../../../scripts/writer/pdf/fit-result.ts';
import { printLeaflet } from '../../../scripts/writer/pdf/print.ts';
import { settings as publicationSettings } from '../../edition/editions.ts';
import { type Parts, prepare } from '../../stage/small-publication.ts';
import { type ReadPdf, readPdf } from './read-pdf.ts';

const pointsPerMillimetre = 72 / 25.4;
const pair = [
  '市民が送る手紙は、だれにも開かれずに届くと約束されている。その約束は電子の手紙にも及ぶ。鍵を預かる者が増えれば、約束は守れない。',
  'Letters that citizens send are promised to arrive unopened. The promise covers electronic letters too. The more people hold a key, the less it can be kept.',
] as const;

/** Lines of `small-publication` before the text of a chapter. */
const frontMatter = 3;
const kanji = [...'一二三四五六七八九'];

/** Chapter `01-a`: sections with a heading and paragraphs. */
function sections(
  count: number,
  paragraphs: number,
  sentences = 1,
): Parts & { ja: Record<string, string>; en: Record<string, string> } {
  const side = (language: 0 | 1, heading: (number: number) => string): string =>
    Array.from({ length: count }, (_, section) => {
      const rows = Array.from({ length: paragraphs }, (__, row) => {
        const mark = language === 0 ? `項${kanji[section]}の${kanji[row]}。` : `Point ${section + 1}.${row + 1}. `;
        return mark + Array.from({ length: sentences }, () => pair[language]).join(language === 0 ? '' : ' ');
      });
      return [`## ${heading(section + 1)}`, ...rows].join('\n\n');
    }).join('\n\n');
  return {
    settings: publicationSettings,
    ja: { '01-a': `${side(0, (number) => `約束その${number}`)}\n` },
    en: { '01-a': `${side(1, (number) => `Promise number ${number}`)}\n` },
  };
}

const columns: LeafletEdition = {
  paper: 'A4',
  layout: 'columns',
  sides: 1,
  type: { from: 8, to: 14 },
  front: ['01-a'],
  back: [],
};

interface Fitted {
  readonly fit: Fit;
  readonly pdf: ReadPdf;
  readonly messages: readonly Message[];
}

describe('a leaflet in the browser', () => {
  let session: BrowserSession;
  before(async () => {
    session = await openBrowser();
  });
  after(() => session.close());

  async function fitted(parts: Parts, settings: LeafletEdition): Promise<Fitted> {
    const { prepared } = await prepare(parts);
    assert.ok(prepared);
    const { leafletCss } = await loadTemplates();
    const tree = leaflet(prepared.input, settings, leafletCss);
    const job = printJob(tree, prepared, await cutFor([tree]), settings.paper);
    const { fit, bytes, pages, overflows } = await printLeaflet(session, job, settings.type);
    const pdf = await readPdf(bytes);
    assert.equal(pages, pdf.pages.length);
    assert.deepEqual(overflows, []);
    return { fit, pdf, messages: fitMessages(fit, prepared, settings) };
  }

  it('has the largest type that fits, to a twentieth of a point', async () => {
    const parts = sections(3, 2);
    const { fit, pdf, messages } = await fitted(parts, columns);
    assert.deepEqual(messages, []);
    assert.equal(pdf.pages.length, 1);
    assert.ok(fit.size > 8 && fit.size < 14, `${fit.size} pt`);
    assert.ok((fit.sides[0]?.empty ?? 1) < 0.01, `${fit.sides[0]?.empty} empty`);
    // A little larger, it needs less leading than is comfortable.
    const larger = Number((fit.size + 0.05).toFixed(2));
    const tight = await fitted(parts, { ...columns, type: { from: larger, to: larger } });
    assert.ok((tight.fit.sides[0]?.leading.ja ?? 2) < (fit.sides[0]?.leading.ja ?? 0), JSON.stringify(tight.fit));
    // Where all fits easily, it is as large as allowed.
    const { fit: short } = await fitted(sections(1, 2), columns);
    assert.equal(short.size, 14);
  });

  it('keeps leading within the bounds of either language', async () => {
    for (const parts of [sections(1, 1), sections(3, 2), sections(6, 5)]) {
      const { fit } = await fitted(parts, columns);
      for (const { leading } of fit.sides) {
        assert.ok(leading.ja >= 1.5 && leading.ja <= 2, `${leading.ja}`);
        assert.ok(leading.en >= 1.25 && leading.en <= 1.5, `${leading.en}`);
      }
    }
  });

  it('has lines that are equally far apart in each language', async () => {
    const { fit, pdf } = await fitted(sections(3, 2, 2), columns);
    const items = (pdf.pages[0]?.items ?? []).filter(
      ({ text, size }) => Math.abs(size - fit.size) < 0.01 && text.trim().length > 8,
    );
    const right = Math.max(...items.map(({ x }) => x)) - 1;
    for (const column of [items.filter(({ x }) => x < right), items.filter(({ x }) => x >= right)]) {
      const lines = [...new Set(column.map(({ y }) => y.toFixed(2)))].map(Number).toSorted((a, b) => b - a);
      const pitches = lines.slice(1).map((y, index) => (lines[index] ?? 0) - y);
      const least = Math.min(...pitches);
      // Between paragraphs there is more room.
      const inside = pitches.filter((pitch) => pitch < least + 2);
      assert.ok(inside.length > 8, `${inside.length} lines`);
      for (const pitch of inside) assert.ok(pitch - least < 0.03, `${pitch} and ${least} pt`);
    }
  });

  it('has a Japanese column of whole characters', async () => {
    const { fit, pdf } = await fitted(sections(3, 2), columns);
    const items = pdf.pages[0]?.items ?? [];
    const left = items.find(({ text }) => text.startsWith('項一の'))?.x ?? assert.fail('no Japanese');
    const right = items.find(({ text }) => text.startsWith('Point'))?.x ?? assert.fail('no English');
    const measure = right - left - 6.5 * pointsPerMillimetre;
    assert.ok(Math.abs(measure - fit.characters * fit.size) < 0.3, `${measure} pt for ${fit.characters} × ${fit.size}`);
    assert.ok(fit.share >= 0.4 && fit.share <= 0.54, `${fit.share}`);
  });

  it('says what is too much: without that many characters it fits', async () => {
    const parts = sections(5, 4);
    const { messages, fit } = await fitted(parts, columns);
    const [overflow, ...rows] = messages;
    assert.ok(overflow?.code === 'fit-overflow');
    assert.equal(fit.size, 8);
    const { lines, jaCharacters, enCharacters } = overflow.values;
    assert.ok(lines > 0);
    const without = (much: number): Parts => {
      const ja = parts.ja['01-a'] ?? '';
      const en = parts.en['01-a'] ?? '';
      return {
        ...parts,
        ja: { '01-a': shortened(ja, jaCharacters * much) },
        en: { '01-a': shortened(en, enCharacters * much) },
      };
    };
    assert.deepEqual((await fitted(without(1), columns)).messages, [], JSON.stringify(overflow.values));
    assert.equal((await fitted(without(0.5), columns)).messages[0]?.code, 'fit-overflow', 'half of it is too little');
    // The rows that would save most, with their places.
    const wholes = rows.filter(({ code }) => code === 'fit-row');
    assert.equal(wholes.length, 3);
    for (const row of wholes) {
      assert.ok(row.code === 'fit-row' && row.ja && row.en);
      assert.ok(row.values.lines >= 2 && row.values.lines <= 12, `${row.values.lines} lines`);
      assert.equal(row.ja.line, row.en.line);
    }
  });

  it('says which rows save most: without one of them, so many lines fewer are over', async () => {
    const long = (text: string, language: 0 | 1): string =>
      text.replace(/\n\n(?=## [^\n]*3)/, `\n\n${Array.from({ length: 4 }, () => pair[language]).join('')}\n\n`);
    const parts = sections(5, 4);
    const all = {
      ...parts,
      ja: { '01-a': long(parts.ja['01-a'] ?? '', 0) },
      en: { '01-a': long(parts.en['01-a'] ?? '', 1) },
    };
    const { fit, messages } = await fitted(all, columns);
    const row = messages.find(({ code }) => code === 'fit-row');
    assert.ok(row?.code === 'fit-row' && row.ja);
    const { line } = row.ja;
    assert.equal(all.ja['01-a'].split('\n')[line - frontMatter - 1], Array.from({ length: 4 }, () => pair[0]).join(''));
    const without = await fitted(parts, columns);
    const saved = (fit.sides[0]?.overLines ?? 0) - (without.fit.sides[0]?.overLines ?? 0);
    assert.ok(Math.abs(saved - row.values.lines) <= 1, `${saved} lines saved, not ${row.values.lines}`);
  });

  it('says where a line is saved by few characters: without them, it is', async () => {
    const parts = sections(4, 3);
    const { fit, messages } = await fitted(parts, columns);
    const cuts = messages.filter(({ code }) => code === 'fit-cut');
    assert.ok(cuts.length > 0 && fit.sides[0]?.overLines, JSON.stringify(messages));
    for (const cut of cuts) {
      assert.ok(cut.code === 'fit-cut' && cut.ja && cut.en);
      const shorter = (text: string, line: number, characters: number): string => {
        const lines = text.split('\n');
        const old = lines[line - frontMatter - 1] ?? assert.fail(`line ${line}`);
        lines[line - frontMatter - 1] = old.slice(0, old.length - characters);
        return lines.join('\n');
      };
      const { jaCharacters, enCharacters } = cut.values;
      const mended = await fitted(
        {
          ...parts,
          ja: { '01-a': shorter(parts.ja['01-a'] ?? '', cut.ja.line, jaCharacters) },
          en: { '01-a': shorter(parts.en['01-a'] ?? '', cut.en.line, enCharacters) },
        },
        columns,
      );
      const left = mended.fit.sides[0]?.fill ?? 2;
      assert.ok(left < (fit.sides[0]?.fill ?? 0) - 0.005, `${left} of ${fit.sides[0]?.fill}: ${JSON.stringify(cut)}`);
    }
  });

  it('says that a side is loose, and how much it could take', async () => {
    const parts = sections(1, 1);
    const { messages } = await fitted(parts, { ...columns, type: { from: 8, to: 9 } });
    const [loose] = messages;
    assert.ok(loose?.code === 'fit-loose');
    assert.ok(loose.values.percent > 40);
    const { jaCharacters } = loose.values;
    const times = Math.floor(jaCharacters / pair[0].length);
    const more = sections(1, 1, times + 1);
    const { fit } = await fitted(more, { ...columns, type: { from: 8, to: 9 } });
    const { fill = 0 } = fit.sides[0] ?? {};
    assert.ok(fill > 0.75 && fill < 1.02, `${fill} with ${times} times as much`);
  });

  it('says that one side is empty because another is full', async () => {
    const first = sections(4, 3);
    const parts = {
      ...first,
      ja: { ...first.ja, '02-b': '短い裏面。\n' },
      en: { ...first.en, '02-b': 'A short back.\n' },
    };
    const { messages } = await fitted(parts, { ...columns, sides: 2, back: ['02-b'] });
    assert.deepEqual(
      messages.map(({ code, values }) => [code, 'side' in values && values.side]),
      [['fit-uneven', 2]],
    );
  });

  it('flows over four sides, in order, without a heading at a foot', async () => {
    const { pdf, fit, messages } = await fitted(sections(9, 4), { ...columns, sides: 4 });
    assert.equal(pdf.pages.length, 4);
    assert.deepEqual(messages, []);
    const points = [...pdf.text.matchAll(/Point (\d\.\d)\./g)].map(([, point]) => point);
    assert.deepEqual(points, points.toSorted());
    assert.equal(points.length, 36);
    for (const { fill } of fit.sides) assert.ok(fill > 0.75 && fill <= 1.001, `${fill}`);
    for (const { items } of pdf.pages.slice(0, -1)) {
      const words = items.filter(({ text, y }) => text.trim() !== '' && y > 12 * pointsPerMillimetre);
      const lowest = words.reduce((a, b) => (b.y < a.y ? b : a));
      assert.doesNotMatch(lowest.text, /約束その|Promise number/);
    }
  });

  it('has its notes at the foot of the side that cites them', async () => {
    const first = sections(4, 4);
    const note = (text: string, where: string, mark: string, end: string): string =>
      `${text.replace(where, `${where}[^a]`)}\n[^a]: ${mark}${end}\n`;
    const parts = {
      ...first,
      ja: { '01-a': note(first.ja['01-a'] ?? '', '項四の三', '注の文', '。') },
      en: { '01-a': note(first.en['01-a'] ?? '', 'Point 4.3', 'Text of the note', '.') },
    };
    const { pdf } = await fitted(parts, { ...columns, sides: 2 });
    const [front, back] = pdf.pages;
    assert.doesNotMatch(front?.text ?? '', /注の文|Text of the note/);
    assert.match(back?.text ?? '', /注の文/);
    const place = (start: string) => back?.items.find(({ text }) => text.includes(start))?.y ?? assert.fail(start);
    assert.ok(place('Text of the note') < place('Point 4.4'));
    assert.ok(Math.abs(place('Text of the note') - place('注の文')) < 0.3);
  });

  const papers = ['A3', 'A4', 'A5', 'A6', 'B4', 'B5', 'B6', 'postcard', 'letter', { width: 99, height: 210 }] as const;
  for (const layout of ['columns', 'interleaved', 'language-per-side'] as const) {
    it(`fits every paper and keeps 5 mm from its edges: ${layout}`, async () => {
      const parts = sections(2, 1);
      for (const paper of papers) {
        const name = typeof paper === 'string' ? paper : 'custom';
        const { pdf, messages } = await fitted(parts, {
          ...columns,
          paper,
          layout,
          sides: 2,
          type: { from: 6, to: 16 },
        });
        assert.equal(pdf.pages.length, 2, name);
        assert.deepEqual(
          messages.filter(({ code }) => code === 'fit-overflow'),
          [],
          name,
        );
        const { width, height } = paperSize(paper);
        const edge = 5 * pointsPerMillimetre;
        for (const item of pdf.pages.flatMap(({ items }) => items).filter(({ text }) => text.trim() !== '')) {
          assert.ok(item.x >= edge && item.y >= edge, `${name}: ${item.text} at ${item.x}, ${item.y}`);
          assert.ok(
            item.x + item.width <= width * pointsPerMillimetre - edge,
            `${name}: ${item.text} ends too far right`,
          );
          assert.ok(item.y <= height * pointsPerMillimetre - edge, `${name}: ${item.text} is too high`);
        }
      }
    });
  }
});

/** A text without so many characters: paragraphs from its end, and the rest from the end of the last one left. */
function shortened(text: string, characters: number): string {
  let rest = Math.round(characters);
  const kept = text
    .trim()
    .split('\n\n')
    .toReversed()
    .flatMap((block) => {
      if (block.startsWith('#') || rest <= 0) return [block];
      const cut = Math.min(rest, block.length);
      rest -= cut;
      return cut < block.length ? [block.slice(0, block.length - cut)] : [];
    });
  return `${kept.toReversed().join('\n\n')}\n`;
}
