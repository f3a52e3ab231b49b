/** A small publication without faults, which tests copy and spoil. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Contents by path below the folder of manuscripts; a file is left out where the value is `undefined`. */
export type Sources = Readonly<Record<string, string | Uint8Array | undefined>>;

export const smallPublication: Sources = {
  'small/publication.yaml': `id: small
version: "1.0"
date: "2024-02-29"
title:
  ja: 小さな本
  en: A small book
description:
  ja: 試験のための本です。
  en: A book for tests.
issuer:
  ja: 試験室
  en: Test Room
url: https://example.org/small
licence:
  id: CC0-1.0
  url: https://creativecommons.org/publicdomain/zero/1.0/
editions:
  web: {}
  leaflet:
    sides: 1
    type: { from: 8, to: 14 }
    front: [01-one, 02-two]
  epub: {}
`,
  'small/ja/01-one.md': `---
title: はじめに
---

ガラスの*魚*が{泳|およ}ぐ。

## 見出し

- 一つ
- 二つ
`,
  'small/en/01-one.md': `---
title: To begin
---

A *fish* of glass swims.

## A heading

- one
- two
`,
  'small/ja/02-two.md': `---
title: おわりに
---

本文が続く。

もう一段落。
`,
  'small/en/02-two.md': `---
title: To end
---

The text goes on.

One more paragraph.
`,
};

/** Writes sources below a folder; `undefined` makes nothing. */
export function writeSources(folder: string, sources: Sources): void {
  for (const [path, content] of Object.entries(sources)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
