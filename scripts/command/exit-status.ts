/** Exit statuses of the contract. */
import type { Message, MessageCode } from '../message/message.ts';

export const exitStatus = { done: 0, mistakes: 1, usage: 2, machine: 3 } as const;

/** Errors that no change to a manuscript can mend. */
const machineCodes: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'browser-missing',
  'browser-path',
  'browser-failed',
  'font-missing',
  'output-failed',
  'tool-failed',
]);

/**
 * @param strict whether warnings fail the run too
 */
export function statusOf(messages: readonly Message[], strict: boolean): number {
  const failing = messages.filter(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
  if (failing.some(({ code }) => machineCodes.has(code))) return exitStatus.machine;
  return failing.length > 0 ? exitStatus.mistakes : exitStatus.done;
}
