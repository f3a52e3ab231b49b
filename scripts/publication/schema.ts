/**
 * What `publication.yaml` may say. The TypeScript type and the JSON Schema that editors complete and check with
 * (`templates/publication.schema.json`, written by `npm run schema`) both come from here.
 */
import * as z from 'zod';
import { type RuleName, ruleNames } from '../message/parity.ts';

/** Names that become parts of file names and addresses. */
const namePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Names that other files of a publication have, or that other settings have, so that no edition is mistaken for them. */
const takenNames: ReadonlySet<string> = new Set([
  ...['2up', 'cover', 'image', 'images', 'index', 'manifest', 'print'],
  ...['rules', 'sha256sums', 'share', 'translation'],
]);

/** Whether a value has keys; checks of whole maps run beside the mistakes inside them, so they may meet anything. */
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const text = (what: string) => z.string().trim().min(1).describe(what);

/** The same thing in both languages. */
const bilingual = (what: string) =>
  z.strictObject({ ja: text(`${what} (Japanese)`), en: text(`${what} (English)`) }).describe(what);

const millimetres = (what: string) => z.number().min(20).max(1200).describe(what);

/** ISO paper names, JIS B sizes (the B sizes of Japanese copiers), the Japanese postcard and US Letter; or width × height in mm. */
const paper = z
  .union([
    z.enum(['A3', 'A4', 'A5', 'A6', 'B4', 'B5', 'B6', 'postcard', 'letter']),
    z.strictObject({ width: millimetres('Width in mm'), height: millimetres('Height in mm') }),
  ])
  .describe('Paper: A3 to A6, B4 to B6 (JIS), postcard, letter, or { width, height } in mm');

const points = (what: string) => z.number().min(5).max(72).describe(what);

const typeRange = z
  .strictObject({ from: points('Smallest type size in pt'), to: points('Largest type size in pt') })
  .refine((range) => range.from <= range.to, { path: ['to'], params: { expected: '≥ from' } })
  .describe('The body type sizes, in pt, between which the build may choose so that the text fits');

const target = text('A chapter (its file name without .md) or the id of a heading in one');

const web = z.strictObject({}).describe('The web page: index.html');

const leaflet = z
  .strictObject({
    paper: paper.default('A4'),
    layout: z
      .enum(['columns', 'interleaved', 'language-per-side'])
      .default('columns')
      .describe(
        'columns: both languages side by side on every side of the sheet; interleaved: row under row, for narrow paper; language-per-side: Japanese on the front, English on the back (an even number of sides)',
      ),
    sides: z.number().int().min(1).max(8).default(2).describe('How many pages the leaflet must have, exactly'),
    type: typeRange.default({ from: 8, to: 12 }),
    front: z.array(target).min(1).describe('What the front shows, in order; without back, it flows over all sides'),
    back: z
      .array(target)
      .default([])
      .describe('What the back shows, in order; with more than two sides, it flows over all but the first'),
  })
  .superRefine(({ layout, sides, back }, { addIssue }) => {
    const isPerLanguage = layout === 'language-per-side';
    if (isPerLanguage && sides % 2 === 1)
      addIssue({ code: 'custom', path: ['sides'], input: sides, params: { expected: 'evenSides' } });
    if (back.length > 0 && (isPerLanguage || sides === 1))
      addIssue({ code: 'custom', path: ['back'], input: back, params: { expected: 'noBack' } });
  })
  .describe('The leaflet: <publication>-leaflet.pdf');

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/)
  .describe('A colour, such as "#9b2d1f"');

export const pagedLayouts = ['columns', 'facing', 'interleaved', 'sequential', 'ja', 'en', 'ja-vertical'] as const;

const pagedLayout = z
  .enum(pagedLayouts)
  .describe(
    'columns: both languages side by side; facing: Japanese on the left-hand page, English on the right-hand one; interleaved: row by row below each other; sequential: first all of one language, then all of the other; ja, en: one language; ja-vertical: Japanese in vertical lines, bound on the right',
  );

