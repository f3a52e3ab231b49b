/**
 * Runs every folder of `test/cases/rules/<rule>/<case>/`: `ja.md` and `en.md`, whose blocks are paired one by one;
 * `glossary.yaml` and `names.json` where the case needs them; `expected.json` with all messages, as code, places and
 * values. Adding a case needs no code. The documentation of each rule is in the dictionaries and in both READMEs.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Message, Place } from '../../../scripts/message/message.ts';
import { ruleNames } from '../../../scripts/message/parity.ts';
import { checkParity } from '../../../scripts/parallel/rules/check-parity.ts';
import type { Term } from '../../../scripts/parallel/rules/rule.ts';
import { rules } from '../../../scripts/parallel/rules/rules.ts';
import { readGlossary } from '../../../scripts/publication/glossary.ts';
import { dictionaries } from '../../../scripts/template/translate.ts';
import { documentOf, manuscriptOf } from './document.ts';

const root = new URL('../../cases/rules/', import.meta.url);
const project = new URL('../../../', import.meta.url);

describe('parity cases', () => {
  for (const rule of readdirSync(root)) {
    for (const name of readdirSync(new URL(`${rule}/`, root))) {
      it(`${rule}: ${name}`, () => {
        const folder = new URL(`${rule}/${name}/`, root);
        assert.deepEqual(run(folder), JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));
      });
    }
  }
});

describe('parity rules', () => {
  it('are listed once, by their names', () => {
    assert.deepEqual(
      rules.map(({ name }) => name),
      [...ruleNames],
    );
  });

  for (const { name } of rules) {
    it(`${name} has cases with findings and cases without`, () => {
      const folder = new URL(`${name}/`, root);
      const expected = readdirSync(folder).map((entry) =>
        readFileSync(new URL(`${entry}/expected.json`, folder), 'utf8'),
      );
      const found = expected.map((text) => text.includes(`"parity-${name}"`));
      assert.ok(found.includes(true), 'a case in which the rule finds something');
      assert.ok(found.includes(false), 'a case in which it finds nothing');
    });

    it(`${name} says what it finds, why, and how to mend it, in both languages`, () => {
      for (const language of ['ja', 'en'] as const) {
        const { rule, message } = dictionaries[language];
        for (const text of [
          rule[name].what,
          rule[name].why,
          message[`parity-${name}`].text,
          message[`parity-${name}`].help,
        ]) {
          assert.match(text, language === 'ja' ? /\p{Script=Hiragana}/u : /[a-z] [a-z]/);
        }
      }
    });

    it(`${name} is in the tables of both READMEs`, () => {
      for (const [file, { rule }] of [
        ['README.md', dictionaries.en],
        ['README.ja.md', dictionaries.ja],
      ] as const) {
        const row = `| \`${name}\` | ${rule[name].what} |`;
        assert.ok(readFileSync(new URL(file, project), 'utf8').includes(row), `${file} has the line ${row}`);
      }
    });
  }
});

function run(folder: URL): unknown[] {
  const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
  const has = (file: string): boolean => existsSync(new URL(file, folder));
  const glossary = has('glossary.yaml')
    ? readGlossary(read('glossary.yaml'), 'glossary.yaml')
    : { terms: [], messages: [] };
  assert.deepEqual(glossary.messages, []);
  const names: readonly Term[] = has('names.json') ? JSON.parse(read('names.json')) : [];
  const document = documentOf(manuscriptOf('ja', read('ja.md')), manuscriptOf('en', read('en.md')));
  return checkParity(document, { terms: glossary.terms, names }, {}).map(shown);
}

function shown({ code, ja, en, values }: Message): unknown {
  return { code, ...(ja && { ja: inShort(ja) }), ...(en && { en: inShort(en) }), values };
}

function inShort({ line, column }: Place): string {
  return `${line}:${column}`;
}
