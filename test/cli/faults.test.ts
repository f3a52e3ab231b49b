/**
 * What a user's mistakes come to: status 1, every mistake named with its place, and the output of the last good build as
 * it was, byte for byte.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import Encoding from 'encoding-japanese';
import type { JsonMessage } from '../../scripts/message/json.ts';
import type { FitChoice } from '../../scripts/stage/fit-choice.ts';
import { filesIn, run, type RunOptions, scratchFolder } from './run.ts';
import { smallPublication, type Sources, writeSources } from './small-publication.ts';

interface Fault {
  readonly name: string;
  /** What differs from the small publication. */
  readonly sources: Sources;
  /** `code place … value …`, one line a message, in the order of the report. */
  readonly expected: readonly string[];
  /** What is built; pages need no browser. */
  readonly only?: string;
  /** Whether it is a warning, which fails only with `--strict`. */
  readonly strict?: true;
}

const ja1 = smallPublication['small/ja/01-one.md'] as string;
const en1 = smallPublication['small/en/01-one.md'] as string;
const ja2 = smallPublication['small/ja/02-two.md'] as string;
const en2 = smallPublication['small/en/02-two.md'] as string;
const settings = smallPublication['small/publication.yaml'] as string;

const faults: readonly Fault[] = [
  {
    name: 'a file that one language lacks',
    sources: { 'small/en/02-two.md': undefined },
    expected: ['chapter-missing ja=small/ja/02-two.md:1:1 file=manuscripts/small/en/02-two.md'],
  },
  {
    name: 'chapters with different names',
    sources: { 'small/en/02-two.md': undefined, 'small/en/03-two.md': en2 },
    expected: [
      'chapter-missing ja=small/ja/02-two.md:1:1 file=manuscripts/small/en/02-two.md',
      'chapter-missing en=small/en/03-two.md:1:1 file=manuscripts/small/ja/03-two.md',
    ],
  },
  {
    name: 'blocks that do not match, in several places of several files',
    strict: true,
    sources: {
      'small/en/01-one.md': en1.replace('- one\n- two', 'One and two.'),
      'small/en/02-two.md': en2.replace('One more', '## One more'),
    },
    expected: [
      'block-mismatch ja=small/ja/01-one.md:9:1 en=small/en/01-one.md:9:1 ja=list en=paragraph',
      'block-mismatch ja=small/ja/02-two.md:7:1 en=small/en/02-two.md:7:1 ja=paragraph en=heading',
    ],
  },
  {
    name: 'headings of different levels',
    strict: true,
    sources: { 'small/en/01-one.md': en1.replace('## A', '### A') },
    expected: ['heading-mismatch ja=small/ja/01-one.md:7:1 en=small/en/01-one.md:7:1 jaDepth=2 enDepth=3'],
  },
  {
    name: 'front matter that is no YAML',
    sources: { 'small/ja/01-one.md': ja1.replace('title: はじめに', 'title: "はじめに') },
    expected: ['front-matter-syntax ja=small/ja/01-one.md:2:13'],
  },
  {
    name: 'no title',
    sources: { 'small/en/02-two.md': en2.replace('title: To end\n', '') },
    expected: ['front-matter-title en=small/en/02-two.md:1:1'],
  },
  {
    name: 'settings that do not exist or have wrong values, all at once',
    sources: {
      'small/publication.yaml': settings
        .replace('version: "1.0"', 'colour: red\nversion: 1.0')
        .replace('sides: 1', 'sides: 0'),
    },
    expected: [
      'settings-value settings=small/publication.yaml:3:1 key=version expected=version found=1.0',
      'settings-value settings=small/publication.yaml:21:5 key=editions.leaflet.sides expected=atLeast detail=1 found=0',
      'settings-unknown settings=small/publication.yaml:2:1 key=colour',
    ],
  },
  {
    name: 'a setting that names no chapter',
    sources: { 'small/publication.yaml': settings.replace('02-two]', '09-nine]') },
    expected: ['settings-target settings=small/publication.yaml:22:21 target=09-nine'],
  },
  {
    name: 'an image that is not there',
    sources: {
      'small/ja/02-two.md': ja2.replace('本文', '![魚](../images/魚.png)本文'),
      'small/en/02-two.md': en2.replace('The text', '![Fish](../images/Fish.png) The text'),
    },
    expected: [
      'image-missing ja=small/ja/02-two.md:5:1 path=manuscripts/small/images/魚.png',
      'image-missing en=small/en/02-two.md:5:1 path=manuscripts/small/images/Fish.png',
    ],
  },
  {
    name: 'an id that is there twice',
    sources: {
      'small/en/01-one.md': en1.replace('## A', '<!-- id: here -->\n## A'),
      'small/en/02-two.md': en2.replace('One more', '<!-- id: here -->\nOne more'),
    },
    expected: ['duplicate-id en=small/en/02-two.md:8:1 id=here'],
  },
  {
    name: 'Shift_JIS',
    sources: { 'small/ja/01-one.md': encoded(ja1, 'SJIS') },
    expected: ['file-encoding ja=small/ja/01-one.md:2:8 encoding=Shift_JIS'],
  },
  {
    name: 'EUC-JP',
    sources: { 'small/ja/01-one.md': encoded(ja1, 'EUCJP') },
    expected: ['file-encoding ja=small/ja/01-one.md:2:8 encoding=EUC-JP'],
  },
  {
    name: 'UTF-16',
    sources: { 'small/en/01-one.md': Buffer.from(`\uFEFF${en1}`, 'utf16le') },
    expected: ['file-encoding en=small/en/01-one.md:1:1 encoding=UTF-16 LE'],
  },
  {
    name: 'a NUL character',
    sources: { 'small/en/02-two.md': en2.replace('goes', 'go\0es') },
    expected: ['control-character en=small/en/02-two.md:5:12 codePoint=U+0000'],
  },
  {
    name: 'an empty folder',
    sources: { ...gone(smallPublication), 'small/.keep': '' },
    expected: ['settings-missing folder=manuscripts/small', 'chapters-none folder=manuscripts/small'],
  },
  {
    name: 'no folder of manuscripts',
    sources: gone(smallPublication),
    expected: ['publications-none folder=manuscripts'],
  },
  {
    name: 'no publication.yaml',
    sources: { 'small/publication.yaml': undefined },
    expected: ['settings-missing folder=manuscripts/small'],
  },
  {
    name: 'a file where a folder should be',
    sources: {
      'small/ja/01-one.md': undefined,
      'small/ja/02-two.md': undefined,
      'small/ja': 'この名前はフォルダーのもの',
    },
    expected: [
      'chapter-missing en=small/en/01-one.md:1:1 file=manuscripts/small/ja/01-one.md',
      'chapter-missing en=small/en/02-two.md:1:1 file=manuscripts/small/ja/02-two.md',
    ],
  },
  {
    name: 'file names with spaces and kanji',
    sources: { 'small/ja/03 三.md': ja2, 'small/en/03 三.md': en2 },
    expected: ['chapter-name ja=small/ja/03 三.md:1:1 name=03 三'],
  },
  {
    name: 'a character that no font has',
    only: 'leaflet',
    sources: { 'small/ja/02-two.md': ja2.replace('続く', '続\u{13000}く') },
    expected: ['glyph-missing ja=small/ja/02-two.md:5:5 codePoint=U+13000'],
  },
  {
    name: 'text that does not fit',
    only: 'leaflet',
    sources: {
      'small/ja/02-two.md': ja2.replace('本文が続く。', '本文が続く。'.repeat(1000)),
      'small/en/02-two.md': en2.replace('The text goes on.', 'The text goes on. '.repeat(800)),
    },
    expected: ['fit-overflow settings=small/publication.yaml:19:3 edition=leaflet sides=1 side=1 size=8'],
  },
];

