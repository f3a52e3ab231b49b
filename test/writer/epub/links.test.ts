import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'hastscript';
import { bookLinks } from '../../../scripts/writer/epub/links.ts';
import { both, chapter, pixel } from './books.ts';

const links = bookLinks(
  [
    chapter('one', both('一', 'One'), h('p#here', 'x'), h('p#shared', 'x')),
    chapter('empty', both('空', 'Empty')),
    chapter('two', both('二', 'Two'), h('div', h('p#there', 'x')), h('p#shared', 'x'), h('p#見出し', 'x')),
  ],
  [
    { path: 'images/a.png', mediaType: 'image/png', bytes: pixel },
    { path: 'images/写真.jpg', mediaType: 'image/jpeg', bytes: pixel },
  ],
);

for (const [name, href, chapterName, expected] of [
  ['an id of the same chapter', '#here', 'one', '#here'],
  ['an id of another chapter', '#there', 'one', 'two.xhtml#there'],
  ['an id that both have stays at home', '#shared', 'two', '#shared'],
  ['an id that two other chapters have goes to the first', '#shared', 'empty', 'one.xhtml#shared'],
  ['an encoded id', '#%E8%A6%8B%E5%87%BA%E3%81%97', 'one', 'two.xhtml#%E8%A6%8B%E5%87%BA%E3%81%97'],
  ['an id that nobody has', '#nowhere', 'one', '#nowhere'],
  ['an address', 'https://example.org/#there', 'one', 'https://example.org/#there'],
  ['a broken escape', '#%E0%A4%A', 'one', '#%E0%A4%A'],
] as const) {
  test(`a link to ${name}`, () => assert.equal(links.target(href, chapterName), expected));
}

for (const [name, src, expected] of [
  ['by its path', 'images/a.png', '../images/image-1.png'],
  ['by its encoded path', 'images/%E5%86%99%E7%9C%9F.jpg', '../images/image-2.jpg'],
  ['that the book does not have', 'images/b.png', 'images/b.png'],
] as const) {
  test(`an image ${name}`, () => assert.equal(links.image(src), expected));
}
