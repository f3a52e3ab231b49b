import type { Message } from '../../message/message.ts';

/** A font is not there or could not be cut. `report` is what the user is shown. */
export class FontError extends Error {
  override readonly name = 'FontError';
  readonly report: Message;

  constructor(report: Message, cause?: unknown) {
    super(`${report.code} ${JSON.stringify(report.values)}`, { cause });
    this.report = report;
  }
}
