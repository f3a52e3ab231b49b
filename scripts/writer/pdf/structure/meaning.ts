/**
 * From the structure that Chromium writes to one that means what the page means. Chromium wraps every piece of text in a
 * `NonStruct`, dissolves many boxes, gives most others no type, and puts the text of an item beside its label.
 */
import { elementOf, isElement, type Kid, type StructureElement } from './tree.ts';
import { groupingTypes, inlineTypes, paragraphTypes } from './standard-types.ts';

/**
 * Gives every element its type (ISO 32000-1, 14.8.4; ISO 14289-1, 7): text stands in paragraphs, a run in another language
 * is a `Span`, an item has a label and a body, a ruby has bases and readings, what can be clicked is a `Link`, a figure
 * around a described picture is a group. Elements without content go, except cells.
 *
 * @param root changed in place
 * @param language the language of the document
 */
export function giveMeaning(root: StructureElement, language: string): void {
  root.kids = blocks(kidsIn(root, language));
}

/** The kids of an element, each with its meaning; pieces of text without a type of their own are dissolved. */
function kidsIn(parent: StructureElement, inherited: string): Kid[] {
  const hasText = parent.kids.some((kid) => isElement(kid) && isText(kid));
  const isGroup = groupingTypes.has(parent.type) || parent.type === 'NonStruct';
  // Text beside headings and the like is a paragraph whose box was dissolved; text beside runs is one line with them.
  const hasBlock = parent.kids.some((kid) => isElement(kid) && kid.type !== 'NonStruct' && !inlineTypes.has(kid.type));
  const inLine = paragraphTypes.has(parent.type) || (hasText && !(isGroup && hasBlock));
  return parent.kids.flatMap((kid) => (kid.kind === 'element' ? meaning(kid, inherited, inLine) : [kid]));
}

/** Whether this is the `NonStruct` that Chromium puts around a piece of text. */
function isText(element: StructureElement): boolean {
  return (
    element.type === 'NonStruct' &&
    element.language === undefined &&
    !element.isNote &&
    !element.isSide &&
    !element.isPageNumber &&
    element.kids.length > 0 &&
    element.kids.every(({ kind }) => kind === 'content')
  );
}

function meaning(element: StructureElement, inherited: string, inLine: boolean): Kid[] {
  if (isText(element)) return element.kids;
  const own = element.language ?? inherited;
  if (element.language === inherited) delete element.language;
  if (element.type === 'NonStruct' && element.kids.some(({ kind }) => kind === 'annotation')) element.type = 'Link';
  const holdsFigure = element.type === 'Figure' && element.alt === undefined && hasFigure(element);
  if (holdsFigure) element.type = 'Div';
  element.kids = kidsIn(element, own);
  if (element.isNote) element.type = 'Note';
  const isLine = element.kids.every(isInLine);
  const isOwn = element.isSide === true || element.isPageNumber === true;
  if (element.type === 'NonStruct' || (element.type === 'Div' && isLine && !holdsFigure)) {
    if (isLine && inLine && element.language === undefined && !isOwn) return element.kids;
    element.type = !isLine ? 'Div' : inLine || isOwn ? 'Span' : 'P';
  }
  if (holdsFigure) element.kids = element.kids.map(withoutCaption);
  shape(element);
  return isEmpty(element) ? [] : [element];
}

/** What the type asks of the kids. */
function shape(element: StructureElement): void {
  if (element.type === 'L') element.kids = element.kids.map(item);
  else if (element.type === 'LI') element.kids = labelAndBody(element.kids);
  else if (element.type === 'Ruby') element.kids = element.kids.map(baseOrReading);
  else if (groupingTypes.has(element.type)) element.kids = blocks(element.kids);
}

/** Text and runs of text that stand between blocks become paragraphs. */
function blocks(kids: readonly Kid[]): Kid[] {
  const result: Kid[] = [];
  let line: Kid[] = [];
  const endLine = (): void => {
    const [only] = line;
    if (only?.kind === 'element' && only.type === 'Figure' && line.length === 1) result.push(only);
    else if (line.length > 0) result.push(elementOf('P', line));
    line = [];
  };
  for (const kid of kids) {
    if (isInLine(kid)) line.push(kid);
    else {
      endLine();
      result.push(kid);
    }
  }
  endLine();
  return result;
}

function isInLine(kid: Kid): boolean {
  return kid.kind !== 'element' || inlineTypes.has(kid.type);
}

function isEmpty({ type, kids, alt }: StructureElement): boolean {
  return kids.length === 0 && alt === undefined && type !== 'TD' && type !== 'TH';
}

function item(kid: Kid): Kid {
  if (isElement(kid)) {
    if (['LI', 'L', 'Caption'].includes(kid.type)) return kid;
    if (kid.kids.some((inner) => isElement(inner) && inner.type === 'Lbl')) {
      kid.type = 'LI';
      kid.kids = labelAndBody(kid.kids);
      return kid;
    }
  }
  return elementOf('LI', [elementOf('LBody', [kid])]);
}

function labelAndBody(kids: readonly Kid[]): Kid[] {
  const isPart = (kid: Kid): boolean => isElement(kid) && (kid.type === 'Lbl' || kid.type === 'LBody');
  const rest = kids.filter((kid) => !isPart(kid));
  return [...kids.filter(isPart), ...(rest.length > 0 ? [elementOf('LBody', rest)] : [])];
}

/** A ruby holds bases (RB) and readings (RT), nothing else (ISO 32000-1, 14.8.4.4.2). */
function baseOrReading(kid: Kid): Kid {
  if (!isElement(kid)) return elementOf('RB', [kid]);
  if (['RB', 'RT', 'RP'].includes(kid.type)) return kid;
  if (kid.type !== 'Span') return elementOf('RB', [kid]);
  kid.type = 'RB';
  return kid;
}

/** Whether this is an HTML figure around a picture: then the picture, which has the description, is the figure. */
function hasFigure(element: StructureElement): boolean {
  return element.kids.some((kid) => isElement(kid) && (kid.type === 'Figure' || hasFigure(kid)));
}

/** A caption whose figure is beside it, not around it, is a paragraph to a reader of PDF 1.7. */
function withoutCaption(kid: Kid): Kid {
  if (isElement(kid) && kid.type === 'Caption') kid.type = kid.kids.every(isInLine) ? 'P' : 'Div';
  return kid;
}
