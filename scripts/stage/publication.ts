/** Stage: one folder of sources → a publication that every edition can be composed from, or the messages why not. */
import type { EditionInput, NoteNumbers } from '../edition/edition.ts';
import { select, targets } from '../edition/selection.ts';
import { type Message, message } from '../message/message.ts';
import { assemble } from '../parallel/assemble.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { noteOrder, rowsOf } from '../parallel/notes.ts';
import { readPublication, type SettingPlace } from '../publication/read.ts';
import type { Publication } from '../publication/schema.ts';
import type { PublicationSources } from '../publication/sources.ts';
import type { Words } from '../template/translate.ts';
import { type Image, readImages } from './images.ts';
import { readChapters } from './read-chapters.ts';
import { composeTexts } from './texts.ts';

/** A publication with everything that the editions need, apart from fonts. */
export interface PreparedPublication {
  readonly input: EditionInput;
  readonly images: readonly Image[];
  readonly placeOf: SettingPlace;
}

export interface Prepared {
  /** Absent when the settings or the chapters could not be read at all. */
  readonly prepared?: PreparedPublication;
  readonly messages: readonly Message[];
}

/** Reads, pairs, numbers and checks; goes on behind every mistake, so that one run reports them all. */
export async function preparePublication(sources: PublicationSources, words: Words): Promise<Prepared> {
  const chapters = readChapters(sources);
  if (!sources.settings)
    return { messages: [message('settings-missing', {}, { folder: sources.folder }), ...chapters.messages] };
  const settings = readPublication(decode(sources.settings.bytes), sources.settings.file);
  const { document, messages: pairing } = assemble(chapters.pairs);
  const notes = noteNumbers(document);
  const composed = composeTexts(document, notes, sources);
  const { images, messages: unreadable } = await readImages(composed.images, sources);
  const { publication } = settings;
  const messages = [
    ...settings.messages,
    ...chapters.messages,
    ...pairing,
    ...composed.messages,
    ...unreadable,
    // A target may be missing only because its chapter could not be read; that has been reported already.
    ...(publication && chapters.messages.length === 0 ? wrongTargets(publication, document, settings.placeOf) : []),
  ];
  if (!publication) return { messages };
  const input = { publication, document, texts: composed.texts, words, notes };
  return { prepared: { input, images, placeOf: settings.placeOf }, messages };
}

/** The settings file is small and its words are checked one by one; a byte that is not UTF-8 shows up as U+FFFD there. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function noteNumbers(document: ParallelDocument): NoteNumbers {
  return new Map(
    document.chapters.map((chapter) => [
      chapter.id,
      new Map(noteOrder(rowsOf(chapter.sections)).map((label, index) => [label, index + 1])),
    ]),
  );
}

function wrongTargets({ editions }: Publication, document: ParallelDocument, placeOf: SettingPlace): Message[] {
  const named: [string, readonly string[]][] = [
    ['editions.leaflet.front', editions.leaflet?.front ?? []],
    ['editions.leaflet.back', editions.leaflet?.back ?? []],
    ['editions.booklet.chapters', editions.booklet?.chapters ?? []],
  ];
  return named.flatMap(([key, list]) =>
    list.flatMap((target, index) => {
      if (select(document, target)) return [];
      const settings = placeOf(...key.split('.'), index);
      return [message('settings-target', { settings }, { key, target, known: targets(document).join(', ') })];
    }),
  );
}
