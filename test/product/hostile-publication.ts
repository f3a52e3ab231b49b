/** A publication that tries to break out of XML, of the templates, of file names and of the page. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const words =
  '<%= process.exit(1) %> <%- include("/etc/passwd") %> %> ]]> <![CDATA[ &amp;nbsp; &#38;lt; “x” \'y\' `<b>` 🗾👩‍👩‍👧';

/** Chapters that are called like the frame's own documents, and whose titles have no letter. */
const chapters: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  '01-cover': ['「？」', '“?”'],
  '02-toc': ['……', '…'],
  '03-colophon': ['<%= 1 %>', '<%= 1 %>'],
  '04-titlepage': ['】【', '][ ]]&gt;'],
};

const body = {
  ja: `最初の段落。${words}

𠮟られた𠮷野家の葛󠄀。[^a]

## 「？」

- 一つ
- 二つ

## ……

<div onclick="alert(1)">折りたたみ</div>

| 左 | 右 |
| --- | --- |
| 甲 | 1 |

![](../images/dot.png)

[^a]: 注。${words}
`,
  en: `The first paragraph. ${words}

Scolded at Yoshinoya.[^a]

## “?”

- one
- two

## …

<div onclick="alert(1)">A fold</div>

| Left | Right |
| --- | --- |
| A | 1 |

![](../images/dot.png)

[^a]: A note. ${words}
`,
};

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** Writes it into a folder of its own. */
export function hostilePublication(folder: string): void {
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write(
    'publication.yaml',
    `id: hostile
version: "1.0"
date: "2024-02-29"
title: { ja: '「」……？！', en: '<script>alert(1)</script> ]]> <%= 1 %>' }
description: { ja: '<%= process.exit(1) %>と]]>', en: '<%= process.exit(1) %> and ]]>' }
issuer: { ja: '& < > 会', en: '& < > "Society"' }
url: https://example.org/hostile?a=1&b=2
licence: { id: CC0-1.0, url: https://creativecommons.org/publicdomain/zero/1.0/ }
editions: { web: {}, epub: { files: [bilingual, ja, en, ja-vertical] } }
rules: { quotations: off, punctuation: off, numbers: off, names: off, language: off, invisible: off, negation: off }
`,
  );
  for (const [name, titles] of Object.entries(chapters)) {
    for (const [index, language] of (['ja', 'en'] as const).entries()) {
      write(`${language}/${name}.md`, `---\ntitle: '${titles[index]}'\n---\n\n${body[language]}`);
    }
  }
  write('images/dot.png', Buffer.from(pixel, 'base64'));
}
