/** What is said where a PDF is not as accessible as it should be. */
import { type Message, message, type Places } from '../message/message.ts';

/**
 * One message for all conditions that keep a PDF from claiming to be accessible.
 *
 * @param conditions condition and place: `01-005 page 3`
 */
export function accessibilityMessages(conditions: readonly string[], place: Places, edition: string): Message[] {
  if (conditions.length === 0) return [];
  return [message('pdf-accessibility', place, { edition, conditions: [...new Set(conditions)].join(', ') })];
}
