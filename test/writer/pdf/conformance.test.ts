/** Every condition that the table calls tested: a good file is broken in this way, and the check says so. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { parse } from 'yaml';
import { failuresOf } from '../../../scripts/writer/pdf/conformance/check.ts';
import { scanWritten } from '../../../scripts/writer/pdf/content/pages.ts';
import { finishPdf, type PdfFacts } from '../../../scripts/writer/pdf/finish.ts';
import { contentStreams, decodedStream, joined } from '../../../scripts/writer/pdf/stream.ts';

const proof = new Uint8Array(await readFile(new URL('../../cases/pdf/proof.pdf', import.meta.url)));
const table = parse(await readFile(new URL('matterhorn.yaml', import.meta.url), 'utf8')) as readonly {
  readonly id: string;
  readonly condition: string;
  readonly state: 'tested' | 'person' | 'not applicable' | 'not tested';
  readonly because?: string;
}[];

const facts: PdfFacts = {
  title: '試し刷り',
  subject: '',
  author: '編集部',
  keywords: [],
  language: 'ja',
  languages: ['ja', 'en'],
  date: '2021-03-05',
  identifier: 'proof 1',
  rights: '',
  licenceUrl: '',
  producer: 'taiyaku',
  black: 'rgb',
};

const key = (name: string): PDFName => PDFName.of(name);

/** A finished document, opened to be broken. */
class Broken {
  readonly document: PDFDocument;
  contents: string[];

  constructor(document: PDFDocument) {
    this.document = document;
    this.contents = document.getPages().map((page) => {
      const parts = contentStreams(document.context, page.node.get(key('Contents')));
      return Buffer.from(joined(parts.map(({ stream }) => decodedStream(stream)))).toString('latin1');
    });
  }

  get catalog(): PDFDict {
    return this.document.catalog;
  }

  dictionary(name: string): PDFDict {
    return this.catalog.lookup(key(name), PDFDict);
  }

  page(): PDFDict {
    return this.document.getPage(0).node;
  }

  all(): PDFDict[] {
    return this.document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFDict);
  }

  /** The first element of a type. */
  element(type: string): PDFDict {
    const isType = (object: PDFDict) => object.get(key('S')) === key(type) && object.has(key('P'));
    return this.all().find(isType) ?? assert.fail(type);
  }

  retype(from: string, to: string): void {
    this.element(from).set(key('S'), key(to));
  }

  link(): PDFDict {
    return this.all().find((object) => object.get(key('Subtype')) === key('Link')) ?? assert.fail('no link');
  }

  font(): PDFDict {
    return this.all().find((object) => object.get(key('Subtype')) === key('Type0')) ?? assert.fail('no font');
  }

  descendant(): PDFDict {
    return this.font().lookup(key('DescendantFonts'), PDFArray).lookup(0, PDFDict);
  }

  map(change: (text: string) => string): void {
    const { context } = this.document;
    for (const font of this.all().filter((object) => object.get(key('Subtype')) === key('Type0'))) {
      const stream = font.lookup(key('ToUnicode'));
      if (!(stream instanceof PDFRawStream)) continue;
      const text = change(Buffer.from(decodedStream(stream)).toString('latin1'));
      font.set(key('ToUnicode'), context.register(context.stream(text)));
    }
  }

  xmp(change: (text: string) => string): void {
    const stream = this.catalog.lookup(key('Metadata'));
    assert.ok(stream instanceof PDFRawStream);
    const text = change(new TextDecoder().decode(stream.getContents()));
    this.catalog.set(key('Metadata'), this.document.context.stream(new TextEncoder().encode(text)));
  }

  content(change: (text: string) => string): void {
    this.contents = this.contents.map(change);
  }

  annotation(subtype: string): void {
    const { context } = this.document;
    const list = this.page().lookup(key('Annots'), PDFArray);
    list.push(context.register(context.obj({ Type: 'Annot', Subtype: subtype })));
  }

  conditions(): string[] {
    const contents = this.contents.map((text) => Buffer.from(text, 'latin1'));
    const pages = this.document.getPages().map((page) => ({ page }));
    return failuresOf(this.document, scanWritten(pages, contents)).map(({ condition }) => condition);
  }
}

const obj = (broken: Broken, value: object) => broken.document.context.obj(value as never) as never;

