/** What the stages that write editions are given and what they give back. */
import type { OutputKind } from '../command/options.ts';
import type { Message } from '../message/message.ts';
import type { Artifact } from '../release/manifest.ts';
import type { Templates } from '../template/load.ts';
import type { Values, WordKey } from '../template/translate.ts';
import type { BrowserSession } from '../writer/browser/browser.ts';
import type { EpubTemplates } from '../writer/epub/archive.ts';
import type { FitChoice } from './fit-choice.ts';

/** Says that a file is ready; `details` are words about it, in the user's language. */
export type Progress = (step: string, details?: { readonly key: WordKey; readonly values: Values }) => void;

export interface WriteTools {
  readonly templates: Templates;
  readonly epub: { readonly templates: EpubTemplates; readonly stylesheet: string };
  /** Starts the browser at the first call, and gives the same one to every caller. */
  readonly browser: () => Promise<BrowserSession>;
  readonly wants: (kind: OutputKind) => boolean;
  readonly progress: Progress;
}

export interface Written {
  readonly artifacts: readonly Artifact[];
  readonly messages: readonly Message[];
  /** What was chosen for editions that are fitted to their pages. */
  readonly fits?: readonly FitChoice[];
}

export const nothing: Written = { artifacts: [], messages: [] };
