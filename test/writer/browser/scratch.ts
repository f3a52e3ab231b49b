/** The real machine with a temporary folder of the test's own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Machine, thisMachine } from '../../../scripts/writer/browser/machine.ts';

export interface Scratch {
  readonly machine: Machine;
  remove(): void;
}

export function scratch(): Scratch {
  const temporary = mkdtempSync(join(tmpdir(), 'taiyaku-test-'));
  return {
    machine: { ...thisMachine(), temporary },
    remove: () => rmSync(temporary, { recursive: true, force: true }),
  };
}
