/** One publication with everything in it, and all its editions. */
import type { Root } from 'hast';
import { cover } from '../../scripts/edition/cover.ts';
import type { EditionInput } from '../../scripts/edition/edition.ts';
import { epubEdition } from '../../scripts/edition/epub.ts';
import { leaflet } from '../../scripts/edition/leaflet.ts';
import { page } from '../../scripts/edition/page.ts';
import type { LeafletEdition } from '../../scripts/publication/schema.ts';
import { inputOf, type Parts } from '../stage/small-publication.ts';
import { rooted } from './tree.ts';
import { composed } from './paged/compose.ts';

export const settings = `id: small
version: "1.2.0"
date: "2019-05-01"
title: { ja: 小さな本, en: A small book }
subtitle: { ja: 副題, en: Its subtitle }
description: { ja: 説明, en: What it is }
issuer: { ja: 発行者, en: The publisher }
authors:
  - { ja: 山田, en: Yamada }
  - { ja: 田中, en: Tanaka }
contact: { name: { ja: 係, en: Office }, email: office@example.org }
url: https://example.org/book
note: { ja: この版の説明, en: About this text }
licence: { id: CC-BY-4.0, url: https://example.org/licence }
languages: [ja, en]
editions: { web: {}, epub: {} }
`;

const ja = {
  '01-statement': `はじめの段落。[背景](02-background.md)と[数字](#figures)を見よ。注[^a]と注[^b]。

## 要求

- 一つ目
- 二つ目

### 細目

もう一度[^b]、{漢字|かんじ}。

## 数字

- **7**か国
- **2020年**署名

[^a]: 一つ目の注。[要求](#our-demands)へ。

[^b]: 二つ目の注。
`,
  '02-background': `## 経過

| 日付 | 出来事 |
| --- | --- |
| 1 | 署名 |

> 引用[^c]

### 法律

| 左 | 右 |
| --- | --- |
| 甲 | 乙 |

[^c]: 三つ目の注。
`,
};
const en = {
  '01-statement': `The first paragraph. See [background](02-background.md) and [figures](#figures). Note[^a] and note[^b].

## Our demands

- the first
- the second

### Details

Once more[^b], and the rest.

<!-- id: figures -->

## Figures

- **7** countries
- **In 2020** signed

[^a]: The first note, to the [demands](#our-demands).

[^b]: The second note.
`,
  '02-background': `## What happened

| Date | Event |
| --- | --- |
| 1 | Signed |

> A quotation[^c]

### The law

| Left | Middle | Right |
| --- | --- | --- |
| one | two | three |

[^c]: The third note.
`,
};

export const everything: Parts = { settings, ja, en };

/** The same publication, the English leading. */
export const englishFirst: Parts = { ...everything, settings: settings.replace('[ja, en]', '[en, ja]') };

export const leafletSettings: LeafletEdition = {
  paper: 'A4',
  layout: 'columns',
  sides: 2,
  type: { from: 8, to: 11 },
  front: ['01-statement'],
  back: ['what-happened'],
};

const css = 'p { color: red }';

/** Every edition by name; those that show a part of the publication too. */
export async function editions(parts: Parts): Promise<ReadonlyMap<string, Root>> {
  const input = await inputOf(parts);
  return new Map([
    ['page', page(input, { css, script: 'let x;' })],
    ['leaflet', leaflet(input, leafletSettings, css)],
    ['leaflet of one side', leaflet(input, { ...leafletSettings, front: ['our-demands'], back: [], sides: 1 }, css)],
    ['leaflet of details', leaflet(input, { ...leafletSettings, front: ['details'], back: ['the-law'] }, css)],
    ['leaflet by language', leaflet(input, { ...leafletSettings, layout: 'language-per-side', back: [] }, css)],
    [
      'leaflet of a part by language',
      leaflet(input, { ...leafletSettings, layout: 'language-per-side', front: ['details'] }, css),
    ],
    ['booklet', composed(input, {}, css)],
    ['booklet of a part', composed(input, { chapters: ['02-background'] }, css)],
    ['epub', epub(input)],
  ]);
}

/** All content documents of the EPUB as one, which is how their links are written. */
function epub(input: EditionInput): Root {
  return rooted(epubEdition(input).documents.flatMap(({ body }) => body));
}

export async function coverOf(parts: Parts): Promise<Root> {
  return cover(await inputOf(parts), css);
}
