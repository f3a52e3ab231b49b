import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epubIdentifier } from '../../../scripts/writer/epub/identifier.ts';

const publication = { id: 'letter', version: '1.0.0', url: 'https://example.org/letter' };

test('the identifier is a UUID of version 5 and variant 1', () => {
  assert.match(
    epubIdentifier(publication, ['ja', 'en']),
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test('the identifier never changes: it equals what Python’s uuid5 makes of the same name', () => {
  assert.equal(epubIdentifier(publication, ['ja', 'en']), 'urn:uuid:15af4ac7-d766-5c66-877d-b7e7ec07ea1c');
});

test('version, languages, id and address each make another book; the order of the languages does not', () => {
  const identifiers = [
    epubIdentifier(publication, ['ja', 'en']),
    epubIdentifier(publication, ['ja']),
    epubIdentifier(publication, ['en']),
    epubIdentifier({ ...publication, version: '1.0.1' }, ['ja', 'en']),
    epubIdentifier({ ...publication, id: 'letters' }, ['ja', 'en']),
    epubIdentifier({ ...publication, url: 'https://example.com/letter' }, ['ja', 'en']),
  ];
  assert.equal(new Set(identifiers).size, identifiers.length);
  assert.equal(epubIdentifier(publication, ['en', 'ja']), identifiers[0]);
});
