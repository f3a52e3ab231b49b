import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import {
  faceFile,
  faceName,
  faces,
  faceVersion,
  findFace,
  isLatinLetterOrDigit,
} from '../../../scripts/writer/font/faces.ts';

test('each face is there once, with its file and its version', () => {
  assert.equal(new Set(faces.map(faceName)).size, faces.length);
  for (const face of faces) {
    assert.ok(existsSync(faceFile(face)), faceName(face));
    assert.match(faceVersion(face), /^\d+\.\d+\.\d+$/);
    assert.equal(findFace(face.family, face.weight, face.style), face);
  }
});

test('a face that is not set with is not found', () => {
  assert.equal(findFace('Serif JA', 400, 'italic'), undefined);
});

test('the Latin families have the files of the English ones', () => {
  for (const [latin, english] of [
    ['Serif Latin', 'Serif EN'],
    ['Sans Latin', 'Sans EN'],
  ] as const) {
    const files = (family: string) => faces.filter((face) => face.family === family).map(({ path }) => path);
    assert.deepEqual(files(latin), files(english));
  }
});

test('letters and digits are Latin; punctuation, signs and full-width letters are not', () => {
  for (const character of 'AZaz09éÅßœŁơạẞ') assert.ok(isLatinLetterOrDigit(character.codePointAt(0) ?? 0), character);
  for (const character of ' .,!?-“”‘’—–…·()/%&@×÷§©®°ªºµⅣⅳＡａ１①ﬁαЖあ漢「、') {
    assert.ok(!isLatinLetterOrDigit(character.codePointAt(0) ?? 0), character);
  }
});
