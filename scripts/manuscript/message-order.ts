/** Messages in the order of the file they point into. */
import type { Language, Message } from '../message/message.ts';

/** Sorts the messages about one manuscript by line and column; those at the same place keep their order. */
export function inFileOrder(messages: readonly Message[], language: Language): readonly Message[] {
  const line = (entry: Message) => entry[language]?.line ?? 0;
  const column = (entry: Message) => entry[language]?.column ?? 0;
  return messages.toSorted((a, b) => line(a) - line(b) || column(a) - column(b));
}
