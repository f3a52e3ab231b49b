/** Two files of any kind → the files of a new publication, paired at once. */
import { toString as plainText } from 'mdast-util-to-string';
import { stringify } from 'yaml';
import { parseManuscript } from '../../manuscript/parse.ts';
import { type Language, type Message, message, type Place, sidePlace } from '../../message/message.ts';
import { assemble, type ManuscriptPair } from '../../parallel/assemble.ts';
import type { ParallelDocument } from '../../parallel/document.ts';
import { markdownOf } from '../markdown.ts';
import { readSourceFile } from '../source/read.ts';
import type { SourceFile, SourceText } from '../source/source-text.ts';
import { type ChapterPair, type ChapterText, chaptersOf } from './chapters.ts';
import { settingsText } from './settings.ts';
import { readsLike } from './side-language.ts';

export interface NewPublication {
  /** The files by path inside the publication's folder; absent where the sources have errors. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
  /** The pairing of the new chapters. */
  readonly document?: ParallelDocument;
  readonly messages: readonly Message[];
}

/**
 * Makes a publication of two texts.
 *
 * Messages: those of `readSourceFile`; `import-same-file` and `import-language` (files swapped, or a third language),
 * without files; `import-title` for a chapter without title; and those of parsing and pairing the new chapters, with
 * their places in the new files.
 *
 * @param name the name of the publication, which is its id
 * @param folder its folder as the user would type it, for the places of messages
 */
export async function newPublication(
  name: string,
  folder: string,
  sources: { readonly ja: SourceFile; readonly en: SourceFile },
): Promise<NewPublication> {
  const [ja, en] = await Promise.all([readSourceFile(sources.ja), readSourceFile(sources.en)]);
  const messages = [...ja.messages, ...en.messages];
  if (!ja.text || !en.text) return { messages };
  if (Buffer.compare(sources.ja.bytes, sources.en.bytes) === 0) {
    const places = { ja: startOf(sources.ja.file), en: startOf(sources.en.file) };
    return { messages: [...messages, message('import-same-file', places, {})] };
  }
  const texts = { ja: ja.text, en: en.text };
  const strange = (['ja', 'en'] as const).filter((language) => !readsLike(words(texts[language]), language));
  if (strange.length > 0) {
    const wrong = strange.map((language) =>
      message('import-language', sidePlace(language, startOf(sources[language].file)), { language }),
    );
    return { messages: [...messages, ...wrong] };
  }
  const chapters = chaptersOf(texts, name);
  const paired = pairChapters(chapters, folder);
  const titles = { ja: chapters[0]?.ja.title ?? '', en: chapters[0]?.en.title ?? '' };
  const files = new Map<string, Uint8Array>([
    ['publication.yaml', bytesOf(settingsText(name, titles, texts))],
    ...chapters.flatMap((chapter) =>
      (['ja', 'en'] as const).map(
        (language) => [`${language}/${chapter.name}.md`, chapterFile(chapter[language])] as const,
      ),
    ),
    ...[texts.ja, texts.en].flatMap(({ images }) =>
      [...(images ?? [])].map(([path, bytes]) => [`images/${path}`, bytes] as const),
    ),
  ]);
  return { files, document: paired.document, messages: [...messages, ...paired.messages] };
}

/** Reads the new chapters as every build will read them, and pairs them. */
function pairChapters(chapters: readonly ChapterPair[], folder: string) {
  const messages: Message[] = [];
  const pairs = chapters.flatMap(({ name, ...sides }): ManuscriptPair[] => {
    const read = (language: Language) => {
      const file = `${folder}/${language}/${name}.md`;
      const parsed = parseManuscript({ language, file, name, bytes: chapterFile(sides[language]) });
      const at = sidePlace(language, { file, line: 2, column: 1 });
      messages.push(
        ...parsed.messages.map((one) => (one.code === 'front-matter-title' ? message('import-title', at, {}) : one)),
      );
      return parsed.manuscript;
    };
    const ja = read('ja');
    const en = read('en');
    return ja && en ? [{ ja, en }] : [];
  });
  const { document, messages: pairing } = assemble(pairs);
  return { document, messages: [...messages, ...pairing] };
}

function chapterFile({ title, blocks }: ChapterText): Uint8Array {
  return bytesOf(`---\n${stringify({ title }, { lineWidth: 0 })}---\n\n${markdownOf(blocks)}`);
}

function words({ blocks }: SourceText): string {
  return blocks.map((block) => plainText(block)).join('\n');
}

function startOf(file: string): Place {
  return { file, line: 1, column: 1 };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
