/**
 * OPDS 2.0 as a schema, written from the specification (1.1, 2.1 to 2.3, 5.1 to 5.3) and from the Readium Web Publication
 * Manifest on which it is built (2.2, 2.4), and no laxer than what their JSON schemas ask for; keys that neither knows are
 * mistakes here, and so are the blank values that 5.2 advises against.
 */
import * as z from 'zod';

/** A relative reference (RFC 3986, 4.2) in its written form: no spaces, no other scripts, no scheme. */
const relative = z.string().regex(/^(?!\/|[a-z][a-z0-9+.-]*:)[\w.~!$&'()*+,;=:@%/#-]+$/);
const absolute = z.string().regex(/^(https?|urn):[\w.~!$&'()*+,;=:@%/?#[\]-]+$/);
const mediaType = z.string().regex(/^[a-z]+\/[a-z0-9.+-]+(;[a-z]+=[a-z-]+)*$/);
const pixels = z.int().positive();
const languageTag = z.enum(['ja', 'en']);
const localized = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const dateTime = z.iso.datetime();

const link = z.strictObject({
  rel: z.string().min(1),
  href: relative.or(absolute),
  type: mediaType,
  title: z.string().min(1).optional(),
  language: z.array(languageTag).min(1).optional(),
  size: z.int().positive().optional(),
});
type Link = z.output<typeof link>;

const acquisition = 'http://opds-spec.org/acquisition/';
const has = (test: (one: Link) => boolean, message: string) =>
  [(links: Link[]) => links.some(test), { message }] as const;

const contributor = z.strictObject({ name: localized });

export const publicationSchema = z.strictObject({
  metadata: z.strictObject({
    '@type': z.literal('http://schema.org/Book'),
    identifier: absolute,
    title: localized,
    subtitle: localized.optional(),
    author: z.array(contributor).min(1),
    publisher: contributor,
    language: z.array(languageTag).min(1),
    published: z.iso.date(),
    modified: dateTime,
    description: z.string().min(1),
  }),
  links: z
    .array(link)
    .refine(...has(({ rel, type }) => rel === 'self' && type === 'application/opds-publication+json', 'no self'))
    .refine(...has(({ rel }) => rel.startsWith(acquisition), 'no acquisition link'))
    .refine(
      (links) =>
        links.every(({ rel, size, language, title }) => !rel.startsWith(acquisition) || (size && language && title)),
      { message: 'an acquisition link without size, language or title' },
    ),
  images: z
    .array(z.strictObject({ href: relative, type: mediaType, width: pixels.optional(), height: pixels.optional() }))
    .min(1)
    .refine((images) => images.some(({ type }) => /^image\/(jpeg|png|gif)$/.test(type)), { message: 'no bitmap' }),
});

export const feedSchema = z
  .strictObject({
    metadata: z.strictObject({ title: localized, modified: dateTime, numberOfItems: z.int().nonnegative() }),
    links: z
      .array(link)
      .refine(...has(({ rel, type }) => rel === 'self' && type === 'application/opds+json', 'no self')),
    publications: z.array(publicationSchema).optional(),
    navigation: z.array(link.required({ title: true })).optional(),
  })
  .refine(({ publications, navigation }) => publications ?? navigation, {
    message: 'neither publications nor navigation',
  });
