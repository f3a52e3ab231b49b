/** One browser for a whole run, started as early as possible or at the first call. */
import { type BrowserSession, openBrowser } from './browser.ts';

export interface LateBrowser {
  /** The session; the same one for every caller. Throws what `openBrowser` throws. */
  readonly session: () => Promise<BrowserSession>;
  /** Ends the browser if it was ever started. */
  readonly close: () => Promise<void>;
}

/**
 * @param now whether to start it at once; a failure to start is kept for whoever asks for the session
 */
export function lateBrowser(now: boolean): LateBrowser {
  let opening: Promise<BrowserSession> | undefined;
  const session = (): Promise<BrowserSession> => {
    opening ??= openBrowser();
    return opening;
  };
  if (now) session().catch(() => undefined);
  return {
    session,
    close: async () => {
      const open = await opening?.catch(() => undefined);
      await open?.close();
    },
  };
}
