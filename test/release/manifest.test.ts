import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Artifact, manifestOf, manifestText } from '../../scripts/release/manifest.ts';
import { about } from './about.ts';

const publication = { ...about, id: 'small', version: '1.0.0', languages: ['ja', 'en'] } as const;

function artifact(path: string, text: string, more: Partial<Artifact> = {}): Artifact {
  const bytes = new TextEncoder().encode(text);
  return { path, kind: 'web', edition: 'web', languages: ['ja', 'en'], mediaType: 'text/html', bytes, ...more };
}

describe('the manifest', () => {
  it('lists the files by path, whatever the order in which they were made', () => {
    const path = fc.stringMatching(/^[a-zA-Z0-9/._-]{1,12}$/);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 8 }), (paths) => {
        const artifacts = paths.map((one) => artifact(one, one));
        const { artifacts: entries } = manifestOf(publication, artifacts);
        const listed = entries.map((entry) => entry.path);
        for (const [index, one] of listed.entries()) assert.ok(index === 0 || (listed[index - 1] ?? '') < one);
        assert.equal(listed.length, paths.length);
        assert.deepEqual(manifestOf(publication, artifacts.toReversed()).artifacts, entries);
      }),
    );
  });

  it('has the size and the SHA-256 of each file', () => {
    const [entry] = manifestOf(publication, [artifact('index.html', 'abc')]).artifacts;
    assert.equal(entry?.bytes, 3);
    assert.equal(entry?.sha256, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const [one] = manifestOf(publication, [artifact('x', '', { bytes })]).artifacts;
        assert.deepEqual([one?.bytes, one?.sha256], [bytes.length, createHash('sha256').update(bytes).digest('hex')]);
      }),
    );
  });

  it('has the facts of print files where there are any', () => {
    const more = {
      kind: 'print',
      edition: '2up',
      mediaType: 'application/pdf',
      pages: 2,
      sheets: 1,
      paper: 'A4',
    } as const;
    const [page, sheet] = manifestOf(publication, [
      artifact('print/a.pdf', 'x', more),
      artifact('index.html', 'y'),
    ]).artifacts;
    assert.deepEqual(Object.keys(page ?? {}), ['path', 'kind', 'edition', 'languages', 'mediaType', 'bytes', 'sha256']);
    const { bytes: _bytes, sha256: _sha256, ...facts } = sheet ?? {};
    assert.deepEqual(facts, { path: 'print/a.pdf', languages: ['ja', 'en'], ...more });
  });

  it('has the pixels of pictures', () => {
    const [picture] = manifestOf(publication, [artifact('images/a.png', 'x', { width: 400, height: 600 })]).artifacts;
    assert.deepEqual([picture?.width, picture?.height], [400, 600]);
  });

  it('is the same text at any time, with nothing in it but what it was given', () => {
    const artifacts = [artifact('index.html', 'abc')];
    const text = manifestText(manifestOf(publication, artifacts));
    assert.equal(
      text,
      `{
  "publication": "small",
  "version": "1.0.0",
  "languages": [
    "ja",
    "en"
  ],
  "about": {
    "date": "2021-03-05",
    "title": {
      "ja": "小さな本",
      "en": "A small book"
    },
    "description": {
      "ja": "説明",
      "en": "What it is"
    },
    "issuer": {
      "ja": "発行者",
      "en": "The publisher"
    },
    "authors": [],
    "url": "https://example.org/book",
    "licence": {
      "id": "CC-BY-4.0",
      "url": "https://example.org/licence"
    }
  },
  "artifacts": [
    {
      "path": "index.html",
      "kind": "web",
      "edition": "web",
      "languages": [
        "ja",
        "en"
      ],
      "mediaType": "text/html",
      "bytes": 3,
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    }
  ]
}
`,
    );
  });
});
