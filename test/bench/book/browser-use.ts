/** What the browser's processes have used so far. Linux only; elsewhere all is unknown. */
import { readdirSync, readFileSync } from 'node:fs';

export interface BrowserUse {
  /** Processor time of all processes below this one, those included that have ended and were waited for, ms. */
  readonly cpu: number;
  /** The sum of their largest resident sets, MB: pages that they share are counted more than once. */
  readonly peak: number;
}

/** The kernel counts in hundredths of a second (proc(5), `stat`). */
const tick = 10;

export function browserUse(): BrowserUse | undefined {
  const all = processes();
  if (all === undefined) return undefined;
  const below = new Set([process.pid]);
  for (let before = 0; before < below.size;) {
    before = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  below.delete(process.pid);
  const ours = all.filter(({ pid }) => below.has(pid));
  return {
    cpu: ours.reduce((sum, { cpu }) => sum + cpu, 0),
    peak: ours.reduce((sum, { peak }) => sum + peak, 0),
  };
}

function processes() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          // The name of the program, in parentheses, may hold anything.
          const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ');
          const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
          const cpu = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * tick;
          return [{ pid: Number(name), parent: Number(fields[1]), cpu, peak: Number(peak ?? 0) / 1024 }];
        } catch {
          return [];
        }
      });
  } catch {
    return undefined;
  }
}
