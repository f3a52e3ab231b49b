/** The outermost frame of an HTML document. */
import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Language } from '../message/message.ts';
import type { Publication } from '../publication/schema.ts';
import { withoutDeadLinks } from './inner-links.ts';

export interface HtmlHead {
  readonly title: string;
  /** The style sheet's text, which stands in the document. */
  readonly css: string;
  readonly extra?: readonly ElementContent[];
  /** The classes of `body`. */
  readonly bodyClass?: readonly string[];
}

/**
 * A whole HTML document in the leading language. Links to what it does not show lose their address.
 *
 * @param languages the leading language first
 * @param head title and style sheet
 * @param body the children of `body`
 */
export function htmlDocument(languages: readonly Language[], head: HtmlHead, body: readonly ElementContent[]): Root {
  const [leading = 'ja'] = languages;
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: leading }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          ...(head.extra ?? []),
          h('title', head.title),
          h('style', [{ type: 'text', value: head.css }]),
        ]),
        h('body', head.bodyClass ? { class: [...head.bodyClass] } : {}, withoutDeadLinks(body)),
      ]),
    ],
  };
}

/** The title of the publication in both languages, in their order: `… — …`. */
export function documentTitle(publication: Publication): string {
  return publication.languages.map((language) => publication.title[language]).join(' — ');
}
