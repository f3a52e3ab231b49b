/** The foot of a leaflet: QR code, printed address, contact, version and licence. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import { both, inBoth, runs } from './bilingual.ts';
import { licenceName } from './colophon.ts';
import type { EditionInput } from './edition.ts';
import { qrCode } from './qr-code.ts';

/** The imprint in both languages. */
export function imprint(input: EditionInput): Element {
  const { publication, words } = input;
  const { languages } = publication;
  return h('footer', { class: 'imprint' }, [
    qrCode(publication.url, languages.map((language) => words[language]('frame.qrCode')).join(' / ')),
    h('div', { class: 'imprint-text' }, [
      h('p', { class: 'read-on' }, runs(inBoth(words, 'frame.readOn'), 'span', languages)),
      h('p', { class: 'address' }, [h('a', { href: publication.url }, publication.url)]),
      ...(publication.contact ? [contactLine(input)] : []),
      ...smallPrint(input, languages),
    ]),
  ]);
}

function contactLine(input: EditionInput): Element {
  const { contact, languages } = input.publication;
  if (!contact) return h('p');
  const names = runs(
    both((language) => input.words[language]('frame.contactLine', { name: contact.name[language] })),
    'span',
    languages,
  );
  return h('p', { class: 'contact' }, [...names, h('a', { href: `mailto:${contact.email}` }, contact.email)]);
}

/** What this edition is, its version and its licence, a block for each language. */
function smallPrint(input: EditionInput, languages: readonly Language[]): Element[] {
  const { publication, words } = input;
  return languages.map((language) =>
    h('div', { class: 'small', lang: language }, [
      ...(publication.note ? [h('p', publication.note[language])] : []),
      h(
        'p',
        words[language]('frame.versionAndLicence', {
          version: publication.version,
          licence: licenceName(publication.licence.id, input, language),
        }),
      ),
    ]),
  );
}

/** The imprint in one language. */
export function languageImprint(input: EditionInput, language: Language): Element {
  const { publication, words } = input;
  const word = words[language];
  return h('footer', { class: 'imprint' }, [
    qrCode(publication.url, word('frame.qrCode')),
    h('div', { class: 'imprint-text' }, [
      h('p', { class: 'read-on' }, word('frame.readOn')),
      h('p', { class: 'address' }, [h('a', { href: publication.url }, publication.url)]),
      ...(publication.contact
        ? [
            h('p', { class: 'contact' }, [
              `${word('frame.contactLine', { name: publication.contact.name[language] })} `,
              h('a', { href: `mailto:${publication.contact.email}` }, publication.contact.email),
            ]),
          ]
        : []),
      ...smallPrint(input, [language]),
    ]),
  ]);
}