const pagedSettings = {
  paper: paper.default('A5'),
  size: points('Body type size in pt').optional(),
  type: typeRange.optional(),
  sides: z.number().int().min(1).max(999).optional().describe('The most pages that there may be; needs type'),
  chapters: z.array(target).min(1).optional().describe('Chapters in reading order; all of them where absent'),
  chapterStart: z
    .enum(['page', 'recto'])
    .default('page')
    .describe(
      'Where chapters begin: on the next page, or on the next odd one (facing pages always begin on an even one)',
    ),
  paragraphs: z
    .enum(['spaced', 'indented'])
    .optional()
    .describe('How paragraphs are told apart; indented by default where one language stands alone'),
  emphasis: z
    .enum(['dots', 'gothic'])
    .optional()
    .describe('How *emphasis* is set in Japanese: with a dot beside each character (default), or in gothic'),
  vertical: z
    .strictObject({
      dates: z.enum(['as-written', 'kanji']).optional().describe('kanji: 2021年3月5日 becomes 二〇二一年三月五日'),
      numbers: z.enum(['as-written', 'kanji']).optional().describe('kanji: other figures too'),
      quotes: z.enum(['as-written', 'minutes']).optional().describe('minutes: “ ” become 〝 〟'),
    })
    .optional()
    .describe('The forms of vertical text (layout ja-vertical)'),
  colour: colour.optional().describe('The colour of titles and of the cover'),
};

/** A number of pages is reached by choosing the type size, so it says nothing without a range to choose from. */
const sidesNeedType = z.core._check<{ readonly sides?: unknown; readonly type?: unknown }>(
  ({ value, issues }) => {
    if (value.sides === undefined || value.type !== undefined) return;
    issues.push({ code: 'custom', path: ['sides'], input: value.sides, params: { expected: 'sidesWithType' } });
  },
  { when: ({ value }) => isObject(value) },
);

const booklet = z
  .strictObject({ layout: pagedLayout.default('columns'), ...pagedSettings })
  .check(sidesNeedType)
  .describe('The booklet with all chapters: <publication>-booklet.pdf');

const paged = z
  .strictObject({ layout: pagedLayout, ...pagedSettings })
  .check(sidesNeedType)
  .describe('A further edition for reading: <publication>-<name>.pdf');

const policy = (what: string) => z.enum(['block', 'badge', 'keep']).describe(what);

const translation = z
  .strictObject({
    policy: policy(
      'What becomes of rows that changed since both sides were last read together: block (an error), badge (a mark in every edition), keep (the last reviewed texts are published)',
    ).default('badge'),
    chapters: z
      .record(z.string(), policy('The policy of this chapter'))
      .default({})
      .describe('Chapters with a policy of their own, by file name without .md'),
  })
  .describe('The state of the translation');

const epub = z
  .strictObject({
    files: z
      .array(z.enum(['bilingual', 'ja', 'en', 'ja-vertical']))
      .min(1)
      .default(['bilingual', 'ja', 'en'])
      .describe(
        'Which books are made: bilingual (<publication>.epub), ja, en, ja-vertical (<publication>-ja-vertical.epub)',
      ),
    fonts: z
      .enum(['none', 'subset'])
      .default('none')
      .describe(
        'none: the typefaces of the reading system, and only the characters embedded that phones lack; subset: all characters of the text',
      ),
    profile: z
      .enum(['standard', 'store'])
      .default('standard')
      .describe('store: the folders, names and classes that Japanese stores expect (EBPAJ guide 1.1.3)'),
    evaluation: z
      .strictObject({
        certifier: bilingual('Who evaluated the accessibility of the books'),
        level: z.enum(['A', 'AA', 'AAA']).default('AA').describe('The level of WCAG 2.2 that was found'),
        credential: text('The credential of who evaluated').optional(),
        report: z
          .url({ protocol: /^https?$/ })
          .describe('Address of the report')
          .optional(),
      })
      .optional()
      .describe('The evaluation on which the claim of conformance rests; without it the books claim none'),
  })
  .describe('The EPUBs: in both languages, and one for each language');

const twoUp = z
  .strictObject({
    of: z.enum(['leaflet']).describe('Which edition is placed on the sheet'),
    paper: paper.default('A4'),
  })
  .describe('The same page twice on a sheet, with a cut mark: print/<publication>-2up.pdf');

