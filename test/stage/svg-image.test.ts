import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { svgFault } from '../../scripts/stage/svg-image.ts';

const fault = (svg: string) => svgFault(new TextEncoder().encode(svg));
const drawing = (inner: string, attributes = '') =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;

describe('a drawing', () => {
  it('may be painted with what is in it, hold pictures, and link to the web', () => {
    for (const inner of [
      '<rect fill="url(#a)" style="mask: url(\'#b\')"/><use xlink:href="#a"/>',
      '<style>@font-face { src: url(data:font/woff2;base64,AA) } rect { fill: url(#a) }</style>',
      '<image href="data:image/png;base64,AA"/><a href="https://example.org/"><text>地図</text></a>',
      '<metadata xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:li rdf:resource="http://example.org/"/></metadata>',
    ])
      assert.equal(fault(drawing(inner)), undefined, inner);
    assert.equal(fault('<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'), undefined);
  });

  for (const [name, svg] of [
    ['a script', drawing('<g><script>1</script></g>')],
    ['an event', drawing('<rect/>', 'onload="1"')],
  ] as const)
    it(`has no ${name}`, () => assert.deepEqual(fault(svg), { code: 'image-svg-script' }));

  for (const [inner, url] of [
    ['<image xlink:href="https://example.org/x.png"/>', 'https://example.org/x.png'],
    ['<image href="photo.jpg"/>', 'photo.jpg'],
    ['<use href="other.svg#a"/>', 'other.svg#a'],
    ['<rect style="fill:url(https://example.org/f.svg#a)"/>', 'https://example.org/f.svg#a'],
    ['<style><![CDATA[@import "a.css";]]></style>', 'a.css'],
    ['<style>rect { fill: url( "b.svg#a" ) }</style>', 'b.svg#a'],
    ['<a href="javascript:alert(1)"><rect/></a>', 'javascript:alert(1)'],
  ] as const)
    it(`loads nothing: ${inner}`, () => assert.deepEqual(fault(drawing(inner)), { code: 'image-svg-outside', url }));

  it('has no style sheet beside it', () => {
    const svg = drawing('').replace('?>', '?><?xml-stylesheet href="a.css"?>');
    assert.deepEqual(fault(svg), { code: 'image-svg-outside', url: 'a.css' });
  });

  it('is XML in the name space of SVG', () => {
    for (const svg of [
      '<svg xmlns="http://www.w3.org/2000/svg">\n<rect a=1/></svg>',
      '<svg/>',
      drawing('<g>'),
      drawing('&e;'),
    ])
      assert.equal(fault(svg)?.code, 'image-svg-broken', svg);
  });
});
