/** Stage: the chapter files of both languages → pairs of manuscripts, with every mistake of every file reported. */
import { parseManuscript } from '../manuscript/parse.ts';
import { type Language, type Message, message, sidePlace } from '../message/message.ts';
import type { ManuscriptPair } from '../parallel/assemble.ts';
import type { ChapterFile, PublicationSources } from '../publication/sources.ts';

export interface ReadChapters {
  readonly pairs: readonly ManuscriptPair[];
  readonly messages: readonly Message[];
}

/** Chapter names appear in addresses and file names, so they are plain. */
const namePattern = /^\d+-[a-z0-9]+(-[a-z0-9]+)*$/;

/** Parses all files; a chapter that only one language has is reported, and the others are still read. */
export function readChapters(sources: PublicationSources): ReadChapters {
  const messages: Message[] = [...sources.unreadable];
  const files = { ja: byName(sources.ja), en: byName(sources.en) };
  const names = [...new Set([...files.ja.keys(), ...files.en.keys()])].toSorted();
  if (names.length === 0 && messages.length === 0)
    messages.push(message('chapters-none', settingsPlace(sources), { folder: sources.folder }));
  const pairs = names.flatMap((name): ManuscriptPair[] => {
    const ja = files.ja.get(name);
    const en = files.en.get(name);
    const present = ja ?? en;
    if (present && !namePattern.test(name)) {
      messages.push(message('chapter-name', sidePlace(ja ? 'ja' : 'en', start(present)), { name }));
    }
    if (present && !(ja && en)) messages.push(...missing(name, ja ? 'en' : 'ja', present, sources));
    const jaManuscript = ja && parsed(ja, 'ja', messages);
    const enManuscript = en && parsed(en, 'en', messages);
    return jaManuscript && enManuscript ? [{ ja: jaManuscript, en: enManuscript }] : [];
  });
  return { pairs, messages };
}

function byName(files: readonly ChapterFile[]): ReadonlyMap<string, ChapterFile> {
  return new Map(files.map((file) => [file.name, file]));
}

function parsed(file: ChapterFile, language: Language, messages: Message[]) {
  const result = parseManuscript({ language, ...file });
  messages.push(...result.messages);
  return result.manuscript;
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
