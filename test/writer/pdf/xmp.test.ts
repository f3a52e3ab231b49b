import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { xmpPacket } from '../../../scripts/writer/pdf/xmp.ts';

const facts = {
  title: 'T',
  subject: '',
  author: 'A',
  keywords: [],
  language: 'en',
  languages: ['en', 'ja'],
  date: '2021-03-05',
  identifier: 'x',
  rights: 'R',
  licenceUrl: 'https://example.org/',
  producer: 'P',
} as const;

it('leaves out what is empty', () => {
  const packet = xmpPacket(facts);
  assert.doesNotMatch(packet, /dc:description|dc:subject|pdf:Keywords/);
  assert.match(packet, /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">T<\/rdf:li><\/rdf:Alt><\/dc:title>/);
});

it('puts the leading language first, as x-default', () => {
  const packet = xmpPacket({ ...facts, title: { ja: '題', en: 'Title' } });
  const languages = [...packet.matchAll(/<rdf:li xml:lang="([^"]+)">(題|Title)</g)].map((match) => match.slice(1));
  assert.deepEqual(languages, [
    ['x-default', 'Title'],
    ['ja', '題'],
    ['en', 'Title'],
  ]);
});

it('stays well-formed whatever the title holds', () => {
  const awkward = fc.constantFrom('&', '<', '>', '"', '\0', '\u001F', '\uD83D', '\uDE00', '\uFFFE', '鷗', '𠮟');
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 3 })) }), (title) => {
      const packet = xmpPacket({ ...facts, title });
      const tags = [...packet.matchAll(/<(\/?)([\w:]+)[^<>]*>/g)];
      const open: (string | undefined)[] = [];
      for (const [, end, name] of tags) {
        if (end) assert.equal(open.pop(), name);
        else open.push(name);
      }
      assert.deepEqual(open, []);
      assert.ok(packet.isWellFormed());
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
      assert.doesNotMatch(packet, /&(?!amp;|lt;|gt;|quot;)|[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
    }),
  );
});
