/** Stage: the chapter files of both languages → pairs of manuscripts, with every mistake of every file reported. */
import { type Language, type Message, message, sidePlace } from '../message/message.ts';
import type { ManuscriptPair } from '../parallel/assemble.ts';
import type { ChapterFile, PublicationSources } from '../publication/sources.ts';
import type { ChapterContext } from './chapter.ts';
import { readAll } from './chapter-workers.ts';

export interface ReadChapters {
  readonly pairs: readonly ManuscriptPair[];
  /** What is wrong with the files. */
  readonly messages: readonly Message[];
  /** The findings of the parity rules. */
  readonly parity: readonly Message[];
}

/** Chapter names appear in addresses and file names, so they are plain. */
const namePattern = /^\d+-[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Parses all files; a chapter that only one language has is reported, and the others are still read.
 *
 * @param context for pairing the rows and running the rules as well
 */
export async function readChapters(sources: PublicationSources, context?: ChapterContext): Promise<ReadChapters> {
  const messages: Message[] = [...sources.unreadable];
  const files = { ja: byName(sources.ja), en: byName(sources.en) };
  const names = [...new Set([...files.ja.keys(), ...files.en.keys()])].toSorted();
  if (names.length === 0 && messages.length === 0)
    messages.push(message('chapters-none', settingsPlace(sources), { folder: sources.folder }));
  const chapters = names.map((name) => {
    const ja = files.ja.get(name);
    const en = files.en.get(name);
    return {
      ...(ja && { ja: { language: 'ja' as const, ...ja } }),
      ...(en && { en: { language: 'en' as const, ...en } }),
    };
  });
  const read = await readAll(chapters, context);
  const found = names.flatMap((name, index): readonly Message[] => {
    const { ja, en } = chapters[index] ?? {};
    const present = ja ?? en;
    const wrongName =
      present && !namePattern.test(name)
        ? [message('chapter-name', sidePlace(ja ? 'ja' : 'en', start(present)), { name })]
        : [];
    const absent = present && !(ja && en) ? missing(name, ja ? 'en' : 'ja', present, sources) : [];
    return [...wrongName, ...absent, ...(read[index]?.messages ?? [])];
  });
  return {
    pairs: read.flatMap(({ pair }) => pair ?? []),
    messages: [...messages, ...found],
    parity: read.flatMap(({ parity }) => parity),
  };
}

function byName(files: readonly ChapterFile[]): ReadonlyMap<string, ChapterFile> {
  return new Map(files.map((file) => [file.name, file]));
}

/** The message about a file that is not there; a file that is there, but cannot be read, has its own already. */
function missing(name: string, language: Language, present: ChapterFile, sources: PublicationSources): Message[] {
  const file = `${sources.folder}/${language}/${name}.md`;
  if (sources.unreadable.some((one) => one[language]?.file === file)) return [];
  return [message('chapter-missing', sidePlace(language === 'ja' ? 'en' : 'ja', start(present)), { language, file })];
}

function start(file: ChapterFile) {
  return { file: file.file, line: 1, column: 1 };
}

function settingsPlace(sources: PublicationSources) {
  return sources.settings ? { settings: { file: sources.settings.file, line: 1, column: 1 } } : {};
}
