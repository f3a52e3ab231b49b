/** Messages as lines of text for a terminal or a log. */
import type { Message, Severity } from './message.ts';
import { helpOf, placeInWords, textOf, type Wording } from './wording.ts';

const colour: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };
const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * The report: one paragraph a message, with its places, what is wrong and what to do.
 *
 * @param messages the messages in the order found
 * @param wording the translator of the user's language
 * @param style whether the terminal shows colours
 */
export function terminalReport(messages: readonly Message[], wording: Wording, style: { colour: boolean }): string {
  return messages.map((message) => paragraph(message, wording, style.colour)).join('\n');
}

/** The messages with errors last, where the eye is when a long report ends. */
export function worstLast(messages: readonly Message[]): readonly Message[] {
  return messages.toSorted((a, b) => rank[b.severity] - rank[a.severity]);
}

function paragraph(message: Message, wording: Wording, coloured: boolean): string {
  const head = `${message.severity} ${message.code}`;
  const places = [
    message.settings && `  ${placeInWords(message.settings)}`,
    message.ja && `  ja  ${placeInWords(message.ja)}`,
    message.en && `  en  ${placeInWords(message.en)}`,
  ];
  return [
    coloured ? `\u001b[1;${colour[message.severity]}m${head}\u001b[0m` : head,
    ...places.filter((place) => place !== undefined),
    `  ${textOf(message, wording)}`,
    `  → ${helpOf(message, wording)}`,
    '',
  ].join('\n');
}
