/** A small publication without mistakes, whose parts tests replace one at a time. */
import assert from 'node:assert/strict';
import type { EditionInput } from '../../scripts/edition/edition.ts';
import type { Language, Message, Place } from '../../scripts/message/message.ts';
import type { ChapterFile, PublicationSources } from '../../scripts/publication/sources.ts';
import { type Prepared, preparePublication } from '../../scripts/stage/publication.ts';
import { words } from '../../scripts/template/translate.ts';

export const settings = `id: small
version: "1.0.0"
date: "2021-03-05"
title: { ja: 小さな本, en: A small book }
description: { ja: 説明, en: What it is }
issuer: { ja: 発行者, en: Publisher }
url: https://example.org/book
licence: { id: CC-BY-4.0, url: https://example.org/licence }
editions:
  web: {}
`;

export interface Parts {
  readonly settings?: string | Uint8Array;
  /** Chapters by file name without `.md`: what follows the front matter, from line 4 on. */
  readonly ja?: Readonly<Record<string, string>>;
  readonly en?: Readonly<Record<string, string>>;
  /** Paths of other files. */
  readonly others?: readonly string[];
  /** The folder; one that exists where images are read. */
  readonly folder?: string;
  readonly unreadable?: readonly Message[];
}

const bytes = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** The sources of a publication with one chapter, `01-a`, except for what is given. */
export function sources(parts: Parts = {}): PublicationSources {
  const folder = parts.folder ?? 'small';
  const chapters = (language: Language, title: string, texts: Readonly<Record<string, string>>): ChapterFile[] =>
    Object.entries(texts).map(([name, text]) => ({
      name,
      file: `${folder}/${language}/${name}.md`,
      bytes: bytes(`---\ntitle: ${title} ${name}\n---\n${text}`),
    }));
  return {
    folder,
    settings: { file: `${folder}/publication.yaml`, bytes: bytes(parts.settings ?? settings) },
    ja: chapters('ja', '題', parts.ja ?? { '01-a': '本文。\n' }),
    en: chapters('en', 'Title', parts.en ?? { '01-a': 'The text.\n' }),
    unreadable: parts.unreadable ?? [],
    others: new Set(parts.others ?? []),
  };
}

export function prepare(parts: Parts = {}): Promise<Prepared> {
  return preparePublication(sources(parts), words());
}

/** What editions are composed from; the publication must have no mistakes. */
export async function inputOf(parts: Parts = {}): Promise<EditionInput> {
  const { prepared, messages } = await prepare(parts);
  assert.deepEqual(messages.filter(({ severity }) => severity === 'error').map(shown), []);
  assert.ok(prepared);
  return prepared.input;
}

/** A message as its code, its places without the folder, and its values. */
export function shown({ code, ja, en, settings: place, values }: Message): unknown {
  const at = (where: Place | undefined): string | undefined =>
    where && `${where.file.split('/').slice(-2).join('/')}:${where.line}:${where.column}`;
  return {
    code,
    ...(ja && { ja: at(ja) }),
    ...(en && { en: at(en) }),
    ...(place && { settings: at(place) }),
    values,
  };
}
