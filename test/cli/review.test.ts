/** `npm run review` and what `npm run check` makes of it, as a translator uses them. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { settings } from '../stage/small-publication.ts';
import { mkdirSync } from 'node:fs';
import { filesIn, run, scratchFolder } from './run.ts';

const { folder, remove } = scratchFolder();
after(remove);

const manuscripts = join(folder, 'manuscripts');
const stateFile = join(manuscripts, 'small/translation-state.json');
const options = ['--manuscripts', manuscripts, '--lang', 'en'];

function write(language: 'ja' | 'en', text: string): void {
  writeFileSync(join(manuscripts, `small/${language}/01-a.md`), `---\ntitle: T\n---\n\n${text}`);
}

before(() => {
  for (const language of ['ja', 'en']) mkdirSync(join(manuscripts, 'small', language), { recursive: true });
  writeFileSync(join(manuscripts, 'small/publication.yaml'), settings);
  write('ja', '読め。\n\n守れ。\n');
  write('en', 'Read it.\n\nKeep it.\n');
});

describe('review', () => {
  it('records everything, and again changes nothing', async () => {
    const first = await run('review', options);
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stdout, /read-it {2}not compared yet {2}.*ja\/01-a\.md:5:1\n/);
    assert.match(first.stdout, /translation-state\.json: 3 rows recorded\n$/);
    const recorded = readFileSync(stateFile, 'utf8');
    assert.match(recorded, /"version": 1\n\}\n$/);
    const second = await run('review', [...options, 'small']);
    assert.match(second.stdout, /nothing has changed since the last review\.\n$/);
    assert.equal(readFileSync(stateFile, 'utf8'), recorded);
  });

  it('records one row of two that changed, and check shows the other with its difference', async () => {
    write('en', 'Do not read it.\n\nKeep it well.\n');
    const seen = await run('check', options);
    assert.equal(seen.status, 0, seen.stderr);
    assert.match(seen.stdout, /1 of 3 rows reviewed, English changed 2/);
    assert.match(seen.stdout, /! Negation in the English: — → not/);
    const one = await run('review', [...options, 'small', 'keep-it-well']);
    assert.match(one.stdout, /^ {2}keep-it-well {2}English changed/);
    const data = JSON.parse((await run('check', [...options, '--json'])).stdout) as {
      translation: Record<string, { rows: { row: string; state: string; critical: unknown }[] }>;
    };
    assert.deepEqual(
      data.translation.small?.rows.map(({ row, state, critical }) => ({ row, state, critical })),
      [
        {
          row: 'do-not-read-it',
          state: 'en-changed',
          critical: [{ language: 'en', kind: 'negation', was: [], is: ['not'] }],
        },
      ],
    );
  });

  it('refuses a row that does not exist, names the nearest, and records nothing', async () => {
    const files = filesIn(manuscripts);
    const wrong = await run('review', [...options, 'small', 'do-not-read-it', 'keep-it-wel']);
    assert.equal(wrong.status, 2);
    assert.match(
      wrong.stderr,
      /There is no row “keep-it-wel” in small\. Nothing was recorded\.\nNearest: keep-it-well/,
    );
    assert.equal((await run('review', [...options, 'smal'])).status, 2);
    assert.deepEqual(filesIn(manuscripts), files);
  });

  it('leaves a state file alone that it cannot read, and a publication with mistakes', async () => {
    const copy = join(folder, 'broken');
    cpSync(manuscripts, copy, { recursive: true });
    const text = readFileSync(stateFile, 'utf8');
    const merged = text.replace('"Keep it well."', '"Keep it well."\n<<<<<<< HEAD');
    for (const broken of ['', text.slice(0, 200), merged, text.replace('"version": 1', '"version": 2')]) {
      writeFileSync(join(copy, 'small/translation-state.json'), broken);
      const files = filesIn(copy);
      const ended = await run('review', ['--manuscripts', copy, '--lang', 'en']);
      assert.equal(ended.status, 1);
      assert.match(ended.stderr, /error state-\w+\n {2}.*translation-state\.json:\d+:\d+\n/);
      assert.match(ended.stderr, /Nothing was recorded, because there are errors\./);
      assert.deepEqual(filesIn(copy), files);
    }
    writeFileSync(join(copy, 'small/translation-state.json'), text);
    writeFileSync(join(copy, 'small/ja/02-b.md'), '---\ntitle: T\n---\n');
    assert.equal((await run('review', ['--manuscripts', copy])).status, 1);
    assert.equal(readFileSync(join(copy, 'small/translation-state.json'), 'utf8'), text);
  });

  it('explains itself', async () => {
    const help = await run('review', ['--help', '--lang', 'ja']);
    assert.equal(help.status, 0);
    assert.match(help.stdout, /npm run review/);
    assert.equal((await run('review', ['--nonsense'])).status, 2);
  });
});

describe('build', () => {
  it('adds the page of the translation state and lists it, and a blocked row stops it', async () => {
    const out = join(folder, 'dist');
    const built = await run('build', [...options, '--out', out, '--only', 'web']);
    assert.equal(built.status, 0, built.stderr);
    const manifest = JSON.parse(readFileSync(join(out, 'small/manifest.json'), 'utf8')) as {
      artifacts: { path: string; kind: string; edition: string }[];
    };
    assert.deepEqual(
      manifest.artifacts.map(({ path, kind, edition }) => [path, kind, edition]),
      [
        ['index.html', 'web', 'web'],
        ['translation.html', 'web', 'translation'],
      ],
    );
    const before = filesIn(out);
    writeFileSync(join(manuscripts, 'small/publication.yaml'), `${settings}translation: { policy: block }\n`);
    const blocked = await run('build', [...options, '--out', out, '--only', 'web']);
    assert.equal(blocked.status, 1);
    const command = /→ .*(npm run review -- small do-not-read-it .*)/.exec(blocked.stderr)?.[1] ?? '';
    assert.deepEqual(filesIn(out), before);
    const mended = await run('review', [...command.replace('npm run review -- ', '').split(' ')]);
    assert.equal(mended.status, 0, mended.stderr);
    assert.equal((await run('build', [...options, '--out', out, '--only', 'web'])).status, 0);
    assert.ok(existsSync(stateFile));
  });
});
