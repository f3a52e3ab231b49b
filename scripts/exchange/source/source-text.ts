/** What any kind of file gives when it is read for import. */
import type { RootContent } from 'mdast';
import type { Language, Message } from '../../message/message.ts';

/** A file that somebody wants to import. */
export interface SourceFile {
  readonly language: Language;
  /** The path as the user typed it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A text with what is known about it from outside the text. */
export interface SourceText {
  /** From the subject of an e-mail or the title of a page. */
  readonly title?: string;
  /** From the date of an e-mail, as `YYYY-MM-DD`. */
  readonly date?: string;
  readonly sender?: Sender;
  readonly blocks: readonly RootContent[];
  /** Pictures that were inside the file, by the name that `blocks` call them by, such as `3f2a9c01.png`. */
  readonly images?: ReadonlyMap<string, Uint8Array>;
}

export interface Sender {
  readonly name?: string;
  readonly email: string;
}

export interface ReadSource {
  /** Absent where the file could not be read as a text. */
  readonly text?: SourceText;
  readonly messages: readonly Message[];
}
