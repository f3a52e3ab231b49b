/**
 * A publication whose first chapter is longer than stores take in one document, in each language alone: with notes that
 * later parts refer to again, and links to rows, pictures and headings that lead from any part into any other.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sections of the long chapter. */
const sections = 30;

/** No two sentences are alike: a few characters tell where in the text they stand. */
const sentence = {
  ja: (number: number) => `議題${number}は${number + 5000}票で可決した。`,
  en: (number: number) => `Motion ${number} was carried by ${number + 5000} votes. `,
};

const opening = {
  ja: (number: number) => `第${number}の集まりでは{避難所|ひなんじょ}の運営が話し合われた。`,
  en: (number: number) => `Meeting ${number} was about running the shelter. `,
};

function chapter(side: 'ja' | 'en'): string {
  const isJapanese = side === 'ja';
  let count = 1000;
  const text = (number: number): string =>
    opening[side](number) + Array.from({ length: 78 }, () => sentence[side]((count += 1))).join('');
  const link = (target: number): string =>
    isJapanese ? `[第${target}節](#section-${target})も見よ。` : `See [section ${target}](#section-${target}).`;
  const parts = [`---\ntitle: ${isJapanese ? '集まりの記録' : 'Records of the meetings'}\n---`];
  for (let number = 1; number <= sections; number += 1) {
    const far = ((number + sections / 2) % sections) + 1;
    const depth = number % 3 === 1 ? '##' : '###';
    parts.push(
      `<!-- id: section-${number} -->\n\n${depth} ${isJapanese ? `第${number}節` : `Section ${number}`}`,
      `${text(number)}[^n${number}]`,
      `${opening[side](number)}${link(far)}[^n${Math.max(1, number - 20)}] ${isJapanese ? '図は[こちら](#map)。' : 'The figure is [here](#map).'}`,
      `- ${text(number)}\n- ${text(number)}`,
    );
    if (number === sections - 1)
      parts.push(`<!-- id: map -->\n\n${opening[side](number)}![${isJapanese ? '地図' : 'A map'}](../images/dot.png)`);
  }
  for (let number = 1; number <= sections; number += 1)
    parts.push(`[^n${number}]: ${isJapanese ? '注。' : 'A note. '}${opening[side](number)}`);
  return `${parts.join('\n\n')}\n`;
}

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Writes it into a folder of its own, with the stores' profile and a booklet. */
export function longPublication(folder: string): void {
  for (const name of ['ja', 'en', 'images']) mkdirSync(join(folder, name), { recursive: true });
  const write = (path: string, content: string | Uint8Array): void => writeFileSync(join(folder, path), content);
  write(
    'publication.yaml',
    `id: long
version: "1.0"
date: "2021-03-05"
title: { ja: 集まりの記録, en: Records of the meetings }
description: { ja: 町の集まりの長い記録。, en: Long records of the meetings of a town. }
issuer: { ja: 記録の会, en: Records Group }
url: https://example.org/long
licence: { id: CC0-1.0, url: https://creativecommons.org/publicdomain/zero/1.0/ }
editions:
  web: {}
  epub: { files: [bilingual, ja, en, ja-vertical], profile: store }
  booklet: { paper: A4, size: 7 }
`,
  );
  for (const side of ['ja', 'en'] as const) {
    const [title, words] =
      side === 'ja'
        ? ['短い章', '[第1節](#section-1)と[第30節](#section-30)と[図](#map)。']
        : ['A short chapter', '[Section 1](#section-1), [section 30](#section-30) and [the figure](#map).'];
    write(`${side}/01-meetings.md`, chapter(side));
    write(`${side}/02-short.md`, `---\ntitle: ${title}\n---\n\n${words}\n`);
  }
  write('images/dot.png', Buffer.from(pixel, 'base64'));
}
