/**
 * What the HTML can say to the finishing passes through the browser. Of all attributes tried with Chromium 153 (`id`,
 * `title`, `aria-label`, `role`, `data-…`, `lang`), only `lang` reaches the structure of the PDF unchanged, on every block
 * and on every inline element that has a role (print-languages.ts). A private-use subtag (BCP 47, 2.2.7) leaves fonts,
 * `:lang()` and line breaking as they are, so `ja-x-note` is still Japanese: it is read here and does not reach the file.
 *
 * - `ja-x-cont`: this element continues, on another page, the last one before it of the same type and language. A
 *   paginator that splits a paragraph marks the second part `data-continues`, and so each list, item, table, row or cell
 *   around a split place; `markContinuations` turns the marks into languages just before printing. A number behind it
 *   (`cont-1`, `cont-2`) keeps the languages of nested ones apart: Chromium writes a language only where it changes.
 * - `ja-x-note`: a note, whatever element it is made of.
 * - `ja-x-side`: one of the spans of a text that says one thing in both languages, such as a title.
 * - `ja-x-page`: the number of the page to which an entry of the contents leads.
 */

/** What an element's language says beside the language. */
export interface TagHook {
  readonly language?: string;
  readonly isNote: boolean;
  readonly continues: boolean;
  readonly isSide: boolean;
  readonly isPageNumber: boolean;
}

/** Takes apart a `Lang` of the structure. */
export function readTagHook(value: string | undefined): TagHook {
  const [language, subtags = ''] = value?.split(/-x-/) ?? [];
  const hooks = subtags.split('-');
  return {
    ...(language && { language }),
    isNote: hooks.includes('note'),
    continues: hooks.includes('cont'),
    isSide: hooks.includes('side'),
    isPageNumber: hooks.includes('page'),
  };
}

/** The language of a note. */
export function noteLanguage(language: string): string {
  return `${language}-x-note`;
}

/** The language of a text that has its translation beside it in one line. */
export function sideLanguage(language: string): string {
  return `${language}-x-side`;
}

/** The language of a page number behind the text that it belongs to. */
export function pageNumberLanguage(language: string): string {
  return `${language}-x-page`;
}

/**
 * Runs in the page, before printing: gives every element with `data-continues` the language that says so. It must stand
 * on its own, because the browser gets its source.
 */
export function markContinuations(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-continues]')) {
    const speaking = element.closest<HTMLElement>('[lang]');
    const language = speaking?.lang.split('-x-')[0] ?? '';
    const isNote = speaking === element && element.lang.includes('-x-note');
    let depth = 1;
    for (let outer = element.parentElement; outer; outer = outer.parentElement) {
      if (outer.dataset.continues !== undefined) depth += 1;
    }
    element.dataset.tagLanguage = `${language}-x-${isNote ? 'note-' : ''}cont-${depth}`;
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-tag-language]')) {
    element.lang = element.dataset.tagLanguage ?? '';
    delete element.dataset.tagLanguage;
  }
}