/** BCP 47 tags of the languages, in the order in which outputs name them. */
const languages = z
  .array(z.enum(['ja', 'en']))
  .length(2)
  .refine((list) => new Set(list).size === 2, { params: { expected: '[ja, en] / [en, ja]' } })
  .default(['ja', 'en'])
  .describe('The languages, the leading one first');

const ruleSeverity = (name: RuleName) =>
  z
    .enum(['error', 'warning', 'off'])
    .describe(`How severe the findings of the rule ${name} are; npm run rules -- ${name} explains it`);

/** One optional setting for each rule, so that editors complete their names. */
const rules = z
  .strictObject(
    Object.fromEntries(ruleNames.map((name) => [name, ruleSeverity(name).optional()])) as {
      [Name in RuleName]: z.ZodOptional<ReturnType<typeof ruleSeverity>>;
    },
  )
  .describe('How severe the findings of each parity rule are: error, warning or off');

/** An edition's name is part of a file name, so it must be one on every system and lead nowhere else. */
const namesOfEditions = z.core._check<object>(
  ({ value, issues }) => {
    for (const name of Object.keys(value)) {
      const expected = !namePattern.test(name) ? 'editionName' : takenNames.has(name) ? 'freeName' : undefined;
      if (expected) issues.push({ code: 'custom', path: [name], input: name, params: { expected } });
    }
  },
  { when: ({ value }) => isObject(value) },
);

export const publicationSchema = z
  .strictObject({
    id: z
      .string()
      .regex(namePattern)
      .describe('The name of the publication in file names and addresses: a to z, 0 to 9 and hyphens'),
    version: z
      .string()
      .regex(/^\d+\.\d+(\.\d+)?$/)
      .describe('The version of the text, such as 1.0.0'),
    date: z.iso.date().describe('The date of the text, such as 2021-03-05'),
    title: bilingual('Title'),
    subtitle: bilingual('Subtitle').optional(),
    description: bilingual('One or two sentences for previews and catalogues'),
    issuer: bilingual('Who publishes the text'),
    authors: z
      .array(
        z.strictObject({
          ja: text('Name in Japanese'),
          en: text('Name in English'),
          reading: text('Reading in kana').optional(),
        }),
      )
      .default([])
      .describe('Authors'),
    contact: z
      .strictObject({ name: bilingual('Whom to write to'), email: z.email().describe('E-mail address') })
      .describe('Contact')
      .optional(),
    url: z.url({ protocol: /^https?$/ }).describe('Address of the official text; printed, and as QR code'),
    note: bilingual('What this edition is and is not, for the colophon').optional(),
    licence: z
      .strictObject({
        id: text('SPDX identifier, such as CC-BY-4.0'),
        url: z.url({ protocol: /^https?$/ }).describe('Address of the licence'),
      })
      .describe('The licence of the text'),
    languages,
    editions: z
      .object({
        web: web.optional(),
        leaflet: leaflet.optional(),
        booklet: booklet.optional(),
        epub: epub.optional(),
      })
      .catchall(paged)
      .check(namesOfEditions)
      .meta({
        description:
          'Which editions are made; any other name (a to z, 0 to 9 and hyphens) is a further edition for reading, <publication>-<name>.pdf',
        propertyNames: { pattern: `^(?!(?:${[...takenNames].join('|')})$)${namePattern.source.slice(1)}` },
      }),
    rules: rules.default({}),
    translation: translation.optional(),
    print: z.strictObject({ '2up': twoUp.optional() }).default({}).describe('Sheets for the copier'),
  })
  .describe('A publication of taiyaku');

export type Publication = z.output<typeof publicationSchema>;
export type Bilingual = z.output<ReturnType<typeof bilingual>>;
export type Paper = z.output<typeof paper>;
export type TranslationSettings = z.output<typeof translation>;
export type TranslationPolicy = TranslationSettings['policy'];
export type LeafletEdition = z.output<typeof leaflet>;
export type PagedEdition = z.output<typeof paged>;
export type PagedLayout = PagedEdition['layout'];
export type EpubEdition = z.output<typeof epub>;
export type EpubFile = EpubEdition['files'][number];
export type TwoUpLayout = z.output<typeof twoUp>;
