/** The order in which a viewer shows two pages side by side (ISO 32000-1, 12.2, `Direction`). */
import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Marks a book that is bound on the right: its first page is a left-hand one. */
export function readFromRight({ catalog, context }: PDFDocument): void {
  const key = PDFName.of('ViewerPreferences');
  const present = catalog.lookup(key);
  const preferences = present instanceof PDFDict ? present : context.obj({});
  preferences.set(PDFName.of('Direction'), PDFName.of('R2L'));
  catalog.set(key, preferences);
}
