/** The download page's advice: how to open the files, how to hear of new ones, how to check that one has arrived intact. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../../message/message.ts';
import type { Words } from '../../template/translate.ts';
import { inBoth, runs } from '../bilingual.ts';
import { atomType, opdsAtomType } from './atom.ts';
import type { CatalogueEntry, CatalogueFile } from './entry.ts';
import { label } from './label.ts';
import { opdsJsonType } from './opds-json.ts';

const readers = ['apple', 'android', 'kindle', 'kobo', 'computer'] as const;

/** How each format that is there is opened on each kind of device. */
export function openSection(entries: readonly CatalogueEntry[], order: readonly Language[], words: Words): Element {
  const has = (mediaType: string): boolean =>
    entries.some(({ files }) => files.some((file) => file.mediaType === mediaType));
  const advice = [
    ...(has('application/epub+zip') ? readers : []),
    ...(has('application/pdf') ? (['pdf'] as const) : []),
  ];
  return h('section', { hidden: advice.length === 0 }, [
    h('h2', [...label(words, 'catalogue.openTitle', order)]),
    h(
      'dl',
      { class: 'advice' },
      advice.flatMap((key) => [
        h('dt', [...label(words, `catalogue.${key}`, order)]),
        h('dd', { class: 'both' }, runs(inBoth(words, `catalogue.${key}Text`), 'p', order)),
      ]),
    ),
  ]);
}

/** The catalogues and the feed. */
export function followSection(order: readonly Language[], words: Words): Element {
  const links = [
    ['opds.json', opdsJsonType, 'catalogue.opds2'],
    ['opds.xml', opdsAtomType, 'catalogue.opds1'],
    ['feed.xml', atomType, 'catalogue.feed'],
  ] as const;
  return h('section', [
    h('h2', [...label(words, 'catalogue.followTitle', order)]),
    h('div', { class: 'both' }, runs(inBoth(words, 'catalogue.followText'), 'p', order)),
    h(
      'ul',
      { class: 'links' },
      links.map(([href, type, key]) => h('li', [h('a', { href, type }, [...label(words, key, order)])])),
    ),
  ]);
}

/** The commands that make the checksum of a file, with the name of one that is there. */
export function verifySection(entries: readonly CatalogueEntry[], order: readonly Language[], words: Words): Element {
  const all: readonly CatalogueFile[] = entries.flatMap(({ files }) => files);
  const example = all.find(({ group }) => group === 'epub') ?? all.find(({ group }) => group !== 'web') ?? all[0];
  const name = example?.fileName ?? 'index.html';
  const commands = [
    ['Windows', [`certutil -hashfile ${name} SHA256`]],
    ['macOS', [`shasum -a 256 ${name}`, 'shasum -a 256 -c --ignore-missing SHA256SUMS']],
    ['Linux', [`sha256sum ${name}`, 'sha256sum -c --ignore-missing SHA256SUMS']],
  ] as const;
  return h('section', [
    h('details', { class: 'verify' }, [
      h('summary', [...label(words, 'catalogue.verifyTitle', order)]),
      h('div', { class: 'both' }, runs(inBoth(words, 'catalogue.verifyText'), 'p', order)),
      h(
        'dl',
        commands.flatMap(([system, lines]) => [h('dt', system), ...lines.map((line) => h('dd', [h('code', line)]))]),
      ),
    ]),
  ]);
}
