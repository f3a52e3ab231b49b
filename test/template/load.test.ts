import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadTemplates, template } from '../../scripts/template/load.ts';

it('gives every edition its own style sheet, those of pages and those of print each on a common base', async () => {
  const templates = await loadTemplates();
  const base = await template('print/base.css');
  const common = await template('page/base.css');
  assert.equal(templates.pageCss, `${common}\n${await template('page/page.css')}`);
  assert.equal(templates.pageScript, await template('page/page.js'));
  assert.equal(templates.catalogueCss, `${common}\n${await template('page/catalogue.css')}`);
  assert.equal(templates.leafletCss, `${base}\n${await template('print/leaflet.css')}`);
  assert.equal(
    templates.bookCss,
    `${base}\n${await template('print/vertical.css')}\n${await template('print/book.css')}`,
  );
  assert.equal(templates.coverCss, `${base}\n${await template('print/cover.css')}`);
});

it('loads nothing from elsewhere', async () => {
  for (const [name, css] of Object.entries(await loadTemplates())) {
    assert.doesNotMatch(css, /@import|https?:|url\((?!["']?data:)/, name);
  }
});

it('can stand in a style element', async () => {
  for (const [name, css] of Object.entries(await loadTemplates())) assert.doesNotMatch(css, /<\/(style|script)/i, name);
});
