/** A publication of any size, as a folder: chapters with headings, lists, tables, quotations, notes and ruby. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Both, sentences, type Source } from './sentences.ts';

export interface Size {
  readonly chapters: number;
  /** Blocks in each chapter and language; a block has about 170 Japanese characters or 19 English words. */
  readonly blocks: number;
}

/** What was written. */
export interface Amount {
  /** Characters of the Japanese files and words of the English ones, markup included. */
  readonly ja: number;
  readonly en: number;
}

/** Writes `publication.yaml`, `ja/` and `en/` into a folder, which is made. */
export function writePublication(folder: string, id: string, { chapters, blocks }: Size): Amount {
  let [ja, en] = [0, 0];
  writeFolder(folder, id);
  for (let number = 1; number <= chapters; number += 1) {
    const name = `${String(number).padStart(3, '0')}-chapter`;
    const texts = chapter(number, blocks);
    writeFileSync(join(folder, 'ja', `${name}.md`), texts[0]);
    writeFileSync(join(folder, 'en', `${name}.md`), texts[1]);
    ja += Array.from(texts[0]).length;
    en += texts[1].split(/\s+/).length;
  }
  return { ja, en };
}

/** An empty publication with its settings. */
export function writeFolder(folder: string, id: string): void {
  mkdirSync(join(folder, 'ja'), { recursive: true });
  mkdirSync(join(folder, 'en'), { recursive: true });
  writeFileSync(join(folder, 'publication.yaml'), settings(id));
}

function settings(id: string): string {
  const both = (ja: string, en: string) => `\n  ja: ${ja}\n  en: ${en}`;
  return `id: ${id}
version: "1.0.0"
date: "2021-03-05"
title:${both('町の仕事の記録', 'Records of the work of a town')}
description:${both('町の仕事を住民がまとめた記録です。', 'What residents wrote down about the work of their town.')}
issuer:${both('記録の会', 'Records Group')}
contact:
  name:${both('記録の会', 'Records Group').replaceAll('\n', '\n  ')}
  email: records@example.org
url: https://example.org/records
licence:
  id: CC-BY-4.0
  url: https://creativecommons.org/licenses/by/4.0/
languages: [ja, en]
editions:
  web: {}
  epub: {}
`;
}

function chapter(number: number, blocks: number): Both {
  const source = sentences(number);
  const ja = [`---\ntitle: 第${number}の記録\n---`];
  const en = [`---\ntitle: Record ${number}\n---`];
  const add = ([japanese, english]: Both) => {
    ja.push(japanese);
    en.push(english);
  };
  const notes: Both[] = [];
  for (let block = 0; block < blocks; block += 1) {
    if (block % 12 === 0) add(heading(block, source));
    else if (block % 12 === 5) add(list(source));
    else if (block % 24 === 9) add(table(source));
    else if (block % 24 === 21) add(quotation(source));
    else if (block % 12 === 7) {
      const [japanese, english] = source.paragraph();
      const label = `n${notes.length + 1}`;
      notes.push(source.paragraph().map((text) => `[^${label}]: ${text}`) as unknown as Both);
      add([`${japanese}[^${label}]`, `${english}[^${label}]`]);
    } else add(source.paragraph());
  }
  notes.forEach(add);
  return [`${ja.join('\n\n')}\n`, `${en.join('\n\n')}\n`];
}

function heading(block: number, source: Source): Both {
  const [ja, en] = source.subject();
  const marks = block % 36 === 0 ? '##' : '###';
  return [`${marks} ${ja}のこれから`, `${marks} The ${en} from now on`];
}

function list(source: Source): Both {
  const items = Array.from({ length: 3 }, source.paragraph);
  return [items.map(([ja]) => `- ${ja}`).join('\n'), items.map(([, en]) => `- ${en}`).join('\n')];
}

function table(source: Source): Both {
  const rows = Array.from({ length: 4 }, () => [source.subject(), source.below(900) + 11] as const);
  const body = (side: 0 | 1) => rows.map(([subject, count]) => `| ${subject[side]} | ${count} |`).join('\n');
  return [`| 場所 | 件数 |\n| --- | --- |\n${body(0)}`, `| Place | Count |\n| --- | --- |\n${body(1)}`];
}

function quotation(source: Source): Both {
  const [ja, en] = source.paragraph();
  return [`> ${ja}`, `> ${en}`];
}
