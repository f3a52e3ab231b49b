/** Stage: one folder of sources → a publication that every edition can be composed from, or the messages why not. */
import { withCaptions } from '../edition/captions.ts';
import type { EditionInput, NoteNumbers } from '../edition/edition.ts';
import { select, targets } from '../edition/selection.ts';
import { decodeManuscript } from '../manuscript/decode.ts';
import { type Message, message } from '../message/message.ts';
import { assemble } from '../parallel/assemble.ts';
import type { ParallelDocument } from '../parallel/document.ts';
import { noteOrder, rowsOf } from '../parallel/notes.ts';
import type { Evidence } from '../parallel/pair.ts';
import { pagedEditions } from '../publication/editions.ts';
import type { GlossaryTerm } from '../publication/glossary.ts';
import { type ReadPublication, readPublication, type SettingPlace } from '../publication/read.ts';
import type { Publication } from '../publication/schema.ts';
import type { PublicationSources, SourceFile } from '../publication/sources.ts';
import type { Words } from '../template/translate.ts';
import { type Image, readImages } from './images.ts';
import { glossaryOf, rulesFor } from './parity.ts';
import { readChapters } from './read-chapters.ts';
import { composeTexts } from './texts.ts';
import { readRecorded, type Translation, translate } from './translation.ts';

/** A publication with everything that the editions need, apart from fonts. */
export interface PreparedPublication {
  readonly input: EditionInput;
  readonly images: readonly Image[];
  readonly placeOf: SettingPlace;
  /** Absent where its file can't be used, which has been reported. */
  readonly translation?: Translation;
}

export interface Prepared {
  /** Absent when the settings or the chapters could not be read at all. */
  readonly prepared?: PreparedPublication;
  readonly messages: readonly Message[];
}

/** Reads, pairs, numbers and checks; goes on behind every mistake, so that one run reports them all. */
export async function preparePublication(sources: PublicationSources, words: Words): Promise<Prepared> {
  if (!sources.settings) {
    const chapters = await readChapters(sources);
    const isThere = sources.unreadable.some(({ settings }) => settings);
    const missing = isThere ? [] : [message('settings-missing', {}, { folder: sources.folder })];
    return { messages: [...missing, ...chapters.messages] };
  }
  const settings = readSettings(sources.settings);
  const { publication } = settings;
  const glossary = await glossaryOf(sources);
  const chapters = await readChapters(sources, {
    evidence: evidenceOf(publication, glossary.terms),
    rules: rulesFor(glossary.terms, publication),
  });
  const { document: current, messages: pairing } = assemble(chapters.pairs);
  const recorded = await readRecorded(sources);
  const translated = publication && translate(current, recorded, publication, settings.placeOf, sources.folder);
  const document = translated?.document ?? current;
  const notes = noteNumbers(document);
  const composed = composeTexts(document, notes, sources);
  const { images, messages: unreadable } = await readImages(composed.images, sources);
  const messages = [
    ...settings.messages,
    ...chapters.messages,
    ...pairing,
    ...recorded.messages,
    ...(translated?.messages ?? []),
    ...composed.messages,
    ...unreadable,
    ...glossary.messages,
    ...chapters.parity,
    ...(publication ? missingEditions(publication, settings.placeOf) : []),
    // A target may be missing only because its chapter could not be read; that has been reported already.
    ...(publication && chapters.messages.length === 0 ? wrongTargets(publication, document, settings.placeOf) : []),
  ];
  if (!publication) return { messages };
  const texts = withCaptions(composed.texts, document, words);
  const input = { publication, document, texts, words, notes, stale: translated?.stale ?? new Map() };
  const translation = translated?.translation;
  return { prepared: { input, images, placeOf: settings.placeOf, ...(translation && { translation }) }, messages };
}

/** The names that the settings give in both languages and the terms of the glossary, as anchors of the alignment. */
function evidenceOf(publication: Publication | undefined, glossary: readonly GlossaryTerm[]): Evidence {
  const { authors = [], issuer, title, contact } = publication ?? {};
  const names = [issuer, title, ...authors, contact?.name].flatMap((name) => name ?? []);
  const terms = glossary.flatMap(({ ja, en }) => ja.flatMap((one) => en.map((other) => ({ ja: one, en: other }))));
  return { terms: [...names.map(({ ja, en }) => ({ ja, en })), ...terms] };
}

/** Decodes the settings as strictly as a manuscript, because their words are printed like those of one, and reads them. */
function readSettings({ bytes, file }: SourceFile): ReadPublication {
  const decoded = decodeManuscript(bytes, { language: 'en', file });
  const broken = decoded.messages.map(({ en, ...rest }) => ({ ...rest, ...(en && { settings: en }) }) as Message);
  if (decoded.text === undefined) return { placeOf: () => ({ file, line: 1, column: 1 }), messages: broken };
  const settings = readPublication(decoded.text, file);
  return { ...settings, messages: [...broken, ...settings.messages] };
}

function noteNumbers(document: ParallelDocument): NoteNumbers {
  return new Map(
    document.chapters.map((chapter) => [
      chapter.id,
      new Map(noteOrder(rowsOf(chapter.sections)).map((label, index) => [label, index + 1])),
    ]),
  );
}

/** Sheets are made of an edition's pages; without that edition there is nothing to place on them. */
function missingEditions({ editions, print }: Publication, placeOf: SettingPlace): Message[] {
  const of = print['2up']?.of;
  if (of === undefined || editions[of]) return [];
  const settings = placeOf('print', '2up', 'of');
  return [message('settings-required', { settings }, { key: `editions.${of}`, expected: 'map', detail: '' })];
}

function wrongTargets({ editions }: Publication, document: ParallelDocument, placeOf: SettingPlace): Message[] {
  const named: [string, readonly string[]][] = [
    ['editions.leaflet.front', editions.leaflet?.front ?? []],
    ['editions.leaflet.back', editions.leaflet?.back ?? []],
    ...pagedEditions({ editions }).map(({ name, settings }): [string, readonly string[]] => [
      `editions.${name}.chapters`,
      settings.chapters ?? [],
    ]),
  ];
  return named.flatMap(([key, list]) =>
    list.flatMap((target, index) => {
      if (select(document, target)) return [];
      const settings = placeOf(...key.split('.'), index);
      return [message('settings-target', { settings }, { key, target, known: targets(document).join(', ') })];
    }),
  );
}
