import type { Message } from '../../message/message.ts';

/**
 * The browser could not be found, unpacked, started, or could not do what it was asked. `report` is what the user is
 * shown; `cause` keeps the original error for whoever debugs.
 */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
  readonly report: Message;

  constructor(report: Message, cause?: unknown) {
    super(`${report.code} ${JSON.stringify(report.values)}`, { cause });
    this.report = report;
  }
}

/** The first line of whatever was thrown, without the protocol's own prefix. */
export function reasonOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return (text.split('\n').find((line) => line.trim() !== '') ?? text)
    .replace(/^Protocol error \([^)]*\): /, '')
    .trim();
}
