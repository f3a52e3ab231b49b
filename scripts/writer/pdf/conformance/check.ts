/**
 * Whether a PDF may say that it conforms to PDF/UA-1 (ISO 14289-1): the failure conditions of the Matterhorn Protocol 1.1
 * that a program can test and that can occur in what this program makes. `test/writer/pdf/matterhorn.yaml` lists all
 * conditions, with the reason for each that is not tested here.
 */
import type { PDFDocument } from '@cantoo/pdf-lib';
import { annotationFailures } from './annotations.ts';
import { contentFailures } from './content.ts';
import { documentFailures } from './document.ts';
import { elementFailures } from './elements.ts';
import { fontFailures } from './fonts.ts';
import { languageFailures } from './language.ts';
import { nestingFailures } from './nesting.ts';
import { type Failure, type PageFacts, readTagged } from './tagged.ts';
import { typeFailures } from './types.ts';

/**
 * All failure conditions that a finished document meets, in the order of their numbers.
 *
 * @param pages what the content streams hold, scanned as they will be written
 */
export function failuresOf(document: PDFDocument, pages: readonly PageFacts[]): Failure[] {
  const tagged = readTagged(document, pages);
  const checks = [
    ...[contentFailures, typeFailures, documentFailures, nestingFailures, languageFailures, elementFailures],
    ...[annotationFailures, fontFailures],
  ];
  return checks.flatMap((check) => check(tagged)).toSorted((a, b) => a.condition.localeCompare(b.condition));
}