function form(broken: Broken, entries: object, uses: number): void {
  const { context } = broken.document;
  const stream = context.stream('/P <</MCID 0 >>BDC EMC', { Type: 'XObject', Subtype: 'Form', ...entries });
  const ref = context.register(stream);
  const names = Array.from({ length: uses }, (_, index) => [`X${index}`, ref]);
  broken
    .page()
    .lookup(key('Resources'), PDFDict)
    .set(key('XObject'), obj(broken, Object.fromEntries(names)));
}

function cMap(broken: Broken, system: object): void {
  const { context } = broken.document;
  broken.font().set(key('Encoding'), context.register(context.stream('', { CIDSystemInfo: system as never })));
}

const breaks: Readonly<Record<string, (broken: Broken) => void>> = {
  '01-003': (b) => b.content((text) => text.replace(/(MCID \d+ >>BDC)/, '$1 /Artifact BMC EMC')),
  '01-004': (b) => b.content((text) => `${text.replace(/(\/\w+ <<\/MCID)/, '/Artifact BMC $1')} EMC`),
  '01-005': (b) => b.content((text) => `${text} 0 0 9 9 re f`),
  '01-007': (b) => b.dictionary('MarkInfo').set(key('Suspects'), PDFBool.True),
  '02-001': (b) => b.retype('P', 'Absatz'),
  '02-003': (b) => {
    b.retype('P', 'Absatz');
    b.dictionary('StructTreeRoot').set(key('RoleMap'), obj(b, { Absatz: 'Absatz' }));
  },
  '02-004': (b) => b.dictionary('StructTreeRoot').set(key('RoleMap'), obj(b, { P: 'Span' })),
  '06-001': (b) => b.catalog.delete(key('Metadata')),
  '06-002': (b) => b.xmp((text) => text.replace('<pdfuaid:part>1', '<pdfuaid:part>2')),
  '06-003': (b) => b.xmp((text) => text.replace(/<dc:title>[\s\S]*?<\/dc:title>/, '')),
  '07-001': (b) => b.catalog.delete(key('ViewerPreferences')),
  '07-002': (b) => b.dictionary('ViewerPreferences').set(key('DisplayDocTitle'), PDFBool.False),
  '09-004': (b) => b.retype('TR', 'P'),
  '09-005': (b) => {
    b.retype('P', 'L');
  },
  '09-006': (b) => b.retype('P', 'TOC'),
  '09-007': (b) => b.retype('RB', 'P'),
  '09-008': (b) => b.retype('P', 'Warichu'),
  '10-001': (b) => b.map((text) => text.replace(/beginbf(?:char|range)[\s\S]*?endbf(?:char|range)/, '')),
  '11-001': (b) => b.catalog.delete(key('Lang')) && b.element('Document').set(key('Lang'), PDFHexString.fromText('')),
  '11-002': (b) => {
    b.catalog.delete(key('Lang'));
    b.element('Document').delete(key('Lang'));
  },
  '11-003': (b) => b.catalog.delete(key('Lang')),
  '11-004': (b) => {
    b.catalog.delete(key('Lang'));
    b.element('Document').delete(key('Lang'));
    b.link();
    for (const one of b.all()) if (one.has(key('S'))) one.delete(key('Lang'));
  },
  '11-006': (b) => b.catalog.delete(key('Lang')),
  '13-004': (b) => b.element('Figure').delete(key('Alt')),
  '14-002': (b) => b.retype('H1', 'H2'),
  '14-003': (b) => b.retype('H2', 'H5'),
  '14-006': (b) => {
    b.retype('P', 'H');
    b.retype('P', 'H');
    for (const one of b.all()) if (one.get(key('S')) === key('P') && one.has(key('P'))) one.set(key('S'), key('H'));
  },
  '14-007': (b) => b.retype('P', 'H'),
  '15-003': (b) => {
    for (const one of b.all()) if (['/TH', '/TD'].includes(String(one.get(key('S'))))) one.delete(key('A'));
  },
  '17-002': (b) => b.retype('P', 'Formula'),
  '19-003': (b) => b.retype('P', 'Note'),
  '19-004': (b) => {
    for (const one of b.all()) {
      if (one.get(key('S')) !== key('P') || !one.has(key('P'))) continue;
      one.set(key('S'), key('Note'));
      one.set(key('ID'), PDFHexString.fromText('n'));
    }
  },
  '20-001': (b) => b.catalog.set(key('OCProperties'), obj(b, { D: {}, Configs: [{}] })),
  '20-002': (b) => b.catalog.set(key('OCProperties'), obj(b, { D: {} })),
  '20-003': (b) => b.catalog.set(key('OCProperties'), obj(b, { D: { AS: [] } })),
  '21-001': (b) => void b.document.context.register(obj(b, { Type: 'Filespec' })),
  '25-001': (b) => b.catalog.set(key('AcroForm'), obj(b, { XFA: [] })),
  '26-001': (b) => void (b.document.context.trailerInfo.Encrypt = obj(b, {})),
  '28-002': (b) => b.annotation('Text'),
  '28-004': (b) => b.annotation('Text'),
  '28-005': (b) => b.annotation('Widget'),
  '28-006': (b) => b.annotation('Unheard'),
  '28-007': (b) => b.annotation('TrapNet'),
  '28-008': (b) => b.page().delete(key('Tabs')),
  '28-009': (b) => b.page().set(key('Tabs'), key('R')),
  '28-010': (b) => b.annotation('Widget'),
  '28-011': (b) => b.retype('Link', 'Span'),
  '28-012': (b) => b.link().delete(key('Contents')),
  '28-017': (b) => b.link().set(key('Subtype'), key('PrinterMark')),
  '30-001': (b) => form(b, { Ref: {} }, 1),
  '30-002': (b) => form(b, {}, 2),
  '31-001': (b) => cMap(b, { Registry: 'Other' }),
  '31-002': (b) => cMap(b, { Ordering: 'Other' }),
  '31-003': (b) => cMap(b, { Supplement: 9 }),
  '31-004': (b) => b.descendant().set(key('CIDToGIDMap'), key('Other')),
  '31-005': (b) => b.descendant().delete(key('CIDToGIDMap')),
  '31-006': (b) => b.font().set(key('Encoding'), key('Other')),
  '31-009': (b) => b.descendant().delete(key('FontDescriptor')),
  '31-027': (b) => b.font().delete(key('ToUnicode')),
  '31-028': (b) => b.map((text) => text.replace(/(<[0-9A-F]{4}>\s*)<[0-9A-F]{4}>(?=\s*\n)/gi, '$1<0000>')),
  '31-029': (b) => b.map((text) => text.replace(/(<[0-9A-F]{4}>\s*)<[0-9A-F]{4}>(?=\s*\n)/gi, '$1<FEFF>')),
  '31-030': (b) => b.content((text) => text.replace(/<[0-9A-F]{4}> Tj/i, '<0000> Tj')),
};

