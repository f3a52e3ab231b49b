/** From a message to a sentence in the reader's language. */
import type { Message, MessageCode, Place } from './message.ts';

/** Looks up `message.<code>.text` and `message.<code>.help`; the template room's translator fits. */
export type Wording = (
  key: `message.${MessageCode}.text` | `message.${MessageCode}.help`,
  values: Readonly<Record<string, string | number>>,
) => string;

/** What is wrong, in one sentence. */
export function textOf(message: Message, wording: Wording): string {
  return wording(`message.${message.code}.text`, message.values);
}

/** What to do about it, in one sentence. */
export function helpOf(message: Message, wording: Wording): string {
  return wording(`message.${message.code}.help`, message.values);
}

/** `file:line:column`, which terminals and editors turn into a link. */
export function placeInWords(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}
