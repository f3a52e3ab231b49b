/** Messages as data for other programs: the `--json` report of the contract. */
import type { Message, Place, Severity } from './message.ts';
import { helpOf, textOf, type Wording } from './wording.ts';

export interface JsonMessage {
  readonly code: string;
  readonly severity: Severity;
  readonly ja?: Place;
  readonly en?: Place;
  readonly settings?: Place;
  readonly text: string;
  readonly help: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One message with its wording in the user's language. */
export function jsonMessage(message: Message, wording: Wording): JsonMessage {
  const { code, severity, values, ja, en, settings } = message;
  return {
    code,
    severity,
    ...(ja && { ja }),
    ...(en && { en }),
    ...(settings && { settings }),
    text: textOf(message, wording),
    help: helpOf(message, wording),
    values,
  };
}