describe('PDF/UA', () => {
  let good: Uint8Array;
  before(async () => {
    const { bytes, failures } = await finishPdf(proof, facts);
    assert.deepEqual(failures, []);
    good = bytes;
  });

  it('has a row for each condition, and a reason for each that is not applicable', () => {
    const ids = table.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(new Set(ids.map((id) => id.slice(0, 2))).size, 31, 'every checkpoint');
    for (const { id, state, because } of table) {
      if (state !== 'tested' && state !== 'person') assert.ok(because, id);
    }
    const tested = table.filter(({ state }) => state === 'tested').map(({ id }) => id);
    assert.deepEqual(tested, Object.keys(breaks).toSorted());
  });

  it('is claimed by a file in which nothing fails', async () => {
    assert.deepEqual(new Broken(await PDFDocument.load(good)).conditions(), []);
  });

  it('is not claimed otherwise', async () => {
    const document = await PDFDocument.load(proof);
    for (const one of new Broken(document).all()) if (one.get(key('S')) === key('Figure')) one.delete(key('Alt'));
    const { bytes, failures } = await finishPdf(await document.save(), facts);
    assert.deepEqual(
      failures.map(({ condition }) => condition),
      ['13-004'],
    );
    assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /pdfuaid/);
  });

  for (const [id, breakIt] of Object.entries(breaks)) {
    it(`${id}: ${table.find((row) => row.id === id)?.condition}`, async () => {
      const broken = new Broken(await PDFDocument.load(good));
      breakIt(broken);
      assert.ok(broken.conditions().includes(id), broken.conditions().join(', '));
    });
  }
});
