/**
 * What `publication.yaml` may say. The TypeScript type and the JSON Schema that editors complete and check with
 * (`templates/publication.schema.json`, written by `npm run schema`) both come from here.
 */
import * as z from 'zod';
import { type RuleName, ruleNames } from '../message/parity.ts';

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
      .enum(['columns', 'language-per-side'])
      .default('columns')
      .describe(
        'columns: both languages side by side on every side of the sheet; language-per-side: Japanese on the front, English on the back',
      ),
    sides: z.number().int().min(1).max(8).default(2).describe('How many pages the leaflet must have, exactly'),
    type: typeRange.default({ from: 8, to: 12 }),
    front: z.array(target).min(1).describe('What the front shows, in order'),
    back: z.array(target).default([]).describe('What the back shows, in order (columns only)'),
  })
  .describe('The leaflet: <publication>-leaflet.pdf');

const booklet = z
  .strictObject({
    paper: paper.default('A5'),
    size: points('Body type size in pt').default(8.5),
    chapters: z.array(target).min(1).optional().describe('Chapters in reading order; all of them where absent'),
  })
  .describe('The booklet with all chapters: <publication>-booklet.pdf');

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

export const publicationSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
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
      .strictObject({
        web: web.optional(),
        leaflet: leaflet.optional(),
        booklet: booklet.optional(),
        epub: epub.optional(),
      })
      .describe('Which editions are made'),
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
export type BookletEdition = z.output<typeof booklet>;
export type EpubEdition = z.output<typeof epub>;
export type EpubFile = EpubEdition['files'][number];
export type TwoUpLayout = z.output<typeof twoUp>;
