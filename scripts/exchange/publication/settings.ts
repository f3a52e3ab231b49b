/** What an import knows about a publication → the text of its `publication.yaml`. */
import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { Document, YAMLSeq } from 'yaml';
import type { Language } from '../../message/message.ts';
import { dayOfLine } from '../day.ts';
import type { SourceText } from '../source/source-text.ts';

type Both<Value> = Readonly<Record<Language, Value>>;

/** With this line editors complete and check the file. */
const schemaLine = ' yaml-language-server: $schema=../../templates/publication.schema.json';

/**
 * The settings with what is known: name, titles, date and sender. What a publication needs and no text can tell has its
 * key and no value, so that reading the file gives a message with the line to fill in.
 *
 * @param id the name of the publication
 * @param titles the titles of its first chapter, empty where not known
 * @param texts both imported texts
 */
export function settingsText(id: string, titles: Both<string>, texts: Both<SourceText>): string {
  const nothing = { ja: null, en: null };
  const contact = contactOf(texts);
  const document = new Document(
    {
      id,
      version: null,
      date: dateOf(texts) ?? null,
      title: { ja: titles.ja || null, en: titles.en || null },
      description: nothing,
      issuer: nothing,
      ...(contact && { contact }),
      url: null,
      licence: { id: null, url: null },
      languages: flow(['ja', 'en']),
      editions: { web: {}, epub: {} },
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = schemaLine;
  const text = document.toString({ nullStr: '', lineWidth: 0, flowCollectionPadding: false });
  return `${text
    .replace(/^(#[^\n]*\n)\n/, '$1')
    .replace(/[ \t]+$/gm, '')
    .trimEnd()}\n`;
}

/** A list on one line, as people write it. */
function flow(values: readonly string[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = [...values];
  list.flow = true;
  return list;
}

/** The sender, where both e-mails come from the same address. */
function contactOf({ ja, en }: Both<SourceText>) {
  if (!ja.sender || ja.sender.email !== en.sender?.email) return undefined;
  return { name: { ja: ja.sender.name ?? null, en: en.sender.name ?? null }, email: ja.sender.email };
}

/** The date that a line of the text gives, or the e-mail; only where the two sides do not contradict each other. */
function dateOf(texts: Both<SourceText>): string | undefined {
  const [ja, en] = [texts.ja, texts.en].map(({ blocks, date }) => dateInText(blocks) ?? date);
  return ja === undefined || en === undefined || ja === en ? (ja ?? en) : undefined;
}

/** The first date that stands on a line of its own, near the beginning or the end. */
function dateInText(blocks: readonly RootContent[]): string | undefined {
  const places = [...blocks.slice(0, 4), ...blocks.slice(-6)];
  for (const block of places) {
    if (block.type !== 'paragraph') continue;
    const lines = block.children
      .map((child) => (child.type === 'break' ? '\n' : plainText(child)))
      .join('')
      .split('\n');
    const day = lines.map(dayOfLine).find((found) => found !== undefined);
    if (day !== undefined) return day;
  }
  return undefined;
}
