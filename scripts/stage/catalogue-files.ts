/** Stage: a publication's manifest → its entry in the list of publications. */
import type { Both } from '../edition/bilingual.ts';
import { both, inBoth } from '../edition/bilingual.ts';
import {
  type CatalogueEntry,
  type CatalogueFile,
  type CataloguePicture,
  type FileGroup,
  fileGroups,
} from '../edition/catalogue/entry.ts';
import type { Language } from '../message/message.ts';
import type { ArtifactKind, Manifest, ManifestEntry } from '../release/manifest.ts';
import type { WordKey, Words } from '../template/translate.ts';
import { uuidFromName } from '../writer/epub/identifier.ts';

/** What is said of an edition whose name has no words of its own; in the order in which readers look for them. */
const kinds: Readonly<Record<Exclude<ArtifactKind, 'image'>, readonly [FileGroup, WordKey]>> = {
  web: ['web', 'frame.webPage'],
  epub: ['epub', 'catalogue.epub'],
  leaflet: ['pdf', 'catalogue.leaflet'],
  booklet: ['pdf', 'catalogue.booklet'],
  book: ['pdf', 'catalogue.book'],
  print: ['print', 'catalogue.sheet'],
};

/** Parts of the names of editions that have words. */
const parts: readonly (readonly [part: string, word: WordKey])[] = [
  ['vertical', 'catalogue.vertical'],
  ['large-print', 'catalogue.largePrint'],
  ['facing', 'catalogue.facing'],
];

/** How a booklet or book shows its languages. One language alone is said with the other facts of a file. */
const layouts: Readonly<Record<string, WordKey>> = {
  columns: 'catalogue.columns',
  facing: 'catalogue.facing',
  interleaved: 'catalogue.interleaved',
  sequential: 'catalogue.sequential',
  'ja-vertical': 'catalogue.vertical',
};

/** The smallest type, in pt, that is called large print: Japanese large-print books begin there. */
const largePrint = 14;

/** Printed sheets by layout, and pages that are about the text. */
const wholeNames: Readonly<Record<string, WordKey>> = {
  'web/translation': 'frame.translation',
  'print/2up': 'catalogue.twoUp',
  'print/booklet': 'catalogue.bookletSheets',
};

/**
 * The entry of a publication.
 *
 * @param base what leads from the document that lists it to the publication's folder: `''` or `<publication>/`
 */
export function entryOf(manifest: Manifest, base: string, words: Words): CatalogueEntry {
  const { publication, version, languages, about, artifacts } = manifest;
  const files = artifacts.flatMap((artifact) =>
    fileOf(artifact, manifest, base, words).map((file) => ({ file, rank: rankOf(artifact, file, languages) })),
  );
  const picture = (edition: string): CataloguePicture | undefined => {
    const found = artifacts.find((one) => one.kind === 'image' && one.edition === edition);
    if (!found) return undefined;
    const { path, mediaType, width, height } = found;
    const size = width !== undefined && height !== undefined && { width, height };
    return { href: address(base + path), mediaType, ...size };
  };
  const cover = picture('cover');
  const thumbnail = picture('thumbnail') ?? cover;
  return {
    publication,
    id: `urn:uuid:${uuidFromName(`${about.url}#${new URLSearchParams([['id', publication]])}`)}`,
    version,
    languages,
    about,
    files: files.toSorted((a, b) => (a.rank === b.rank ? 0 : a.rank < b.rank ? -1 : 1)).map(({ file }) => file),
    ...(cover && { cover }),
    ...(thumbnail && { thumbnail }),
    self: `${base}opds.json`,
    checksums: `${base}SHA256SUMS`,
  };
}

/** In each group, what is in two languages first, then what is in the leading one; the leaflet before booklet and books. */
function rankOf({ kind }: ManifestEntry, file: CatalogueFile, [leading]: readonly Language[]): string {
  const { group, languages, fileName } = file;
  const place = Object.keys(kinds).indexOf(kind);
  const parts = [fileGroups.indexOf(group), 2 - languages.length, languages[0] === leading ? 0 : 1, place];
  return [...parts, fileName.replace(/\.\w+$/, '')].join(' ');
}

function fileOf(artifact: ManifestEntry, manifest: Manifest, base: string, words: Words): CatalogueFile[] {
  const { kind, edition, path, mediaType, languages, bytes, sha256, pages, sheets, paper } = artifact;
  if (kind === 'image') return [];
  const group: FileGroup = edition === 'translation' ? 'more' : (kinds[kind]?.[0] ?? 'more');
  return [
    {
      href: address(base + path),
      fileName: path.split('/').at(-1) ?? path,
      group,
      name: nameOf(artifact, manifest.languages, words),
      mediaType,
      languages,
      bytes,
      sha256,
      ...(pages !== undefined && { pages }),
      ...(sheets !== undefined && { sheets }),
      ...(paper !== undefined && { paper }),
    },
  ];
}

/** A path as an address (RFC 3986, 3.3). */
function address(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/**
 * `書籍（大きな文字、縦書き）`, `Book (large print, vertical)`; an e-book is called by its languages. Of the edition's name, its
 * kind, its languages and its layout are said elsewhere; what has no words is shown as it is.
 */
function nameOf(
  { kind, edition, languages: own, layout = '', typeSize = 0 }: ManifestEntry,
  languages: readonly Language[],
  words: Words,
): Both<string> {
  const whole = wholeNames[`${kind}/${edition}`];
  if (whole) return inBoth(words, whole);
  const key = kind === 'image' ? undefined : kinds[kind]?.[1];
  const base = (language: Language): string => {
    const word = words[language];
    if (kind !== 'epub') return key ? word(key) : kind;
    const [only = 'ja', second] = own;
    return second ? word('catalogue.bothLanguages') : word('catalogue.oneLanguage', { language: word(`side.${only}`) });
  };
  let rest = `-${edition}-`;
  const named = parts.flatMap(([part, word]) => {
    const isThere = rest.includes(`-${part}-`);
    rest = rest.replace(`-${part}-`, '-');
    return isThere ? [word] : [];
  });
  const unknown = rest
    .split('-')
    .filter((part) => part !== '' && part !== kind && part !== layout && !languages.includes(part as Language));
  const shown = layouts[layout];
  const known = new Set<WordKey>([
    ...(typeSize >= largePrint ? (['catalogue.largePrint'] as const) : []),
    ...named,
    ...(shown ? [shown] : []),
  ]);
  return both((language) => {
    const word = words[language];
    const [one = '', two = ''] = own.map((side) => word(`side.${side}`));
    const details = [
      ...[...known].map((key) => (key === 'catalogue.sequential' ? word(key, { one, two }) : word(key))),
      ...(unknown.length > 0 ? [unknown.join('-')] : []),
    ];
    const name = base(language);
    return details.length === 0
      ? name
      : word('catalogue.nameWithDetails', { name, details: details.join(word('frame.listSeparator')) });
  });
}
