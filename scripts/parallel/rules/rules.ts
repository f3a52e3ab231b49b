/** Every parity rule, in alphabetical order. */
import { addresses } from './addresses.ts';
import { dates } from './dates.ts';
import { doubledWords } from './doubled-words.ts';
import { images } from './images.ts';
import { invisible } from './invisible.ts';
import { language } from './language.ts';
import { leftovers } from './leftovers.ts';
import { lists } from './lists.ts';
import { names } from './names.ts';
import { negation } from './negation.ts';
import { notes } from './notes.ts';
import { numbers } from './numbers.ts';
import { percentages } from './percentages.ts';
import { punctuation } from './punctuation.ts';
import { quotations } from './quotations.ts';
import type { Rule } from './rule.ts';
import { tables } from './tables.ts';
import { terms } from './terms.ts';
import { width } from './width.ts';

export const rules = [
  addresses,
  dates,
  doubledWords,
  images,
  invisible,
  language,
  leftovers,
  lists,
  names,
  negation,
  notes,
  numbers,
  percentages,
  punctuation,
  quotations,
  tables,
  terms,
  width,
] as const satisfies readonly Rule[];
