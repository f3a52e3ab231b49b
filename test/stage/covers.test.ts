/** The covers of all e-books have the typographic marks that all editions have. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inOneLanguage } from '../../scripts/edition/epub-language.ts';
import { composeCover } from '../../scripts/stage/covers.ts';
import { htmlText } from '../../scripts/writer/html.ts';
import { prepare } from './small-publication.ts';

it('is set in one language as it is in both', async () => {
  const { prepared } = await prepare({ ja: { '01-a': '文。' }, en: { '01-a': 'Text.' } });
  assert.ok(prepared);
  const { input } = prepared;
  const title = { ...input.publication.title, en: 'Who reads "private" letters?' };
  const view = { ...input, publication: { ...input.publication, title } };
  const tools = { templates: { coverCss: '' }, browser: () => Promise.reject(new Error('nothing is drawn')) };
  for (const one of [view, inOneLanguage(view, 'en')])
    assert.match(htmlText(composeCover(one, tools)).replaceAll('\u00ad', ''), /<h1>.*“private”/s);
});
