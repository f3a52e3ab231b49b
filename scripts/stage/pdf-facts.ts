/** What a finished PDF says of itself. */

import { both } from '../edition/bilingual.ts';
import { licenceName } from '../edition/colophon.ts';
import type { EditionInput } from '../edition/edition.ts';
import type { PaperSize } from '../publication/paper.ts';
import type { PdfFacts } from '../writer/pdf/finish.ts';

/** The facts of a reading edition on a paper. */
export function pdfFacts(input: EditionInput, page: PaperSize): PdfFacts {
  const { publication, words } = input;
  const [language = 'ja'] = publication.languages;
  return {
    title: publication.title,
    subject: publication.subtitle ?? publication.description,
    author: both(
      (side) =>
        publication.authors.map((author) => author[side]).join(words[side]('frame.listSeparator')) ||
        publication.issuer[side],
    ),
    keywords: [publication.issuer.ja, publication.issuer.en],
    language,
    languages: publication.languages,
    date: publication.date,
    identifier: `${publication.id} ${publication.version}`,
    rights: both((side) => licenceName(publication.licence.id, input, side)),
    licenceUrl: publication.licence.url,
    producer: 'taiyaku',
    page,
    black: 'k',
    numberWords: {
      note: both((side) => (number) => words[side]('frame.toNote', { number })),
      page: both((side) => (number) => words[side]('frame.toPage', { number })),
      back: both((side) => (number) => words[side]('frame.backToText', { number })),
    },
  };
}
