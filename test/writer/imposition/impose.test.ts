import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import { type ImposeEffects, impose } from '../../../scripts/impose.ts';
import type { Language, Message } from '../../../scripts/message/message.ts';

async function pdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let page = 0; page < pages; page += 1) document.addPage([419.53, 595.28]).drawSquare({ size: 5 });
  return document.save();
}

/** Runs the command on files in memory, with words that name their own key. */
async function run(argv: string, files: Readonly<Record<string, Uint8Array>>, overrides: Partial<ImposeEffects> = {}) {
  const written: Record<string, Uint8Array> = {};
  const said: string[] = [];
  const messages: Message[] = [];
  const languages = new Set<Language>();
  const status = await impose(argv.split(' ').filter(Boolean), {
    read: async (path) => files[path] ?? Promise.reject(new Error('no such file')),
    write: async (path, bytes) => {
      written[path] = bytes;
    },
    isSameFile: async (a, b) => a === b,
    print: (text) => said.push(text),
    complain: (text) => said.push(text),
    report: (list) => messages.push(...list),
    words: (language) => {
      languages.add(language);
      return (key, values = {}) => [key.replace('impose.', ''), ...Object.values(values)].join(' ');
    },
    language: 'en',
    ...overrides,
  });
  return {
    status,
    written,
    said: said.join('\n'),
    messages,
    codes: messages.map((entry) => entry.code),
    language: [...languages].at(-1),
  };
}

describe('impose', () => {
  it('writes sheets and says how to print them', async () => {
    const { status, written, said } = await run('in.pdf --as 2up --out out.pdf', { 'in.pdf': await pdf(4) });
    assert.equal(status, 0);
    assert.deepEqual(Object.keys(written), ['out.pdf']);
    const sheets = await PDFDocument.load(written['out.pdf'] ?? new Uint8Array());
    assert.deepEqual(
      sheets.getPages().map((page) => page.getSize().width.toFixed(2)),
      ['841.89', '841.89', '841.89', '841.89'],
    );
    assert.equal(said, 'done out.pdf 2 4\nshortEdge');
  });

  it('makes a booklet, and says when pages become smaller', async () => {
    const argv = 'in.pdf --as booklet --out out.pdf --paper b5 --bind right --creep 0.1 --keep-back-cover --flip long';
    const { status, said } = await run(argv, { 'in.pdf': await pdf(6) });
    assert.equal(status, 0);
    assert.equal(said, 'done out.pdf 2 6\nscaled 87\nlongEdge');
  });

  it('warns of a booklet that no staple holds, and makes it', async () => {
    const { status, codes, written } = await run('in.pdf --as booklet --out out.pdf', { 'in.pdf': await pdf(61) });
    assert.equal(status, 0);
    assert.deepEqual(codes, ['booklet-thick']);
    assert.ok(written['out.pdf']);
    assert.deepEqual((await run('in.pdf --as booklet --out out.pdf', { 'in.pdf': await pdf(60) })).codes, []);
  });

  it('takes paper in millimetres', async () => {
    const { written } = await run('in.pdf --as 2up --out out.pdf --paper 330x483', { 'in.pdf': await pdf(1) });
    const [sheet] = (await PDFDocument.load(written['out.pdf'] ?? new Uint8Array())).getPages();
    assert.equal(sheet?.getSize().width.toFixed(1), ((483 / 25.4) * 72).toFixed(1));
  });

  for (const [argv, said] of [
    ['', 'missing IN.pdf'],
    ['in.pdf --out out.pdf', 'missing --as 2up|booklet'],
    ['in.pdf --as 2up', 'missing --out OUT.pdf'],
    ['in.pdf --as 3up --out out.pdf', 'value --as 3up 2up, booklet'],
    ['in.pdf two.pdf --as 2up --out out.pdf', 'value IN.pdf in.pdf two.pdf 1'],
    ['in.pdf --as 2up --out out.pdf --paper A9', 'value --paper A9'],
    ['in.pdf --as 2up --out out.pdf --paper 5x5', 'value --paper 5x5'],
    ['in.pdf --as 2up --out out.pdf --bind left', 'onlyBooklet --bind'],
    ['in.pdf --as booklet --out out.pdf --bind top', 'value --bind top left, right'],
    ['in.pdf --as booklet --out out.pdf --creep x', 'value --creep x'],
    ['in.pdf --as booklet --out out.pdf --creep 7', 'value --creep 7'],
    ['in.pdf --as booklet --out out.pdf --flip up', 'value --flip up short, long'],
    ['in.pdf --as booklet --out out.pdf --lang fr', 'value --lang fr ja, en'],
    ['in.pdf --as 2up --colour', 'unknownOption --colour'],
    ['in.pdf --as 2up --out', 'unknownOption --out'],
    ['in.pdf --as 2up --out in.pdf', 'sameFile in.pdf'],
  ] as const) {
    it(`calls it wrong usage: ${argv || 'nothing'}`, async () => {
      const result = await run(argv, { 'in.pdf': await pdf(1) });
      assert.equal(result.status, 2);
      assert.ok(result.said.startsWith(said), result.said);
      assert.match(result.said, /\nseeHelp$/);
      assert.deepEqual(result.written, {});
    });
  }

  it('explains itself, in the language asked for', async () => {
    const result = await run('--help --lang ja', {});
    assert.deepEqual([result.status, result.said, result.language], [0, 'help', 'ja']);
    assert.equal((await run('in.pdf --colour --lang ja', {})).language, 'ja');
  });

  it('says which file is missing, broken or locked, and writes nothing', async () => {
    const secret = await PDFDocument.create();
    secret.addPage();
    secret.encrypt({ userPassword: 'a', ownerPassword: 'b' });
    const files = { 'text.pdf': new TextEncoder().encode('hello'), 'locked.pdf': await secret.save() };
    for (const [path, code] of [
      ['gone.pdf', 'pdf-unreadable'],
      ['text.pdf', 'pdf-broken'],
      ['locked.pdf', 'pdf-encrypted'],
    ]) {
      const { status, messages, written } = await run(`${path} --as 2up --out out.pdf`, files);
      assert.equal(status, 1);
      assert.deepEqual(
        messages.map((entry) => [entry.code, 'path' in entry.values && entry.values.path]),
        [[code, path]],
      );
      assert.deepEqual(written, {});
    }
  });

  it('reports a result that cannot be written as the machine’s fault', async () => {
    const write = () => Promise.reject(new Error('disk full'));
    const { status, messages } = await run('in.pdf --as 2up --out out.pdf', { 'in.pdf': await pdf(1) }, { write });
    assert.equal(status, 3);
    assert.deepEqual(
      messages.map((entry) => entry.values),
      [{ path: 'out.pdf', reason: 'disk full' }],
    );
  });
});