interface JsonReport {
  readonly messages: readonly JsonMessage[];
  readonly publications: readonly unknown[];
  readonly fits: readonly FitChoice[];
}

/** The places and values that a test looks at, in the form of `expected`. */
function lineOf(message: JsonMessage): string {
  const places = (['settings', 'ja', 'en'] as const).flatMap((side) => {
    const place = message[side];
    return place ? [`${side}=${place.file.replace(/^manuscripts\//, '')}:${place.line}:${place.column}`] : [];
  });
  const values = Object.entries(message.values).map(([key, value]) => `${key}=${value}`);
  return [message.code, ...places, ...values].join(' ');
}

describe('a mistake in the sources', { concurrency: 2 }, () => {
  for (const { name, sources, expected, only = 'web', strict } of faults) {
    test(name, async () => {
      await inFolder({ ...smallPublication, ...sources }, async (folder) => {
        const { status, stdout, stderr } = await build(folder, [
          '--json',
          '--only',
          only,
          ...(strict ? ['--strict'] : []),
        ]);
        const { messages, publications, fits } = JSON.parse(stdout) as JsonReport;
        const lines = messages.filter(({ severity }) => severity === (strict ? 'warning' : 'error')).map(lineOf);
        for (const [index, wanted] of expected.entries())
          assert.ok(holds(lines[index] ?? '', wanted), `${wanted}\n${stdout}`);
        assert.equal(lines.length, expected.length, stdout);
        const [first] = messages;
        if (first?.code === 'fit-overflow') {
          assertUsefulOverflow(first.values);
          assertChoice(fits);
        }
        assert.equal(status, 1);
        assert.equal(stderr, '');
        assert.deepEqual(publications, []);
        for (const { text, help } of messages)
          assert.ok(text.length > 10 && help.length > 10 && !/\{\{|undefined/.test(text + help));
      });
    });
  }
});

/** An author is told how much to cut, in both languages, near to what is too much: the text is 6,000 characters long. */
function assertUsefulOverflow(values: JsonMessage['values']): void {
  const { lines, jaCharacters, enCharacters } = values;
  assert.ok(Number(lines) > 50 && Number(lines) < 500, `${lines} lines`);
  assert.ok(Number(jaCharacters) > 2000 && Number(jaCharacters) < 6000, `${jaCharacters} Japanese characters`);
  assert.ok(Number(enCharacters) > 5000 && Number(enCharacters) < 14_400, `${enCharacters} English letters`);
}

/** The solver's choice is reported, also where it could not fit: the smallest size and the tightest leading. */
function assertChoice([fit]: readonly FitChoice[]): void {
  assert.equal(fit?.edition, 'leaflet');
  assert.equal(fit.size, 8);
  const [side] = fit.sides ?? [];
  assert.deepEqual(side?.leading, { ja: 1.5, en: 1.25 });
  assert.ok((side?.filled ?? 0) > 1.5 && (fit.share ?? 0) > 0.4 && (fit.characters ?? 0) > 10, JSON.stringify(fit));
}

/** Whether a line begins with the same code and has all the parts of the wanted one. */
function holds(line: string, wanted: string): boolean {
  const [code, ...parts] = wanted.split(/ (?=\w+=)/);
  return line.startsWith(`${code} `) && parts.every((part) => `${line} `.includes(` ${part} `));
}

/**
 * Makes a folder with sources and an older output, and checks afterwards that the output is as it was and that neither it
 * nor the temporary folder has anything new.
 */
async function inFolder(sources: Sources, use: (folder: string) => Promise<void>): Promise<void> {
  const { folder, remove } = scratchFolder();
  try {
    writeSources(join(folder, 'manuscripts'), sources);
    writeSources(join(folder, 'out'), {
      'index.html': 'old list',
      'small/index.html': 'old',
      'small/print/a.pdf': 'old',
    });
    mkdirSync(join(folder, 'tmp'));
    const before = state(folder);
    await use(folder);
    assert.deepEqual(state(folder), before);
  } finally {
    remove();
  }
}

function state(folder: string) {
  return {
    out: [...filesIn(join(folder, 'out'))].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
    names: readdirSync(join(folder, 'out'), { recursive: true }).toSorted(),
    temporary: readdirSync(join(folder, 'tmp')),
  };
}

function build(folder: string, argv: readonly string[], options: RunOptions = {}) {
  const { env, ...others } = options;
  return run('build', ['--out', 'out', ...argv], {
    cwd: folder,
    env: { TMPDIR: join(folder, 'tmp'), ...env },
    ...others,
  });
}

function gone(sources: Sources): Sources {
  return Object.fromEntries(Object.keys(sources).map((path) => [path, undefined]));
}

function encoded(text: string, to: 'SJIS' | 'EUCJP'): Uint8Array {
  return new Uint8Array(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }));
}
